import { PLACEHOLDER } from '../../base/placeholder.ts';
import { isControl } from '../../lineage/compatibility.ts';
import type { Power } from '../../lineage/elsewhere.ts';
import { controllersOf, type PartyInfo } from '../../lineage/environment.ts';
import { handledFor, servedPurposes } from '../../lineage/handled.ts';
import type { Purpose } from '../../model/pipeline.ts';
import { given, isMap } from '../../model/read.ts';
import type { BilingualText } from '../../messages/template.ts';
import { pipelineExample } from '../example.ts';
import type { RelatedPlace } from '../finding.ts';
import { originAnchor, originsOf } from '../places.ts';
import { declarationOf, isOwn, ownPurposeOf, purposeAnchor } from '../purpose-place.ts';
import { kindLabel } from '../purpose/purpose-paths.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

const POWER: BilingualText = { nl: 'hier heeft {party} macht over dezelfde groep ({kind})', en: 'here {party} has power over the same group ({kind})' };
const EXPLICIT: BilingualText = { nl: 'toestemming is hier de uitzondering voor bijzondere gegevens', en: 'consent is the exception for special categories here' };
/** So many places say enough. */
const MOST_PLACES = 5;

/**
 * Consent to a public authority, of which nobody says why it is free. Law: AVG 4(11), 7(4), recital 43
 * (checked 2026-11-21). Weightier where the same authority checks on the same people, or decides about
 * their benefits, in any pipeline of the workspace. An optional service needs no answer.
 */
export const rule = defineRule({
  id: 'consent-imbalance',
  group: 'ground',
  lens: 'legal',
  severity: 'warning',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['free-consent', 'lawful-ground'],
  articles: ['AVG 4(11)', 'AVG 7(4)'],
  fix: 'suggestion',
  ignorable: true,
  summary: {
    nl: 'Een overheid steunt op toestemming, zonder te zeggen waarom nee zeggen geen gevolg heeft',
    en: 'A public authority relies on consent without saying why refusing has no effect',
  },
  why: {
    nl: 'Toestemming telt alleen als zij vrij is (AVG 4(11) en 7(4)). Tegenover een overheid is zij dat zelden: wie een vergunning of uitkering van haar nodig heeft, zegt niet makkelijk nee (overweging 43).',
    en: 'Consent counts only when it is free (GDPR 4(11) and 7(4)). Towards a public authority it rarely is: who needs a permit or a benefit from it does not easily say no (recital 43).',
  },
  resolve: {
    nl: 'Zet bij `consent` onder `powerImbalance` waarom nee zeggen geen gevolg heeft, of kies de grondslag die bij de taak past: 6(1)(e) met de wet.',
    en: 'State in `consent`, under `powerImbalance`, why refusing has no effect, or choose the ground that fits the task: 6(1)(e) with its law.',
  },
  messages: {
    imbalance: {
      nl: '{party} steunt voor doel «{purpose}» op toestemming; er staat niet waarom nee zeggen geen gevolg heeft',
      en: '{party} relies on consent for purpose “{purpose}”; it does not say why refusing has no effect',
    },
    power: {
      nl: '{party} steunt voor doel «{purpose}» op toestemming van mensen over wie het ook macht heeft ({kinds}); er staat niet waarom nee zeggen geen gevolg heeft',
      en: '{party} relies for purpose “{purpose}” on consent of people over whom it also has power ({kinds}); it does not say why refusing has no effect',
    },
  },
  examples: {
    trigger: example('kind: service', ''),
    repaired: example('kind: service', ', powerImbalance: de cursus staat los van elke voorziening en wie niet komt verliest niets'),
    // A newsletter is nobody's duty to take: saying no costs nothing.
    nearMiss: example('kind: service-optional', ''),
  },

  concerns: ({ served }) => served.some(({ ground, special }) => ground?.article === '6(1)(a)' || special.some(({ article }) => article === '9(2)(a)')),

  *check(view, report) {
    const bodies = controllersOf(view.pipeline, view.environment).filter((party) => party.kind === 'public-authority');
    if (bodies.length === 0) return;
    for (const purpose of servedPurposes(view.flow)) {
      const { ground, kind } = purpose;
      const explicit = purpose.special.filter(({ article }) => article === '9(2)(a)');
      if (ground === undefined || (ground.article !== '6(1)(a)' && explicit.length === 0)) continue;
      if (kind === undefined || kind === 'service-optional' || kind === PLACEHOLDER || isAnswered(ground.all['consent'])) continue;
      const handled = handledFor(view.flow, purpose);
      if (handled.length === 0) continue;
      const powers = powersOver(purpose, bodies, view);
      const at = purposeAnchor(purpose, view, ['ground']);
      const params = { party: bodies.map((party) => party.name), purpose: purpose.id };
      const places = explicit.map((entry): RelatedPlace => ({ at: { unit: purpose.unit, path: entry.path, part: 'whole' }, message: EXPLICIT, params: {} }));
      const more = {
        purpose: purpose.id,
        combination: originsOf(handled.map((item) => item.field)).map(originAnchor),
        related: [...declarationOf(purpose, view, ['ground']), ...(ground.article === '6(1)(a)' ? [] : places), ...powers.slice(0, MOST_PLACES).map((power) => placeOf(power, bodies, view))],
      };
      const kinds = new Map([...(isControl(kind) ? [kind] : []), ...powers.map((power) => power.kind)].map((item) => [item, kindLabel(item, view)]));
      if (kinds.size === 0) yield report('imbalance', at, params, more);
      else yield report('power', at, { ...params, kinds: [...kinds.values()] }, { ...more, severity: 'error' });
    }
  },

  *fixes(finding, view) {
    const purpose = ownPurposeOf(finding, view);
    if (purpose?.ground === undefined || !isOwn(purpose, view)) return;
    const { path, consent } = purpose.ground;
    const unit = view.pipeline.key;
    yield {
      title: { nl: 'Voeg toe waarom nee zeggen geen gevolg heeft, om in te vullen', en: 'Add why refusing has no effect, to fill in' }, params: {}, kind: 'suggestion', principle: 'free-consent',
      operations: [consent !== undefined && Object.hasOwn(consent, 'powerImbalance')
        ? { op: 'replace', unit, path: [...path, 'consent', 'powerImbalance'], value: PLACEHOLDER }
        : { op: 'insert', unit, path: [...path, 'consent'], key: 'powerImbalance', value: PLACEHOLDER }],
    };
  },
});

/** Whether it is said why the choice is free; yes or no alone gives no reason. */
function isAnswered(consent: unknown): boolean {
  if (consent === PLACEHOLDER) return true;
  const answer = isMap(consent) ? consent['powerImbalance'] : undefined;
  return given(answer) && typeof answer !== 'boolean';
}

/** The powers of these bodies over the people this purpose is about, wherever in the workspace they are stated; where nobody says whom it is about, none. */
function powersOver(purpose: Purpose, bodies: readonly PartyInfo[], view: View): readonly Power[] {
  const people = new Set(view.flow.sources.flatMap((source) => (source.purposes.includes(purpose) ? [...source.profile.subjects.keys()] : [])));
  const ids = new Set(bodies.map((party) => party.id));
  const itself = ({ at }: Power): boolean => at.unit === purpose.unit && at.path[at.path.length - 1] === purpose.id;
  return view.elsewhere.powers().filter((power) => ids.has(power.controller) && people.has(power.subjects) && !itself(power));
}

function placeOf(power: Power, bodies: readonly PartyInfo[], view: View): RelatedPlace {
  return { at: power.at, message: POWER, params: { party: bodies.find(({ id }) => id === power.controller)?.name ?? power.controller, kind: kindLabel(power.kind, view) } };
}

function example(kind: string, answer: string): string {
  return pipelineExample(`
purposes:
  cursus:
    description: Inwoners die zich aanmelden een cursus omgaan met geld aanbieden
    ${kind}
    ground: { article: 6(1)(a), consent: { collectedVia: webformulier, text: Ja ik doe mee, date: 2026-01-05, withdrawal: bellen of mailen${answer} } }
    covers: [contact]
    retention: P6M
sources:
  aanmeldingen: { party: gemeente, collectedFor: ${kind.slice('kind: '.length)}, subjects: { kind: citizens, count: 60 }, fields: { naam: name, emailadres: email } }
outputs:
  deelnemers: { from: aanmeldingen, audience: team, recipients: [gemeente] }
`);
}
