import { PLACEHOLDER } from '../../base/placeholder.ts';
import { keepsItself } from '../../lineage/environment.ts';
import { personalFields } from '../../lineage/personal.ts';
import type { SourceNode } from '../../lineage/flow.ts';
import type { Authorisation, Purpose } from '../../model/pipeline.ts';
import { pipelineExample } from '../example.ts';
import { isPlaceholder } from './own-parties.ts';
import { shortLabels } from '../places.ts';
import { kindLabel } from '../purpose/purpose-paths.ts';
import { leaveOut } from '../remove-field.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

/** How long before its end an authorisation is announced to run out, in days: time to ask for a new one. */
const NOTICE_DAYS = 90;

const PARTS = {
  decision: { nl: 'het besluit', en: 'the decision' },
  fields: { nl: 'de velden', en: 'the fields' },
  purposes: { nl: 'de doelen', en: 'the purposes' },
} as const;

const BLOCK = { nl: 'de autorisatie staat hier', en: 'the authorisation is here' };
const DECISION = { nl: 'autorisatie {decision} staat hier', en: 'authorisation {decision} is here' };

/** Register data without an authorisation, or outside the one there is. */
export const rule = defineRule({
  id: 'outside-authorisation',
  group: 'roles',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['two-gates', 'task-in-law'],
  articles: ['AVG 5(1)(b)', 'Wet BRP 3.2', 'Wet BRP 3.3'],
  fix: 'safe',
  ignorable: true,
  summary: { nl: 'Registergegevens vallen buiten de autorisatie', en: 'Register data lie outside the authorisation' },
  why: {
    nl: 'Sommige registers verstrekken alleen op een besluit dat zegt welke gegevens, voor welk doel en hoe lang (Wet BRP 3.2 en 3.3). Wat er niet in staat, is niet toegekend.',
    en: 'Some registers supply only on a decision that says which data, for which purpose and for how long (Wet BRP 3.2 and 3.3). What is not in it has not been granted.',
  },
  resolve: { nl: 'Laat het veld weg, noem het besluit dat het wel dekt, of vraag een nieuwe autorisatie aan.', en: 'Leave the field out, name the decision that does cover it, or apply for a new authorisation.' },
  messages: {
    none: { nl: 'Register «{register}» vraagt een autorisatie; er is er geen opgegeven', en: 'Register “{register}” asks for an authorisation; none is declared' },
    field: { nl: 'Autorisatie {decision} noemt «{field}» niet', en: 'Authorisation {decision} does not name “{field}”' },
    everything: { nl: 'Bron «{source}» kiest geen velden en neemt dus alles; autorisatie {decision} noemt niet: {fields}', en: 'Source “{source}” chooses no fields and so takes everything; authorisation {decision} does not name: {fields}' },
    incomplete: { nl: 'De autorisatie voor register «{register}» noemt {missing} niet; zo is niet te zien wat ze dekt', en: 'The authorisation for register “{register}” does not name {missing}; what it covers cannot be seen' },
    purpose: { nl: 'Autorisatie {decision} geldt niet voor {kind}', en: 'Authorisation {decision} does not hold for {kind}' },
    expired: { nl: 'Autorisatie {decision} gold tot {date}', en: 'Authorisation {decision} held until {date}' },
    ending: { nl: 'Autorisatie {decision} loopt af op {date}', en: 'Authorisation {decision} ends on {date}' },
  },
  examples: {
    trigger: example('[naam, adres]', 'naam: name, adres: address, geslacht: sex'),
    repaired: example('[naam, adres]', 'naam: name, adres: address'),
    nearMiss: example('[naam, adres, geslacht]', 'naam: name, adres: address'),
  },

  concerns: (_, { flow }) => flow.sources.some(({ supply }) => supply.register !== undefined),

  *check(view, report) {
    for (const node of view.flow.sources) {
      const register = node.supply.register;
      if (register === undefined || node.profile.unknown || isKeeper(view, node)) continue;
      const authorisation = node.decl.authorisation;
      if (authorisation === undefined) {
        if (register.access === 'authorisation' && personalFields(node.profile).length > 0 && !isPlaceholder(view, [...node.path, 'authorisation'])) yield report('none', node.at, { register: register.id }, { combination: [node.at] });
        continue;
      }
      const missing = register.access === 'authorisation' && personalFields(node.profile).length > 0 ? unnamed(authorisation) : [];
      if (missing.length > 0) {
        yield report('incomplete', node.at, { register: register.id, missing: shortLabels(missing.map((part) => PARTS[part])) }, {
          combination: [node.at], related: [{ at: view.at(authorisation.path, 'key'), message: BLOCK, params: {} }], facts: { missing: missing.join(' ') },
        });
        // What an authorisation without a decision names stands for nothing.
        if (missing.includes('decision')) continue;
      }
      const decision = authorisation.decision ?? '';
      const related = [{ at: view.at(authorisation.path, 'key'), message: DECISION, params: { decision } }];
      const until = authorisation.validUntil;
      if (until !== undefined && until !== PLACEHOLDER && until < view.today) {
        yield report('expired', { ...view.at(node.path, 'value'), focus: [...authorisation.path, 'validUntil'] }, { decision, date: until }, { combination: [view.at([...authorisation.path, 'validUntil'])] });
      } else if (until !== undefined && until !== PLACEHOLDER && daysBetween(view.today, until) <= NOTICE_DAYS) {
        yield report('ending', { ...view.at(node.path, 'value'), focus: [...authorisation.path, 'validUntil'] }, { decision, date: until }, { severity: 'warning', combination: [view.at([...authorisation.path, 'validUntil'])] });
      }
      for (const field of outside(node, authorisation)) {
        const at = view.at(field.path, 'key');
        yield report('field', at, { decision, field: field.name }, { related, combination: [at] });
      }
      const everything = node.decl.fields === undefined ? ungranted(node, authorisation) : [];
      if (everything.length > 0) yield report('everything', node.at, { source: node.name, decision, fields: everything }, { related, combination: [node.at], facts: { fields: everything.join(' ') } });
      for (const purpose of unauthorised(node, authorisation)) {
        const kind = purpose.kind ?? purpose.id;
        yield report('purpose', node.at, { decision, kind: kindLabel(kind, view) }, { related, combination: [node.at], purpose: purpose.id, facts: { kind } });
      }
    }
  },

  *fixes(finding, view) {
    if (finding.message === 'field') {
      yield* leaveOut(view, finding.at, 'two-gates', isUnused(view, finding.at.path[1] ?? '', finding.at.path[3] ?? '') ? 'safe' : 'unsafe');
    }
    if (finding.message === 'incomplete') {
      const path = [...finding.at.path, 'authorisation'];
      yield {
        title: { nl: 'Vul de autorisatie aan, om in te vullen', en: 'Complete the authorisation, to fill in' }, params: {}, kind: 'suggestion', principle: 'two-gates',
        operations: (finding.facts['missing'] ?? '').split(' ').map((key) => ({ op: 'insert', unit: finding.at.unit, path, key, value: key === 'decision' ? PLACEHOLDER : [PLACEHOLDER] })),
      };
    }
    if (finding.message === 'none') {
      yield { title: { nl: 'Voeg een autorisatie toe om in te vullen', en: 'Add an authorisation to fill in' }, params: {}, kind: 'suggestion', principle: 'two-gates', operations: [{ op: 'insert', unit: finding.at.unit, path: finding.at.path, key: 'authorisation', value: { decision: PLACEHOLDER, fields: [PLACEHOLDER], purposes: [PLACEHOLDER] }, after: 'register' }] };
    }
  },
});

function isKeeper(view: View, node: SourceNode): boolean {
  const keeper = node.supply.register?.keeper;
  return keeper !== undefined && keepsItself(keeper, view.pipeline, view.environment);
}

/** Fields the source takes that the decision does not name; an unfilled list names nothing and accuses nobody. */
function outside(node: SourceNode, authorisation: Authorisation): readonly { name: string; path: readonly string[] }[] {
  const named = new Set(authorisation.fields.map((ref) => ref.id));
  if (named.size === 0 || named.has(PLACEHOLDER)) return [];
  const registered = node.supply.register?.fields;
  return [...(node.decl.fields?.values() ?? [])].filter((field) => !named.has(field.name) && (registered === undefined || registered.size === 0 || registered.has(field.name) || field.category !== undefined));
}

/** The fields of the register that the decision does not name, for a source that takes all of them. */
function ungranted(node: SourceNode, authorisation: Authorisation): readonly string[] {
  const named = new Set(authorisation.fields.map((ref) => ref.id));
  if (named.size === 0 || named.has(PLACEHOLDER)) return [];
  return [...node.profile.fields.keys()].filter((name) => !named.has(name));
}

/** What an authorisation leaves out without which nobody can see what it grants. */
function unnamed({ decision, fields, purposes }: Authorisation): readonly (keyof typeof PARTS)[] {
  return [...(decision === undefined ? ['decision' as const] : []), ...(fields.length === 0 ? ['fields' as const] : []), ...(purposes.length === 0 ? ['purposes' as const] : [])];
}

/** The purposes that the decision does not name, the first of each kind; a kind still to be filled in accuses nobody. */
function unauthorised(node: SourceNode, authorisation: Authorisation): readonly Purpose[] {
  const allowed = new Set(authorisation.purposes.map((ref) => ref.id));
  if (allowed.size === 0 || allowed.has(PLACEHOLDER)) return [];
  const kinds = new Map<string, Purpose>();
  for (const purpose of node.purposes) {
    const { kind, id } = purpose;
    if (kind === undefined || kind === PLACEHOLDER || allowed.has(kind) || allowed.has(id) || kinds.has(kind)) continue;
    kinds.set(kind, purpose);
  }
  return [...kinds.values()];
}

/** Whether nothing after the source names or carries the field, so that leaving it out changes nothing else. */
function isUnused(view: View, source: string, field: string): boolean {
  const mine = (origins: readonly { readonly path: readonly string[]; readonly unit: string }[]): boolean => origins.some((origin) => origin.unit === view.pipeline.key && origin.path[1] === source && origin.path[3] === field);
  const carried = view.flow.outputs.some((output) => [...output.profile.fields.values()].some((flow) => mine(flow.origins)));
  const named = view.flow.steps.some((step) => step.references.some((reference) => reference.role !== 'drop' && reference.field !== undefined && mine(reference.field.origins)));
  return !carried && !named;
}

/** Days from one ISO date to another, counted on the calendar. */
function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

function dayNumber(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const y = month <= 2 ? year - 1 : year;
  const m = month <= 2 ? month + 9 : month - 3;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + day;
}

function example(fields: string, declared: string): string {
  return pipelineExample(`
purposes:
  adrescontrole:
    description: Adressen van deelnemers bijhouden voor uitnodigingen
    kind: service
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    retention: P3M
sources:
  brp:
    register: nl/brp-personen
    authorisation: { decision: Stcrt. 2024 1234, fields: ${fields}, purposes: [service] }
    fields: { ${declared} }
outputs:
  lijst: { from: brp, audience: team, recipients: [gemeente] }
`);
}
