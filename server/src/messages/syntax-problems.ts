/**
 * What is wrong with a text as YAML, in words: what it is and what to do. `{detail}` stands for the
 * detail of the problem: a key, a name or a number.
 */

interface Message {
  readonly nl: string;
  readonly en: string;
}

/**
 * One message for each reason a text cannot be read (the `detail` of a `syntax` or `not-text`
 * problem) and for each other code of problem.
 */
export const SYNTAX_MESSAGES = {
  indentation: {
    nl: 'Inspringing klopt niet: regels op hetzelfde niveau beginnen in dezelfde kolom, regels die ergens onder vallen springen verder in. Gebruik spaties.',
    en: 'The indentation is off: lines of one level start in the same column, lines below something are indented further. Use spaces.',
  },
  tab: {
    nl: 'Inspringen met een tab mag niet in YAML: vervang de tab door spaties.',
    en: 'YAML does not allow tabs for indentation: replace the tab by spaces.',
  },
  'colon-missing': {
    nl: 'Hier ontbreekt een dubbele punt: schrijf `sleutel: waarde`.',
    en: 'A colon is missing here: write `key: value`.',
  },
  'space-after-colon': {
    nl: 'Na de dubbele punt achter een sleutel hoort een spatie.',
    en: 'The colon behind a key needs a space after it.',
  },
  'colon-in-value': {
    nl: 'Twee dubbele punten op één regel: zet aanhalingstekens om een waarde met `: ` erin, of begin een nieuwe regel die inspringt.',
    en: 'Two colons on one line: put quotes around a value with `: ` in it, or start a new line that is indented.',
  },
  'reserved-character': {
    nl: 'Een waarde zonder aanhalingstekens mag niet met dit teken beginnen: zet aanhalingstekens om de waarde.',
    en: 'A value without quotes cannot start with this character: put quotes around the value.',
  },
  'after-value': {
    nl: 'Achter deze waarde staat nog iets: zet alles tussen één paar aanhalingstekens, of haal weg wat te veel is.',
    en: 'Something follows this value: put all of it between one pair of quotes, or remove what is too much.',
  },
  'multiline-key': {
    nl: 'Deze regel is geen `sleutel: waarde`: de dubbele punt ontbreekt, of de spatie erachter, of de regel springt te weinig in.',
    en: 'This line is no `key: value`: the colon is missing, or the space behind it, or the line is not indented enough.',
  },
  'comma-missing': {
    nl: 'Tussen de waarden binnen haken ontbreekt een komma, of er ontbreekt een sluitend haakje.',
    en: 'A comma between the values inside the brackets is missing, or a closing bracket is.',
  },
  'comma-extra': {
    nl: 'Hier staat een komma te veel: haal hem weg of zet er een waarde voor.',
    en: 'There is one comma too many: remove it or put a value before it.',
  },
  'bracket-open': {
    nl: 'Een haakje wordt niet gesloten: zet `]` of `}` waar de lijst of het blok eindigt.',
    en: 'A bracket is never closed: put `]` or `}` where the list or block ends.',
  },
  'quote-open': {
    nl: 'Een aanhalingsteken wordt niet gesloten: zet hetzelfde teken aan het einde van de tekst.',
    en: 'A quotation mark is never closed: put the same mark at the end of the text.',
  },
  'not-closed': {
    nl: 'Een haakje of aanhalingsteken is hier nog open: sluit het, of spring de volgende regel verder in als de tekst daar doorgaat.',
    en: 'A bracket or quotation mark is still open here: close it, or indent the next line further if the text goes on there.',
  },
  escape: {
    nl: 'Een backslash tussen dubbele aanhalingstekens begint een speciaal teken, en dit teken bestaat niet. Schrijf `\\\\` of gebruik enkele aanhalingstekens.',
    en: 'A backslash in double quotes begins a special character, and this one does not exist. Write `\\\\` or use single quotes.',
  },
  'block-header': {
    nl: 'Na `|` of `>` mag alleen `+`, `-` en een cijfer staan; de tekst begint op de volgende regel.',
    en: 'Only `+`, `-` and a digit may follow `|` or `>`; the text starts on the next line.',
  },
  anchor: {
    nl: 'Dit anker (`&naam`) of deze verwijzing (`*naam`) klopt niet: geef er één naam aan, en zet geen anker of tag voor een verwijzing.',
    en: 'This anchor (`&name`) or alias (`*name`) is wrong: give it one name, and put no anchor or tag before an alias.',
  },
  tag: {
    nl: 'Deze tag (`!…`) is niet geldig: haal hem weg, of zet aanhalingstekens om een tekst die met `!` begint.',
    en: 'This tag (`!…`) is not valid: remove it, or put quotes around a text that starts with `!`.',
  },
  directive: {
    nl: 'De regel met `%` bovenaan is niet geldig: haal hem weg, of zet er `---` onder.',
    en: 'The line with `%` at the top is not valid: remove it, or put `---` below it.',
  },
  'document-end': {
    nl: 'Hier had het document moeten eindigen: controleer de inspringing, of begin een nieuw document met `---`.',
    en: 'The document should have ended here: check the indentation, or start a new document with `---`.',
  },
  characters: {
    nl: 'Hier staan tekens die geen tekst zijn: sla het bestand op als tekst in UTF-8, of haal deze tekens weg.',
    en: 'There are characters here that are not text: save the file as text in UTF-8, or remove these characters.',
  },
  other: {
    nl: 'Vanaf hier is de tekst niet als YAML te lezen: controleer inspringing, dubbele punten, haken en aanhalingstekens.',
    en: 'From here the text cannot be read as YAML: check indentation, colons, brackets and quotation marks.',
  },
  'too-deep': {
    nl: 'De tekst is dieper genest dan {detail} niveaus en wordt niet gelezen: maak de opbouw vlakker.',
    en: 'The text nests deeper than {detail} levels and is not read: make its structure flatter.',
  },
  'too-large': {
    nl: 'Het bestand is langer dan {detail} tekens en wordt niet gelezen: splits het op.',
    en: 'The file is longer than {detail} characters and is not read: split it up.',
  },
  'duplicate-key': {
    nl: 'De sleutel `{detail}` staat er twee keer: alleen de eerste telt. Haal er een weg of geef hem een andere naam.',
    en: 'The key `{detail}` is there twice: only the first counts. Remove one or rename it.',
  },
  'unknown-alias': {
    nl: 'De verwijzing `*{detail}` heeft geen anker: zet `&{detail}` bij de waarde die je bedoelt, eerder in hetzelfde document.',
    en: 'The alias `*{detail}` has no anchor: put `&{detail}` before the value you mean, earlier in the same document.',
  },
  'alias-bomb': {
    nl: 'De verwijzingen worden uitgeschreven te groot (hier bij `*{detail}`): schrijf minder verwijzingen naar verwijzingen, en laat een anker niet naar zichzelf verwijzen.',
    en: 'Written out, the aliases grow too large (here at `*{detail}`): use fewer aliases of aliases, and let no anchor refer to itself.',
  },
  'key-not-text': {
    nl: 'Een sleutel is hier een lijst of een blok, geen tekst: zet aanhalingstekens om een tekst met haken.',
    en: 'A key here is a list or a block, not text: put quotes around a text with brackets.',
  },
} as const satisfies Readonly<Record<string, Message>>;

export type SyntaxMessageKey = keyof typeof SYNTAX_MESSAGES;

/**
 * The message of a syntax problem, its detail filled in. For the codes `syntax` and `not-text` the
 * detail names the reason; one that is not known gets the general message.
 */
export function syntaxMessage(code: string, detail: string): Message {
  const key = code === 'syntax' || code === 'not-text' ? detail : code;
  const { nl, en } = isKey(key) ? SYNTAX_MESSAGES[key] : SYNTAX_MESSAGES.other;
  return { nl: nl.replaceAll('{detail}', () => detail), en: en.replaceAll('{detail}', () => detail) };
}

function isKey(key: string): key is SyntaxMessageKey {
  return Object.hasOwn(SYNTAX_MESSAGES, key);
}
