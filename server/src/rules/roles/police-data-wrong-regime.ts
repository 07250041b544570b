import { PLACEHOLDER } from '../../base/placeholder.ts';
import { controllersOf } from '../../lineage/environment.ts';
import type { OutputNode, SourceNode } from '../../lineage/flow.ts';
import { carriedBy, isPoliceOrJudicial, type Carried } from '../../lineage/kinds.ts';
import { personalCategories, personalFields } from '../../lineage/personal.ts';
import { purposesInUse } from '../../lineage/uncovered.ts';
import type { Category } from '../../knowledge/types.ts';
import type { Anchor } from '../../model/path.ts';
import type { Purpose } from '../../model/pipeline.ts';
import { pipelineExample } from '../example.ts';
import { foreignPlaces, joinLabels, labels, originAnchor, originsOf } from '../places.ts';
import { kindLabel } from '../purpose/purpose-paths.ts';
import { leaveAllOut } from '../remove-field.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';
import { recipientName, recipientsOutside, unreleased } from './outside-recipients.ts';
import { hasRegime, mayorsArticle } from './police-regime.ts';

/** Purpose kinds that are no keeping of public order, however widely that is read. Reports for the mayor, and research under Wpg 22, are left alone. */
const NOT_PUBLIC_ORDER: ReadonlySet<string> = new Set(['service', 'service-optional', 'debt-help', 'care', 'education', 'public-health', 'publication', 're-identification']);

const FIELD = { nl: '«{field}» ({category}) hoort erbij', en: '“{field}” ({category}) is part of it' };
const OUTPUT = { nl: 'uitvoer «{output}» geeft ze door', en: 'output “{output}” hands them on' };
const PURPOSE = { nl: 'doel «{purpose}» gebruikt ze', en: 'purpose “{purpose}” uses them' };

/**
 * Police and judicial data that no regime of their own opens for a purpose, and police data given to a
 * mayor that are used for something else, and police data that are handed on. Law: Wpg 7, 16(1)(b), 16–20, Wjsg,
 * AVG 2(2)(d), UAVG 33(1)(a) (checked 2026-11-21). Where the source declares the secrecy of the Wpg, handing on is
 * the concern of the rule about secrecy.
 */
export const rule = defineRule({
  id: 'police-data-wrong-regime',
  group: 'roles',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['criminal-data-shield', 'two-gates'],
  articles: ['Wpg 7', 'Wpg 16', 'Wpg 18', 'Wpg 19', 'Wpg 20', 'AVG 2(2)(d)', 'UAVG 33(1)(a)'],
  fix: 'unsafe',
  ignorable: true,
  summary: { nl: 'Politie- of justitiegegevens zonder de regeling die ervoor geldt', en: 'Police or judicial data without the regime that governs them' },
  why: {
    nl: 'Politie en justitie geven gegevens alleen langs de wegen van de Wpg en de Wjsg, elk met een eigen doel. Een grondslag van de AVG opent ze niet, en wat de burgemeester krijgt voor de openbare orde (Wpg 16(1)(b)) is er voor niets anders.',
    en: 'Police and justice supply data only along the routes of the Police Data Act and the Judicial Records Act, each with an aim of its own. A ground of the GDPR does not open them, and what a mayor receives for public order (Wpg 16(1)(b)) is there for nothing else.',
  },
  resolve: {
    nl: 'Noem bij het doel onder `criminal` het artikel van de Wpg of de Wjsg waaronder je ze ontvangt. Is er geen, laat het veld dan weg of vraag groepscijfers.',
    en: 'Name under `criminal` at the purpose the article of the Wpg or Wjsg under which you receive them. If there is none, leave the field out or ask for group figures.',
  },
  messages: {
    missing: {
      nl: 'Voor {kinds} uit «{source}» noemt doel «{purpose}» geen artikel van de Wpg of de Wjsg; een grondslag van de AVG dekt ze niet',
      en: 'For {kinds} from “{source}” purpose “{purpose}” names no article of the Wpg or Wjsg; a ground of the GDPR does not cover them',
    },
    aim: {
      nl: '{article} dekt {kinds} uit «{source}» voor de openbare orde, en niet voor {kind} (doel «{purpose}»)',
      en: '{article} covers {kinds} from “{source}” for public order, and not for {kind} (purpose “{purpose}”)',
    },
    onward: {
      nl: 'Politiegegevens uit «{source}» gaan door naar {recipients}; geen opgegeven vrijstelling (Wpg 7) dekt dat',
      en: 'Police data from “{source}” go on to {recipients}; no declared release (Wpg 7) covers that',
    },
    holder: {
      nl: '{article} dekt {kinds} uit «{source}» voor de burgemeester, en niet voor {controller} (doel «{purpose}»)',
      en: '{article} covers {kinds} from “{source}” for the mayor, and not for {controller} (purpose “{purpose}”)',
    },
  },
  examples: {
    trigger: example('', 'incidentCode: police-data'),
    repaired: example('    criminal: { received: { law: Wpg 16(1)(b) } }\n', 'incidentCode: police-data'),
    // How busy a place is says nothing about who was suspected there.
    nearMiss: example('', 'drukte: measurement'),
  },

  concerns: ({ classes }) => classes.has('criminal'),

  *check(view, report) {
    const told = new Set<string>();
    for (const purpose of purposesInUse(view.flow)) {
      for (const [name, { at, source, items }] of bySource(view, carriedBy(view.flow, purpose, isPoliceOrJudicial))) {
        const kinds = joinLabels(labels(items.flatMap((item) => item.categories)));
        const more = about(view, purpose, at, items);
        if (!hasRegime(purpose, source, view.environment)) {
          told.add(name);
          yield report('missing', at, { kinds, source: name, purpose: purpose.id }, more);
          continue;
        }
        const onward = told.has(name) ? [] : handedOn(view, items);
        if (onward.length > 0) {
          told.add(name);
          const recipients = [...new Set(onward.flatMap((passing) => passing.recipients))];
          const { related, ...rest } = about(view, purpose, at, items);
          yield report('onward', at, { source: name, recipients: recipients.map((id) => recipientName(view, id)) }, { ...rest, related: [...related, ...onward.map(({ output }) => ({ at: output.at, message: OUTPUT, params: { output: output.name } }))] });
          continue;
        }
        const article = mayorsArticle(purpose, source, view.environment);
        if (article === undefined) continue;
        const controllers = controllersOf(view.pipeline, view.environment);
        if (purpose.kind !== undefined && NOT_PUBLIC_ORDER.has(purpose.kind)) yield report('aim', at, { article, kinds, source: name, kind: kindLabel(purpose.kind, view), purpose: purpose.id }, more);
        else if (controllers.length > 0 && controllers.every((party) => party.kind === 'private')) yield report('holder', at, { article, kinds, source: name, controller: controllers.map((party) => party.name), purpose: purpose.id }, more);
      }
    }
  },

  *fixes(finding, view) {
    yield* leaveAllOut(view, finding.related.filter((place) => place.cause === true).map((place) => place.at), 'criminal-data-shield');
    const purpose = view.environment.purpose(view.pipeline, finding.purpose ?? '');
    if (finding.message !== 'missing' || purpose === undefined) return;
    const { unit, path, criminal } = purpose;
    const received = { law: PLACEHOLDER };
    yield {
      title: { nl: 'Voeg de ontvangst toe om in te vullen', en: 'Add the receipt to fill in' }, params: {}, kind: 'suggestion', principle: 'criminal-data-shield',
      operations: [criminal === undefined ? { op: 'insert', unit, path, key: 'criminal', value: { received }, after: 'special' } : { op: 'insert', unit, path: criminal.path, key: 'received', value: received }],
    };
  },
});

/** Who receives police data that this pipeline took in is bound by the secrecy of the Wpg, also where no source says so. */
const SECRECY = 'wpg7';

/** The outputs that hand these police data to others without a release, with those others; what is public is a graver finding. */
function handedOn(view: View, items: readonly Carried[]): readonly { readonly output: OutputNode; readonly recipients: readonly string[] }[] {
  const origins = new Set(items.filter(({ categories }) => categories.some(isPoliceData)).flatMap(({ field }) => field.origins));
  if (origins.size === 0) return [];
  return view.flow.outputs.flatMap((output) => {
    const { decl, profile } = output;
    if (decl.audience === 'public' || decl.all['release'] === PLACEHOLDER || profile.secrecy.has(SECRECY)) return [];
    if (!personalFields(profile).some((field) => personalCategories(field, profile).some(isPoliceData) && field.origins.some((origin) => origins.has(origin)))) return [];
    const recipients = unreleased(view, output, SECRECY, recipientsOutside(view, output) ?? []);
    return recipients.length === 0 ? [] : [{ output, recipients }];
  });
}

function isPoliceData({ id, parents }: Category): boolean {
  return id === 'police-data' || parents.includes('police-data');
}

interface Brought {
  readonly at: Anchor;
  readonly source: SourceNode | undefined;
  readonly items: readonly Carried[];
}

/** What each source brings; what a step makes of other data stands by itself. */
function bySource(view: View, carried: readonly Carried[]): ReadonlyMap<string, Brought> {
  const groups = new Map<string, Brought>();
  for (const item of carried) {
    const [section, name = ''] = item.entry.path;
    const source = section === 'sources' ? view.flow.sources.find((node) => node.name === name) : undefined;
    groups.set(name, { at: source?.at ?? item.entry, source, items: [...groups.get(name)?.items ?? [], item] });
  }
  return groups;
}

function about(view: View, purpose: Purpose, at: Anchor, items: readonly Carried[]) {
  const origins = originsOf(items.map((item) => item.field));
  return {
    purpose: purpose.id,
    combination: origins.map(originAnchor),
    related: [
      ...items.filter((item) => item.entry.path.length !== at.path.length).map((item) => ({ at: item.entry, message: FIELD, params: { field: item.field.name, category: joinLabels(labels(item.categories)) }, cause: true })),
      ...foreignPlaces(items.map((item) => item.field), view.pipeline.key),
      { at: { unit: purpose.unit, path: purpose.path, part: 'key' as const }, message: PURPOSE, params: { purpose: purpose.id } },
    ],
  };
}

function example(basis: string, field: string): string {
  return pipelineExample(`
purposes:
  evenementen:
    description: De veiligheid rond evenementen in de stad bewaken
    kind: criminal
    ground: { article: 6(1)(e), law: Gemeentewet art. 172 }
    retention: P1Y
    evidence: { dpia: { reference: DPIA-2026-01, date: 2026-01-05 } }
${basis}sources:
  incidenten: { party: politie, collectedFor: criminal, disclosure: { agreement: Convenant 2025 }, fields: { locatie: location, ${field} } }
outputs:
  kaart: { from: incidenten, audience: team, recipients: [gemeente] }
`);
}
