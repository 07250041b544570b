/**
 * A rule that an organisation wrote in a catalogue, as a rule like any other. Nothing in it is
 * executed: its texts are shown, its names are compared.
 */
import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { DeclaredRule } from '../../lineage/declared-rules.ts';
import type { Environment } from '../../lineage/environment.ts';
import { keptApart, meetings, ruleAnchor } from '../../lineage/meeting.ts';
import type { BilingualText } from '../../messages/template.ts';
import type { Finding } from '../finding.ts';
import { fieldPlaces, originAnchor, originsOf } from '../places.ts';
import { LEAVE_OUT, removeField } from '../remove-field.ts';
import type { Rule } from '../rule.ts';
import { termsOf } from './terms.ts';

/** The message of every own rule: the text its author gave, as it is. */
export const OWN_MESSAGES: Readonly<Record<string, BilingualText>> = { together: { nl: '{text}', en: '{text}' } };

const MEETS: BilingualText = { nl: '«{field}» ({category}) is een van de gegevens die hier samenkomen', en: '“{field}” ({category}) is among the data that meet here' };
const PURPOSE: BilingualText = { nl: 'voor dit doel wordt het gebruikt', en: 'it is used for this purpose' };

const RESOLVE: BilingualText = {
  nl: 'Laat een van de gegevens weg, of houd ze uit elkaar. Noemt de regel uitzonderingen, dan leg je vast dat er aan een daarvan is voldaan.',
  en: 'Leave one of the data out, or keep them apart. Where the rule names exceptions, record that one of them is met.',
};

/** What a rule may be called: a name that fits in a comment, a configuration and a terminal. */
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;

/** The rule that a declaration makes, or undefined where it lacks what it cannot do without: a finding at the entry says so. */
export function ownRule(declared: DeclaredRule, environment: Environment): Rule | undefined {
  const { name, rule, catalog } = declared;
  const { severity, lens, message } = rule;
  const apart = keptApart(declared, environment);
  const principles = rule.principles.map(({ id }) => id);
  const known = principles.length > 0 && principles.every((id) => environment.base.principles.some((principle) => principle.id === id));
  if (apart === undefined || severity === undefined || lens === undefined || message === undefined || message.nl === PLACEHOLDER || !known || !NAME.test(rule.id)) return undefined;
  const check: NonNullable<Rule['check']> = (view) => meetings(view.flow, apart, view.environment, view.today).map(({ node, fields, purposes }): Finding => {
    const origins = originsOf(fields);
    const [first] = origins;
    return {
      rule: name,
      message: 'together',
      params: { text: message, fields: fields.map((field) => field.name), categories: rule.together.flatMap(({ id }) => labelled(id, environment)), purposes: purposes.map(({ id }) => id) },
      at: node.at,
      severity,
      related: [
        ...fieldPlaces(fields, node.profile, MEETS).map((place) => ({ ...place, cause: true })),
        ...purposes.map((purpose) => ({ at: { unit: purpose.unit, path: purpose.path, part: 'key' as const }, message: PURPOSE, params: {} })),
      ],
      combination: origins.map(originAnchor),
      trace: first === undefined ? undefined : { node: node.path, origin: originAnchor(first) },
      purpose: purposes.length === 1 ? purposes[0]!.id : undefined,
      ignorable: true,
      facts: {},
    };
  });
  return {
    id: name,
    group: 'own',
    lens,
    severity,
    preset: 'engineer',
    confidence: 'high',
    principles,
    articles: [],
    fix: 'unsafe',
    ignorable: true,
    summary: message,
    why: rule.why ?? { nl: `Zo is het afgesproken in catalogus «${catalog.id}».`, en: `So it was agreed in catalogue “${catalog.id}”.` },
    resolve: rule.resolve ?? RESOLVE,
    messages: OWN_MESSAGES,
    declaration: ruleAnchor(declared),
    terms: termsOf(rule, environment),
    check,
    checkFile: undefined,
    fixes: (finding, view) => finding.related.flatMap(({ at, params, cause }) => {
      const operations = cause === true && at.unit === view.pipeline.key ? removeField(view, at.path) : undefined;
      return operations === undefined ? [] : [{ title: LEAVE_OUT, params: { field: params['field'] ?? '' }, kind: 'unsafe' as const, principle: principles[0]!, operations }];
    }),
    fixesInFile: () => [],
  };
}

function labelled(id: string, { taxonomy }: Environment): readonly BilingualText[] {
  const named = taxonomy.get(id) ?? taxonomy.groups.find((group) => group.id === id);
  return named === undefined ? [] : [named.label];
}
