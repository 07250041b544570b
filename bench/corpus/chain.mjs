/** Small pipelines in a row: number i reads what number i − 1 delivers. */

/** Id of link `index`. */
export function linkId(index) {
  return `schakel-${String(index).padStart(6, '0')}`;
}

const purpose = (covers) => `  contact: { kind: service, description: Inwoners bericht geven over hun aanvraag, ground: { article: 6(1)(e), law: Gemeentewet art. 160 }, covers: ${covers}, retention: P1Y }`;

/**
 * The text of link `index` of a chain of `length`. The first link has a supply of its own, whose
 * `bereikbaar` field is a phone number. The last link covers less than the others: it is clean while
 * that field is a phone number and not when it is an e-mail address, so that a change at the head
 * shows at the tail and nowhere else.
 * @param {number} index
 * @param {number} length
 */
export function linkText(index, length) {
  const source = index === 0
    ? '  bron: { party: gemeente-oeverdam, collectedFor: service, subjects: { kind: citizens }, fields: { naam: name, bereikbaar: phone } }'
    : `  bron: { output: ${linkId(index - 1)}/bericht }`;
  return `# schakel ${index} van een keten
grondslag: 1
pipeline: ${linkId(index)}
controller: gemeente-oeverdam
parties:
  gemeente-oeverdam: { name: Gemeente Oeverdam, kind: public-authority, country: NL }
purposes:
${purpose(index === length - 1 ? '[name, phone]' : '[contact]')}
sources:
${source}
outputs:
  bericht: { from: bron, audience: team, recipients: [gemeente-oeverdam], retention: P1Y }
`;
}

/**
 * A small pipeline that reads the list of a long one, so that an edit there has somewhere to flow.
 * @param {string} id
 * @param {string} output `pipeline/output`
 */
export function readerText(id, output) {
  return `grondslag: 1
pipeline: ${id}
controller: gemeente-oeverdam
parties:
  gemeente-oeverdam: { name: Gemeente Oeverdam, kind: public-authority, country: NL }
purposes:
  hulp: { kind: debt-help, description: Inwoners met een achterstand hulp aanbieden, ground: { article: 6(1)(e), law: Wgs art. 3 }, covers: [contact, debt, payment-behaviour, neighbourhood, timestamp-date], retention: P6M }
sources:
  lijst: { output: ${output} }
outputs:
  hulplijst: { from: lijst, audience: team, recipients: [gemeente-oeverdam], retention: P6M }
`;
}
