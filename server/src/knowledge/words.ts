/** The fixed values of the knowledge base in words: the same in hovers, explanations and reports. */
import type { Bilingual, CategoryClass, Evidence, Grant, IdentifiabilityRole, LawStatus, Lens, MatrixCell, Register } from './types.ts';

type Words<K extends string> = Readonly<Record<K, Bilingual>>;

export const CLASS: Words<CategoryClass> = {
  none: { nl: 'geen persoonsgegeven', en: 'not personal data' },
  ordinary: { nl: 'gewoon persoonsgegeven', en: 'ordinary personal data' },
  sensitive: { nl: 'gevoelig persoonsgegeven', en: 'sensitive personal data' },
  special: { nl: 'bijzonder persoonsgegeven (AVG 9)', en: 'special category (GDPR 9)' },
  criminal: { nl: 'strafrechtelijk gegeven (AVG 10)', en: 'criminal offence data (GDPR 10)' },
  'national-id': { nl: 'nationaal nummer (AVG 87, UAVG 46)', en: 'national number (GDPR 87, UAVG 46)' },
};

export const ROLE: Words<IdentifiabilityRole> = {
  direct: { nl: 'wijst op zichzelf één persoon aan', en: 'points to one person by itself' },
  quasi: { nl: 'kan samen met andere gegevens één persoon aanwijzen', en: 'can point to one person together with other data' },
  attribute: { nl: 'zegt iets over een persoon en wijst die niet aan', en: 'says something about a person and points to nobody' },
};

export const STATUS: Words<LawStatus> = {
  'in-force': { nl: 'geldt', en: 'in force' },
  adopted: { nl: 'aangenomen, geldt nog niet', en: 'adopted, not in force yet' },
  bill: { nl: 'wetsvoorstel, geldt niet', en: 'a bill, not in force' },
  repealed: { nl: 'ingetrokken', en: 'repealed' },
  'do-not-use': { nl: 'niet te gebruiken als grondslag', en: 'not to be used as a ground' },
};

export const GRANT: Words<Grant> = {
  collect: { nl: 'verzamelen', en: 'collect' },
  receive: { nl: 'ontvangen van anderen', en: 'receive from others' },
  disclose: { nl: 'verstrekken', en: 'disclose' },
  bsn: { nl: 'het BSN gebruiken', en: 'use the BSN' },
  special: { nl: 'bijzondere gegevens gebruiken', en: 'use special categories' },
  criminal: { nl: 'strafrechtelijke gegevens gebruiken', en: 'use criminal offence data' },
  automated: { nl: 'geautomatiseerd besluiten', en: 'decide by automated means' },
  publish: { nl: 'openbaar maken', en: 'publish' },
  retain: { nl: 'bewaren', en: 'retain' },
};

export const ACCESS: Words<Register['access']> = {
  open: { nl: 'open voor iedereen', en: 'open to everyone' },
  authorisation: { nl: 'alleen met een autorisatiebesluit', en: 'only with an authorisation' },
  agreement: { nl: 'alleen met een overeenkomst', en: 'only with an agreement' },
};

export const USE: Words<NonNullable<Register['use']>> = {
  'statistics-only': { nl: 'alleen voor statistiek', en: 'for statistics only' },
  'research-only': { nl: 'alleen voor onderzoek', en: 'for research only' },
};

export const AUDIENCE: Words<'team' | 'organisation' | 'government' | 'private' | 'public'> = {
  team: { nl: 'alleen het eigen team', en: 'the own team only' },
  organisation: { nl: 'de eigen organisatie', en: 'the own organisation' },
  government: { nl: 'andere overheden', en: 'other public bodies' },
  private: { nl: 'private partijen', en: 'private parties' },
  public: { nl: 'iedereen', en: 'everyone' },
};

export const SUBJECTS: Words<Register['subjects']['kind']> = {
  citizens: { nl: 'inwoners', en: 'citizens' },
  employees: { nl: 'medewerkers', en: 'employees' },
  children: { nl: 'kinderen', en: 'children' },
  students: { nl: 'leerlingen en studenten', en: 'students' },
  patients: { nl: 'patiënten', en: 'patients' },
  clients: { nl: 'cliënten', en: 'clients' },
  entrepreneurs: { nl: 'ondernemers', en: 'entrepreneurs' },
  companies: { nl: 'bedrijven', en: 'companies' },
  objects: { nl: 'objecten', en: 'objects' },
  mixed: { nl: 'gemengd', en: 'mixed' },
};

export const PARTY_KIND: Words<string> = {
  'public-authority': { nl: 'overheid', en: 'public authority' },
  private: { nl: 'privaat', en: 'private' },
  mixed: { nl: 'deels publiek, deels privaat', en: 'partly public, partly private' },
  partnership: { nl: 'samenwerkingsverband', en: 'partnership' },
};

/** What a switch of purpose asks: a short mark for a table, and in words. */
export const CELL: Readonly<Record<MatrixCell, { readonly mark: Bilingual; readonly meaning: Bilingual }>> = {
  ok: { mark: { nl: '·', en: '·' }, meaning: { nl: 'geen vraag', en: 'no question' } },
  test: { mark: { nl: '6(4)', en: '6(4)' }, meaning: { nl: 'de vijf antwoorden van AVG 6(4), of een wet', en: 'the five answers of GDPR 6(4), or a law' } },
  stat: { mark: { nl: '89', en: '89' }, meaning: { nl: 'de waarborgen van AVG 89', en: 'the safeguards of GDPR 89' } },
  law: { mark: { nl: 'wet', en: 'law' }, meaning: { nl: 'een wet die de overstap regelt', en: 'a law that settles the switch' } },
  anon: { mark: { nl: 'groep', en: 'group' }, meaning: { nl: 'alleen als groepscijfers met een minimum, of anoniem', en: 'only as group figures with a minimum size, or anonymous' } },
  stop: { mark: { nl: 'stop', en: 'stop' }, meaning: { nl: 'niet, behalve met een wet die deze overstap uitdrukkelijk regelt', en: 'not, unless a law settles this very switch' } },
  'stop-ethics': { mark: { nl: 'hulp', en: 'help' }, meaning: { nl: 'niet, want hulp blijft hulp; alleen een wet die deze overstap uitdrukkelijk regelt, is een antwoord', en: 'not, for help stays help; only a law that settles this very switch is an answer' } },
  no: { mark: { nl: 'nee', en: 'no' }, meaning: { nl: 'past niet bij elkaar; alleen een wet die deze overstap uitdrukkelijk regelt, is een antwoord', en: 'does not go together; only a law that settles this very switch is an answer' } },
};

/** How a fact was established. */
export const EVIDENCE: Words<Evidence> = {
  verified: { nl: 'nagekeken in de bron', en: 'checked against the source' },
  'verified-older-text': { nl: 'nagekeken in een oudere tekst van de bron', en: 'checked against an older text of the source' },
  unverified: { nl: 'NIET nagekeken: ga hier niet zonder controle op af', en: 'NOT verified: do not rely on this without checking' },
  reasoning: { nl: 'afgeleid uit bronnen, zo niet letterlijk te lezen', en: 'reasoned from sources, not literally in them' },
};

/** The three questions a finding may be about. */
export const LENS: Words<Lens> = {
  technical: { nl: 'technisch kan', en: 'technically can' },
  legal: { nl: 'juridisch mag', en: 'legally may' },
  ethical: { nl: 'ethisch wenselijk', en: 'ethically should' },
};
