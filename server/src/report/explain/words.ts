/** The fixed values of rules and knowledge, in words. */
import type { CategoryClass, Evidence, Grant, IdentifiabilityRole, LawStatus, Lens, Register } from '../../knowledge/types.ts';
import type { BilingualText } from '../../messages/template.ts';
import type { FixKind, Preset, Severity } from '../../rules/finding.ts';
import type { Confidence, RuleGroup } from '../../rules/rule.ts';

export const LENS: Readonly<Record<Lens, BilingualText>> = {
  technical: { nl: 'technisch kan', en: 'technically can' },
  legal: { nl: 'juridisch mag', en: 'legally may' },
  ethical: { nl: 'ethisch wenselijk', en: 'ethically should' },
};

export const SEVERITY: Readonly<Record<Severity, BilingualText>> = {
  error: { nl: 'fout', en: 'error' },
  warning: { nl: 'waarschuwing', en: 'warning' },
  info: { nl: 'opmerking', en: 'remark' },
};

export const PRESET: Readonly<Record<Preset, BilingualText>> = {
  engineer: { nl: 'engineer (standaard)', en: 'engineer (default)' },
  reviewer: { nl: 'reviewer', en: 'reviewer' },
  auditor: { nl: 'auditor', en: 'auditor' },
};

export const CONFIDENCE: Readonly<Record<Confidence, BilingualText>> = {
  high: { nl: 'hoog', en: 'high' },
  medium: { nl: 'middel', en: 'medium' },
  low: { nl: 'laag', en: 'low' },
};

export const FIX: Readonly<Record<FixKind | 'none', BilingualText>> = {
  safe: { nl: 'veilig: verandert niets waar anderen op bouwen', en: 'safe: changes nothing that others build on' },
  unsafe: { nl: 'onveilig: verandert wat de stroom doet', en: 'unsafe: changes what the flow does' },
  suggestion: { nl: 'voorstel: zet een invulplek neer', en: 'suggestion: puts a blank to fill in' },
  none: { nl: 'geen', en: 'none' },
};

export const GROUP: Readonly<Record<RuleGroup, BilingualText>> = {
  combination: { nl: 'Combinaties', en: 'Combinations' },
  ground: { nl: 'Grondslag', en: 'Ground' },
  'kinds-of-data': { nl: 'Soorten gegevens', en: 'Kinds of data' },
  purpose: { nl: 'Doel, minimale gegevens en bewaren', en: 'Purpose, minimisation and retention' },
  identifiability: { nl: 'Herleidbaarheid', en: 'Identifiability' },
  roles: { nl: 'Rollen en regimes', en: 'Roles and regimes' },
  decisions: { nl: 'Besluiten, beoordeling en informatie', en: 'Decisions, assessment and notice' },
  ethics: { nl: 'Ethiek', en: 'Ethics' },
  quality: { nl: 'Kwaliteit en vindbaarheid', en: 'Data quality and findability' },
  structure: { nl: 'Techniek en huishouding', en: 'Technique and housekeeping' },
};

export const EVIDENCE: Readonly<Record<Evidence, BilingualText>> = {
  verified: { nl: 'nagekeken in de bron', en: 'checked against the source' },
  'verified-older-text': { nl: 'nagekeken in een oudere tekst van de bron', en: 'checked against an older text of the source' },
  unverified: { nl: 'NIET nagekeken: ga hier niet zonder controle op af', en: 'NOT verified: do not rely on this without checking' },
  reasoning: { nl: 'afgeleid uit bronnen, zo niet letterlijk te lezen', en: 'reasoned from sources, not literally in them' },
};

export const CLASS: Readonly<Record<CategoryClass, BilingualText>> = {
  none: { nl: 'geen persoonsgegeven', en: 'no personal data' },
  ordinary: { nl: 'gewoon persoonsgegeven', en: 'ordinary personal data' },
  sensitive: { nl: 'gevoelig persoonsgegeven', en: 'sensitive personal data' },
  special: { nl: 'bijzonder persoonsgegeven (AVG 9)', en: 'special category (GDPR 9)' },
  criminal: { nl: 'strafrechtelijk gegeven (AVG 10)', en: 'criminal data (GDPR 10)' },
  'national-id': { nl: 'nationaal identificatienummer (AVG 87)', en: 'national identification number (GDPR 87)' },
};

export const ROLE: Readonly<Record<IdentifiabilityRole, BilingualText>> = {
  direct: { nl: 'wijst zelf een persoon aan', en: 'identifies a person by itself' },
  quasi: { nl: 'wijst samen met andere gegevens een persoon aan', en: 'identifies a person together with other data' },
  attribute: { nl: 'zegt iets over een persoon en wijst die niet aan', en: 'tells something about a person and identifies nobody' },
};

export const STATUS: Readonly<Record<LawStatus, BilingualText>> = {
  'in-force': { nl: 'in werking', en: 'in force' },
  adopted: { nl: 'aangenomen, nog niet in werking', en: 'adopted, not yet in force' },
  bill: { nl: 'wetsvoorstel', en: 'bill' },
  repealed: { nl: 'ingetrokken', en: 'repealed' },
  'do-not-use': { nl: 'niet op te bouwen', en: 'not to be relied on' },
};

export const GRANT: Readonly<Record<Grant, BilingualText>> = {
  collect: { nl: 'verzamelen', en: 'collect' },
  receive: { nl: 'ontvangen', en: 'receive' },
  disclose: { nl: 'verstrekken', en: 'disclose' },
  bsn: { nl: 'het BSN gebruiken', en: 'use the BSN' },
  special: { nl: 'bijzondere gegevens gebruiken', en: 'use special categories' },
  criminal: { nl: 'strafrechtelijke gegevens gebruiken', en: 'use criminal data' },
  automated: { nl: 'geautomatiseerd besluiten', en: 'decide automatically' },
  publish: { nl: 'openbaar maken', en: 'publish' },
  retain: { nl: 'bewaren', en: 'retain' },
};

export const ACCESS: Readonly<Record<Register['access'], BilingualText>> = {
  open: { nl: 'open voor iedereen', en: 'open to everyone' },
  authorisation: { nl: 'met een autorisatiebesluit', en: 'with an authorisation decision' },
  agreement: { nl: 'met een overeenkomst', en: 'with an agreement' },
};
