/** The fixed values of rules, and how sure the knowledge base is, in words. */
import type { Evidence } from '../../knowledge/types.ts';
import { EVIDENCE } from '../../knowledge/words.ts';
import type { BilingualText, Locale } from '../../messages/template.ts';
import type { FixKind, Preset, Severity } from '../../rules/finding.ts';
import type { Confidence, RuleGroup } from '../../rules/rule.ts';

export { LENS } from '../../knowledge/words.ts';

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
  own: { nl: 'Eigen regels', en: 'Own rules' },
};

/** How sure an entry of the knowledge base is, and when it was looked up. */
export function evidenceLine({ evidence, checkedOn }: { readonly evidence: Evidence; readonly checkedOn: string }, locale: Locale): string {
  const [name, checked] = locale === 'nl' ? ['Bewijs', 'nagekeken op'] : ['Evidence', 'checked on'];
  return `${name}: ${EVIDENCE[evidence][locale]}; ${checked} ${checkedOn}`;
}
