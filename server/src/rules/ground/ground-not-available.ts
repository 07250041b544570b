import { PLACEHOLDER } from '../../base/placeholder.ts';
import { controllersOf } from '../../lineage/environment.ts';
import { handledFor, servedPurposes } from '../../lineage/handled.ts';
import { recurs } from '../../lineage/recurrence.ts';
import { given } from '../../model/read.ts';
import { pipelineExample } from '../example.ts';
import { originAnchor, originsOf } from '../places.ts';
import { declarationOf, ownPurposeOf, purposeAnchor } from '../purpose-place.ts';
import { defineRule } from '../rule.ts';

/** The articles it is about. */
const ASKED: ReadonlySet<string> = new Set(['6(1)(b)', '6(1)(d)', '6(1)(f)']);

/**
 * Three grounds that do not stand open to everyone. Law (checked 2026-11-21): legitimate interest is
 * closed to public authorities in the performance of their tasks (AVG 6(1), last sentence), which
 * leaves their own operations; a contract must be with the person concerned (6(1)(b)); vital
 * interests are acute, so a flow that keeps returning does not fit (6(1)(d), recital 46). A party
 * that is partly private (`mixed`, `partnership`) is given the benefit of the doubt, and asked for its
 * balancing test; so is an authority for its own operations, as a remark.
 */
export const rule = defineRule({
  id: 'ground-not-available',
  group: 'ground',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['lawful-ground', 'task-in-law'],
  articles: ['AVG 6(1)(b)', 'AVG 6(1)(d)', 'AVG 6(1)(f)'],
  fix: 'suggestion',
  ignorable: true,
  summary: {
    nl: 'De gekozen grondslag staat niet open voor deze partij of deze stroom',
    en: 'The chosen ground is not open to this party or this flow',
  },
  why: {
    nl: 'Niet elke grondslag past bij iedereen (AVG 6(1)). Een overheid voert haar taken uit op een wet, niet op een eigen belang. Een overeenkomst is er een met de betrokkene zelf. Een levensbelang is acuut en geen vaste stroom.',
    en: 'Not every ground fits everyone (GDPR 6(1)). A public authority carries out its tasks on a law, not on an interest of its own. A contract is one with the person concerned. A vital interest is acute and not a standing flow.',
  },
  resolve: {
    nl: 'Kies de grondslag die wel past: voor een publieke taak 6(1)(e) met de wet. Gaat het om de eigen bedrijfsvoering, geef het doel dan die soort. Bij een overeenkomst: noem die bij `contract`.',
    en: 'Choose the ground that does fit: for a public task 6(1)(e) with its law. If this is about running the organisation itself, give the purpose that kind. For a contract: name it under `contract`.',
  },
  messages: {
    interest: {
      nl: 'De opgegeven grondslag 6(1)(f) dekt doel «{purpose}» ({kind}) niet: gerechtvaardigd belang staat voor een overheid niet open bij haar publieke taken',
      en: 'The declared ground 6(1)(f) does not cover purpose “{purpose}” ({kind}): to a public authority legitimate interest is not open for its public tasks',
    },
    balancing: {
      nl: 'Grondslag 6(1)(f) van doel «{purpose}» noemt geen afweging van belangen',
      en: 'Ground 6(1)(f) of purpose “{purpose}” names no balancing of interests',
    },
    contract: {
      nl: 'Grondslag 6(1)(b) van doel «{purpose}» noemt geen overeenkomst waarbij de betrokkene partij is',
      en: 'Ground 6(1)(b) of purpose “{purpose}” names no contract to which the person concerned is a party',
    },
    vital: {
      nl: 'De opgegeven grondslag 6(1)(d) dekt doel «{purpose}» niet: zij is er voor acute nood, en deze pijplijn draait steeds opnieuw ({schedule})',
      en: 'The declared ground 6(1)(d) does not cover purpose “{purpose}”: it is there for an acute emergency, and this pipeline keeps running ({schedule})',
    },
  },
  examples: {
    trigger: pipelineExample(`
purposes:
  wijkplan:
    description: Plannen maken voor de voorzieningen in de wijk
    kind: policy
    ground: { article: 6(1)(f), interest: beter beleid, balancing: Afweging 2026-4 }
    covers: [contact]
    retention: P1Y
sources:
  bewoners: { party: gemeente, collectedFor: policy, fields: { naam: name } }
outputs:
  lijst: { from: bewoners, audience: team, recipients: [gemeente] }
`),
    repaired: pipelineExample(`
purposes:
  wijkplan:
    description: Plannen maken voor de voorzieningen in de wijk
    kind: policy
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.1.2 }
    covers: [contact]
    retention: P1Y
sources:
  bewoners: { party: gemeente, collectedFor: policy, fields: { naam: name } }
outputs:
  lijst: { from: bewoners, audience: team, recipients: [gemeente] }
`),
    // Guarding its own building is not a public task: there the ground is open to an authority too.
    nearMiss: pipelineExample(`
purposes:
  toegang:
    description: Bezoekers van het stadhuis een pas geven
    kind: operations
    ground: { article: 6(1)(f), interest: beveiliging van het stadhuis, balancing: Afweging 2026-3 }
    covers: [contact]
    retention: P1M
sources:
  passen: { party: gemeente, collectedFor: operations, fields: { naam: name } }
outputs:
  lijst: { from: passen, audience: team, recipients: [gemeente] }
`),
  },

  concerns: ({ categories, served }) => categories.size > 0 && served.some(({ ground }) => ASKED.has(ground?.article ?? '')),

  *check(view, report) {
    const { pipeline, environment } = view;
    const controllers = controllersOf(pipeline, environment);
    // Of a party whose kind is not known it cannot be said what stands open to it.
    const isKnown = controllers.length === pipeline.controllers.length && controllers.every((party) => party.kind !== undefined);
    const isPublic = isKnown && controllers.some((party) => party.kind === 'public-authority');
    const isMixed = isKnown && !isPublic && controllers.some((party) => party.kind === 'mixed');
    for (const purpose of servedPurposes(view.flow)) {
      const { ground, kind } = purpose;
      if (!ASKED.has(ground?.article ?? '')) continue;
      const handled = ground === undefined ? [] : handledFor(view.flow, purpose);
      if (ground === undefined || handled.length === 0) continue;
      const at = purposeAnchor(purpose, view, ['ground', 'article']);
      const more = {
        purpose: purpose.id,
        combination: originsOf(handled.map((item) => item.field)).map(originAnchor),
        related: declarationOf(purpose, view, ['ground', 'article']),
      };
      if (ground.article === '6(1)(f)' && isPublic && kind !== 'operations') {
        const label = environment.base.matrix.kinds.find((known) => known.id === kind)?.label;
        if (label !== undefined) yield report('interest', at, { purpose: purpose.id, kind: label }, more);
      } else if (ground.article === '6(1)(f)' && (isPublic || isMixed) && !given(ground.all['balancing'])) yield report('balancing', at, { purpose: purpose.id }, { ...more, severity: isMixed ? 'warning' : 'info' });
      if (ground.article === '6(1)(b)' && !given(ground.all['contract'])) yield report('contract', at, { purpose: purpose.id }, { ...more, severity: 'warning' });
      if (ground.article === '6(1)(d)' && recurs(pipeline)) yield report('vital', at, { purpose: purpose.id, schedule: pipeline.schedule ?? '' }, more);
    }
  },

  *fixes(finding, view) {
    const purpose = ownPurposeOf(finding, view);
    if (purpose?.ground === undefined) return;
    const { path } = purpose.ground;
    const unit = view.pipeline.key;
    if (finding.message === 'balancing') {
      yield { title: { nl: 'Voeg de afweging toe om in te vullen', en: 'Add the balancing to fill in' }, params: {}, kind: 'suggestion', principle: 'lawful-ground', operations: [{ op: 'insert', unit, path, key: 'balancing', value: PLACEHOLDER, after: 'article' }] };
      return;
    }
    if (finding.message === 'contract') {
      yield { title: { nl: 'Voeg de overeenkomst toe om in te vullen', en: 'Add the contract to fill in' }, params: {}, kind: 'suggestion', principle: 'lawful-ground', operations: [{ op: 'insert', unit, path, key: 'contract', value: PLACEHOLDER, after: 'article' }] };
      return;
    }
    yield {
      title: { nl: 'Kies opnieuw een grondslag om in te vullen', en: 'Choose a ground again, to fill in' },
      params: {},
      kind: 'suggestion',
      principle: 'lawful-ground',
      operations: [{ op: 'replace', unit, path: [...path, 'article'], value: PLACEHOLDER }, ...(purpose.ground.law === undefined ? [{ op: 'insert', unit, path, key: 'law', value: PLACEHOLDER, after: 'article' } as const] : [])],
    };
  },
});
