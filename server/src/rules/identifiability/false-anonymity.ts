import type { Environment } from '../../lineage/environment.ts';
import type { OutputNode } from '../../lineage/flow.ts';
import { isDirect, levelOf, personalFields } from '../../lineage/personal.ts';
import type { FieldFlow } from '../../lineage/profile.ts';
import type { BilingualText } from '../../messages/template.ts';
import { pipelineExample } from '../example.ts';
import { fieldPlaces, originAnchor, originsOf } from '../places.ts';
import { defineRule } from '../rule.ts';

const REASONS = {
  direct: { nl: 'er staan nog velden in die iemand rechtstreeks aanwijzen', en: 'it still holds fields that point to somebody directly' },
  pseudonymous: { nl: 'de gegevens zijn alleen gepseudonimiseerd, en dat blijven persoonsgegevens', en: 'the data are only pseudonymised, and remain personal data' },
  rows: { nl: 'elke rij gaat nog over één persoon', en: 'each row is still about one person' },
  unverified: { nl: 'de groepen hebben geen opgegeven minimum', en: 'the groups have no declared minimum size' },
} as const;

/** An output that its maker calls more anonymous than the flow shows. */
export const rule = defineRule({
  id: 'false-anonymity',
  group: 'identifiability',
  lens: 'technical',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['honest-anonymity', 'not-traceable-when-open'],
  articles: ['AVG 4(5)', 'AVG overweging 26'],
  fix: 'unsafe',
  ignorable: true,
  summary: { nl: 'Een uitvoer heet anoniemer dan hij is', en: 'An output is called more anonymous than it is' },
  why: {
    nl: 'Wie gegevens anoniem noemt, haalt de bescherming eraf. Gepseudonimiseerde gegevens blijven persoonsgegevens (AVG 4(5)), en anoniem is pas wat aantoonbaar niemand meer kan aanwijzen (overweging 26).',
    en: 'Calling data anonymous takes their protection away. Pseudonymised data remain personal data (GDPR 4(5)), and only what demonstrably points to nobody is anonymous (recital 26).',
  },
  resolve: { nl: 'Noem de uitvoer wat hij is, groepeer met een minimum groepsgrootte, of anonimiseer met een vastgelegde beoordeling.', en: 'Call the output what it is, group with a minimum group size, or anonymise with a recorded assessment.' },
  messages: {
    claim: { nl: '«{claim}» klopt niet met de stroom: {reason}', en: '“{claim}” does not match the flow: {reason}' },
  },
  examples: {
    trigger: example('anonymous', 'dicht'),
    repaired: example('pseudonymous', 'dicht'),
    nearMiss: example('aggregated', 'telling').replace('klant: username, ', '').replace(/ {2}dicht: .*\n/, '').replace('aggregate: dicht', 'aggregate: dossiers'),
  },

  concerns: (_, { flow }) => flow.outputs.some(({ decl }) => decl.claims !== undefined),

  *check(view, report) {
    for (const output of view.flow.outputs) {
      const claim = output.decl.claims;
      const problem = claim === undefined || output.profile.unknown ? undefined : mismatch(claim, output, view.environment);
      if (claim === undefined || problem === undefined) continue;
      const origins = originsOf(problem.fields);
      yield report('claim', view.at([...output.path, 'claims'], 'value'), { claim, reason: problem.reason }, {
        ...(output.decl.recipientCannotReidentify !== undefined && problem.level === 'pseudonymous' ? { severity: 'info' } : {}),
        related: fieldPlaces(problem.fields, output.profile),
        combination: origins.map(originAnchor),
        ...(origins[0] === undefined ? {} : { trace: { node: output.path, origin: originAnchor(origins[0]) } }),
        facts: { level: problem.level },
      });
    }
  },

  *fixes(finding) {
    const { level } = finding.facts;
    if (level !== 'pseudonymous') return;
    yield { title: { nl: 'Noem de uitvoer «pseudonymous»', en: 'Call the output “pseudonymous”' }, params: {}, kind: 'unsafe', principle: 'honest-anonymity', operations: [{ op: 'replace', unit: finding.at.unit, path: finding.at.path, value: 'pseudonymous' }] };
  },
});

interface Mismatch {
  readonly reason: BilingualText;
  readonly fields: readonly FieldFlow[];
  readonly level: 'direct' | 'pseudonymous' | 'aggregated';
}

/** Why the flow does not bear out a claim, or undefined where it does (or cannot be known). */
function mismatch(claim: string, output: OutputNode, environment: Environment): Mismatch | undefined {
  const { profile } = output;
  const personal = personalFields(profile);
  const direct = personal.filter((field) => isDirect(field, profile));
  if (claim === 'pseudonymous') return direct.length > 0 ? { reason: REASONS.direct, fields: direct, level: 'direct' } : undefined;
  if (claim !== 'anonymous' && claim !== 'aggregated') return undefined;
  if (direct.length > 0) return { reason: REASONS.direct, fields: direct, level: 'direct' };
  if (personal.length > 0) return { reason: personal.some((field) => field.pseudonym !== undefined) ? REASONS.pseudonymous : REASONS.rows, fields: personal, level: 'pseudonymous' };
  const grouped = levelOf(profile, environment) === 'aggregated' && profile.grouping?.verified === false;
  return grouped ? { reason: REASONS.unverified, fields: [...profile.fields.values()], level: 'aggregated' } : undefined;
}

function example(claim: string, from: string): string {
  return pipelineExample(`
purposes:
  evaluatie:
    description: Nagaan welke wijken de regeling bereikt
    kind: research
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    research: { publicInterest: betere regelingen, consentImpossible: duizenden dossiers, safeguards: gesloten omgeving, access: twee onderzoekers }
    retention: P1Y
sources:
  dossiers: { party: gemeente, collectedFor: research, fields: { klant: username, wijk: neighbourhood } }
steps:
  dicht: { pseudonymise: dossiers, fields: [klant], method: hmac-sha256, keyHolder: leverancier, domain: evaluatie }
  telling: { aggregate: dicht, by: [wijk], measures: { aantal: count }, minGroupSize: 10, suppression: blank }
outputs:
  cijfers: { from: ${from}, audience: team, recipients: [gemeente], claims: ${claim} }
`);
}
