import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { Category } from '../../knowledge/types.ts';
import { isController } from '../../lineage/environment.ts';
import type { FieldFlow } from '../../lineage/profile.ts';
import { isPersonal, meaning, personalFields } from '../../lineage/personal.ts';
import type { StepNode } from '../../lineage/flow.ts';
import { outputsAfter } from '../../lineage/reach.ts';
import type { Operation } from '../../edit/operations.ts';
import type { BilingualText } from '../../messages/template.ts';
import { pipelineExample } from '../example.ts';
import { fieldPlaces, originAnchor, originsOf } from '../places.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

const REASONS = {
  national: { nl: 'een kale hash van een nationaal nummer is terug te rekenen door alle nummers te proberen', en: 'a plain hash of a national number can be undone by trying all numbers' },
  hash: { nl: 'een kale hash zonder geheime sleutel is terug te rekenen door mogelijke waarden te proberen', en: 'a plain hash without a secret key can be undone by trying likely values' },
  holder: { nl: 'wie de gegevens gebruikt, heeft ook de sleutel', en: 'whoever uses the data also holds the key' },
  rotation: { nl: 'de sleutel wisselt nooit, en het logboek volgt zo iemand zonder einde', en: 'the key never changes, so the log follows somebody without end' },
  shared: { nl: 'hetzelfde domein wordt ook gebruikt in stap «{step}» voor een ander doel', en: 'the same domain is used in step “{step}” for another purpose' },
} as const;

/** A pseudonym that can be undone, or that links what should stay apart. One finding per step. */
export const rule = defineRule({
  id: 'weak-pseudonym',
  group: 'identifiability',
  lens: 'technical',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['honest-anonymity', 'security'],
  articles: ['AVG 4(5)', 'AVG 25', 'AVG 32(1)(a)'],
  fix: 'unsafe',
  ignorable: true,
  summary: { nl: 'Een pseudoniem is terug te rekenen of te breed bruikbaar', en: 'A pseudonym can be undone or is usable too widely' },
  why: {
    nl: 'Pseudonimiseren helpt alleen als de sleutel geheim is en apart wordt bewaard (AVG 4(5)). Van een BSN bestaan zo weinig waarden dat een hash zonder sleutel niets verbergt.',
    en: 'Pseudonymising only helps if the key is secret and kept apart (GDPR 4(5)). There are so few possible BSNs that a hash without a key hides nothing.',
  },
  resolve: { nl: 'Gebruik `hmac-sha256`, `keyed-hash`, `token` of `polymorphic` met een sleutelhouder die de gegevens zelf niet gebruikt, en per doel een eigen domein. Laat de sleutel van een logboek van tijd tot tijd wisselen (`rotation`).', en: 'Use `hmac-sha256`, `keyed-hash`, `token` or `polymorphic` with a key holder that does not use the data, and a domain of its own per purpose. Let the key of a log change from time to time (`rotation`).' },
  messages: {
    weak: { nl: 'Deze pseudonimisering van {fields} is zwak: {reason}', en: 'This pseudonymisation of {fields} is weak: {reason}' },
  },
  examples: {
    trigger: example('hash'),
    repaired: example('hmac-sha256'),
    nearMiss: example('token'),
  },

  concerns: ({ verbs }) => verbs.has('pseudonymise'),

  *check(view, report) {
    const domains = new Map<string, StepNode>();
    for (const node of view.flow.steps) {
      if (node.decl.verb !== 'pseudonymise') continue;
      const profile = node.inputs[0]?.profile;
      if (profile === undefined) continue;
      const fields = replacedBy(node);
      if (fields.length === 0) continue;
      const weak = weakness(view, node, fields, domains);
      if (node.decl.domain !== undefined && !domains.has(node.decl.domain)) domains.set(node.decl.domain, node);
      if (weak === undefined) continue;
      const involved = [...fields, ...weak.also.flatMap(replacedBy)];
      yield report('weak', node.at, { fields: fields.map((field) => field.name), reason: weak.reason }, {
        severity: weak.severe ? 'error' : 'warning',
        related: [...fieldPlaces(involved, profile), ...weak.also.map((other) => ({ at: other.at, message: { nl: 'deze stap gebruikt hetzelfde domein', en: 'this step uses the same domain' }, params: {} }))],
        combination: originsOf(involved).map(originAnchor),
        facts: { hash: String(node.decl.method === 'hash'), rotation: String(lacksRotation(node) && (node.decl.method === 'hash' || weak.reason === REASONS.rotation)) },
      });
    }
  },

  *fixes(finding, view) {
    const { unit, path } = finding.at;
    const step = view.pipeline.steps.get(path[1] ?? '');
    const hash = finding.facts['hash'] === 'true';
    const method = hash ? [{ op: 'replace', unit, path: [...path, 'method'], value: 'hmac-sha256' } as const] : [];
    if (finding.facts['rotation'] === 'true' && step !== undefined) {
      const change: Operation = Object.hasOwn(step.all, 'rotation')
        ? { op: 'replace', unit, path: [...path, 'rotation'], value: PLACEHOLDER }
        : { op: 'insert', unit, path, key: 'rotation', value: PLACEHOLDER, after: 'method' };
      yield { title: hash ? KEYED_AND_CHANGING : CHANGING, params: {}, kind: 'suggestion', principle: 'honest-anonymity', operations: [...method, change] };
    } else if (hash) yield { title: KEYED, params: {}, kind: 'unsafe', principle: 'honest-anonymity', operations: method };
  },
});

const KEYED = { nl: 'Gebruik een hash met sleutel (hmac-sha256)', en: 'Use a hash with a key (hmac-sha256)' };
const CHANGING = { nl: 'Voeg toe hoe vaak de sleutel wisselt, om in te vullen', en: 'Add how often the key changes, to fill in' };
const KEYED_AND_CHANGING = { nl: 'Gebruik een hash met sleutel (hmac-sha256), en vul in hoe vaak die wisselt', en: 'Use a hash with a key (hmac-sha256), and fill in how often it changes' };

/** The personal fields that a step replaces, but for pseudonyms that stay as strong as they were. */
function replacedBy(node: StepNode): readonly FieldFlow[] {
  const profile = node.inputs[0]?.profile;
  return profile === undefined ? [] : node.references.flatMap(({ field }) => (field !== undefined && isPersonal(field, profile) && !(node.decl.method === 'hash' && staysStrong(field, node)) ? [field] : []));
}

/** Whether a plain hash is laid over a pseudonym that was made with a key: that undoes nothing. */
function staysStrong(field: FieldFlow, node: StepNode): boolean {
  return node.profile.fields.get(field.name)?.pseudonym?.strong === true;
}

interface Weakness {
  readonly reason: BilingualText;
  readonly severe: boolean;
  readonly also: readonly StepNode[];
}

function weakness(view: View, node: StepNode, fields: readonly FieldFlow[], domains: ReadonlyMap<string, StepNode>): Weakness | undefined {
  if (node.decl.method === 'hash') {
    const national = fields.some((field) => meaning(field).some((category: Category) => category.class === 'national-id'));
    return { reason: national ? REASONS.national : REASONS.hash, severe: national, also: [] };
  }
  const { keyHolder } = node.decl;
  if (keyHolder !== undefined && keyHolder.id !== PLACEHOLDER && (isController(keyHolder.id, view.pipeline, view.environment) || receives(view, node, keyHolder.id))) {
    return { reason: REASONS.holder, severe: false, also: [] };
  }
  const other = node.decl.domain === undefined || node.decl.domain === PLACEHOLDER ? undefined : domains.get(node.decl.domain);
  if (lacksRotation(node)) return { reason: REASONS.rotation, severe: false, also: [] };
  // Of a step that serves no known purpose it cannot be said that it serves another one.
  if (other === undefined || other.purposes.length === 0 || node.purposes.length === 0 || other.purposes.some((purpose) => node.purposes.includes(purpose))) return undefined;
  const { nl, en } = REASONS.shared;
  return { reason: { nl: nl.replace('{step}', () => other.name), en: en.replace('{step}', () => other.name) }, severe: false, also: [other] };
}

/** Traces that are a log by themselves, and those that are one beside a point in time. */
const LOGGED: ReadonlySet<string> = new Set(['browsing', 'communication']);
const SEEN: ReadonlySet<string> = new Set(['ip-address', 'device-id', 'cookie-id', 'licence-plate', 'location', 'movement']);
const MOMENT: ReadonlySet<string> = new Set(['timestamp']);

/** Whether the rows that a step pseudonymises say what persons did time after time. */
function isLog(node: StepNode): boolean {
  const categories = node.inputs.flatMap(({ profile }) => personalFields(profile).filter(({ scale }) => scale === 'individual').flatMap(meaning));
  const holds = (ids: ReadonlySet<string>): boolean => categories.some((category) => ids.has(category.id) || category.parents.some((parent) => ids.has(parent)));
  return holds(LOGGED) || (holds(SEEN) && holds(MOMENT));
}

function lacksRotation(node: StepNode): boolean {
  return node.decl.rotation === undefined && isLog(node);
}

/** Whether a party receives the rows that a step pseudonymised. */
function receives(view: View, node: StepNode, id: string): boolean {
  const party = (written: string): string => view.environment.party(view.pipeline, written)?.id ?? written;
  return outputsAfter(view.flow, node).some((output) => output.decl.recipients.some((ref) => party(ref.id) === party(id))
    && [...output.profile.fields.values()].some(({ scale, pseudonym }) => scale === 'individual' && pseudonym?.at.path[1] === node.name && pseudonym.at.unit === view.pipeline.key));
}

function example(method: string): string {
  return pipelineExample(`
purposes:
  evaluatie:
    description: Nagaan of de schuldhulp van vorig jaar mensen heeft geholpen
    kind: research
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    research: { publicInterest: betere schuldhulp, consentImpossible: duizenden dossiers, safeguards: gesloten omgeving, access: twee onderzoekers }
    retention: P1Y
sources:
  dossiers: { party: gemeente, collectedFor: research, fields: { bsn: bsn, uitkomst: decision } }
steps:
  dicht: { pseudonymise: dossiers, fields: [bsn], method: ${method}, keyHolder: leverancier, domain: evaluatie }
outputs:
  bestand: { from: dicht, audience: team, recipients: [gemeente] }
`);
}
