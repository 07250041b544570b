/** The smallest body with something to break: counts of trees, no personal data. */
export const PLAIN_BODY = `
sources:
  bomen: { party: gemeente, subjects: { kind: objects }, fields: { boomnummer: object, soort: object } }
steps:
  tel: { aggregate: bomen, by: [soort], measures: { aantal: count } }
outputs:
  telling: { from: tel, audience: team }
`;
