import { PLACEHOLDER } from '../../base/placeholder.ts';
import { given, map, text, type Plain } from '../../model/read.ts';
import type { BilingualText } from '../../messages/template.ts';
import type { RelatedPlace } from '../finding.ts';
import { pipelineExample } from '../example.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';
import { isPlaceholder } from './own-parties.ts';
import { pooledFor } from './pool.ts';

/** The four partnerships of the WGS. Others can be added by decree only. */
const FRAMES: ReadonlySet<string> = new Set(['wgs-fec', 'wgs-icov', 'wgs-riec', 'wgs-zvh']);

const LEARNS: BilingualText = { nl: 'dit model leert uit zichzelf', en: 'this model is self-learning' };
const POOLS: BilingualText = { nl: 'hier komen gegevens van {parties} samen', en: 'data of {parties} meet here' };

const WORDS = {
  article: { nl: 'het artikel', en: 'the article' },
  contactPoint: { nl: 'het contactpunt', en: 'the contact point' },
  advice: { nl: 'het advies van de rechtmatigheidscommissie', en: 'the advice of the lawfulness committee' },
  validated: { nl: 'dat de analyse is gevalideerd', en: 'that the analysis was validated' },
  auditable: { nl: 'dat de analyse controleerbaar is', en: 'that the analysis can be audited' },
  selfLearning: { nl: 'of het model zichzelf aanpast', en: 'whether the model changes itself' },
} as const satisfies Record<string, BilingualText>;

/**
 * Organisations that pool personal data without the WGS or an equal frame, or under the WGS without what
 * it asks. Law: WGS (Stb. 2024, 198; in force since 2025-03-01), UAVG 33(1)(b) (checked 2026-11-21).
 */
export const rule = defineRule({
  id: 'partnership-without-frame',
  group: 'roles',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['partnership-by-rules'],
  articles: ['WGS', 'UAVG 33(1)(b)'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Een samenwerkingsverband zonder wettelijk kader, of zonder wat dat kader vraagt', en: 'A partnership without a legal frame, or without what that frame asks' },
  why: {
    nl: 'Organisaties die gegevens bijeenbrengen tegen misdaad of voor zorg en veiligheid, hebben daar regels voor nodig. De WGS geeft die aan vier verbanden (FEC, iCOV, RIEC’s en Zorg- en Veiligheidshuizen), en vraagt een contactpunt, advies en een analyse die te controleren is en niet uit zichzelf leert. Wie er niet onder valt, heeft een ander kader nodig.',
    en: 'Organisations that pool data against crime or for care and safety need rules for that. The WGS gives them to four partnerships (FEC, iCOV, the RIECs and the Care and Safety Houses), and asks for a contact point, advice and an analysis that can be audited and does not learn by itself. Whoever is not among them needs another frame.',
  },
  resolve: {
    nl: 'Noem onder `partnership` het kader met het artikel en wat het vraagt. Is er geen, haal de gegevens dan uit elkaar: per levering een eigen grondslag, en per zaak in plaats van in bulk.',
    en: 'Name under `partnership` the frame with its article and what it asks. If there is none, take the pool apart: a basis of its own for every supply, and case by case instead of in bulk.',
  },
  messages: {
    none: {
      nl: '{parties} brengen persoonsgegevens samen voor doel «{purpose}» en er is geen kader voor dat verband opgegeven',
      en: '{parties} pool personal data for purpose “{purpose}” and no frame for that partnership is declared',
    },
    other: { nl: 'Dit verband valt niet onder de WGS en noemt geen ander kader', en: 'This partnership is not covered by the WGS and names no other frame' },
    claimed: { nl: 'Dit verband beroept zich op {article} en is geen van de vier verbanden van de WGS', en: 'This partnership relies on {article} and is none of the four partnerships of the WGS' },
    learning: { nl: 'Het opgegeven kader dekt geen model dat uit zichzelf leert', en: 'The declared frame does not cover a self-learning model' },
    incomplete: { nl: 'Het verband valt onder de WGS, en {missing} is niet opgegeven', en: 'The partnership is under the WGS, and {missing} is not declared' },
  },
  examples: {
    trigger: example('{ frame: other }'),
    repaired: example('{ frame: other, article: Convenant met toets op Gemeentewet 172 }'),
    nearMiss: example('{ frame: wgs-riec, article: WGS 2.19, contactPoint: riec@example.org, advice: RAC-2026-3 }'),
  },

  concerns: ({ categories }) => categories.size > 0,

  *check(view, report) {
    const { pipeline } = view;
    const { partnership } = pipeline;
    const learning = selfLearning(view);
    if (partnership === undefined) {
      const pool = isPlaceholder(view, ['partnership']) ? undefined : pooledFor(view);
      if (pool === undefined) return;
      yield report('none', view.at(['pipeline']), { parties: pool.parties.map((party) => party.name), purpose: pool.purpose.id }, {
        severity: learning.length > 0 ? 'error' : 'warning', purpose: pool.purpose.id,
        related: [...(pool.at === undefined ? [] : [{ at: pool.at, message: POOLS, params: { parties: pool.parties.map((party) => party.name) } }]), ...learning],
      });
      return;
    }
    const at = view.at(['partnership']);
    const frame = text(partnership['frame']);
    const article = text(partnership['article']);
    // What stands there now is told by the schema.
    if (frame !== undefined && frame !== 'other' && !FRAMES.has(frame)) return;
    if (frame === undefined || frame === 'other') {
      if (article === undefined) {
        yield report('other', at, {}, { severity: learning.length > 0 ? 'error' : 'warning', related: learning });
        return;
      }
      if (isWgs(article, view)) {
        yield report('claimed', { ...view.at(['partnership']), focus: ['partnership', 'article'] }, { article }, { related: learning });
        return;
      }
    }
    if (learning.length > 0) yield report('learning', at, {}, { related: learning, combination: learning.map((place) => place.at) });
    const missing = frame === undefined || frame === 'other' ? [] : missingParts(view);
    if (missing.length > 0) yield report('incomplete', at, { missing: missing.map((part) => WORDS[part]) }, { severity: 'warning', facts: { missing: missing.join(' ') } });
  },

  *fixes(finding, view) {
    const unit = view.pipeline.key;
    const more = { params: {}, kind: 'suggestion', principle: 'partnership-by-rules' } as const;
    if (finding.message === 'none') {
      yield { title: { nl: 'Voeg een kader toe om in te vullen', en: 'Add a frame to fill in' }, ...more, operations: [{ op: 'insert', unit, path: [], key: 'partnership', value: { frame: PLACEHOLDER, article: PLACEHOLDER, contactPoint: PLACEHOLDER, advice: PLACEHOLDER }, after: 'controller' }] };
    } else if (finding.message === 'other' && finding.related.length === 0) {
      // Beside a self-learning model a named frame settles nothing.
      yield { title: { nl: 'Voeg het artikel van het kader toe om in te vullen', en: 'Add the article of the frame to fill in' }, ...more, operations: [{ op: 'insert', unit, path: ['partnership'], key: 'article', value: PLACEHOLDER }] };
    } else if (finding.message === 'incomplete') {
      const parts = (finding.facts['missing'] ?? '').split(' ');
      const analysis = parts.filter((part) => part in ANALYSIS);
      const has = map(view.pipeline.partnership?.['analysis']) !== undefined;
      yield {
        title: { nl: 'Voeg toe wat de WGS vraagt, om in te vullen', en: 'Add what the WGS asks, to fill in' }, ...more,
        operations: [
          ...parts.filter((part) => !(part in ANALYSIS)).map((key) => ({ op: 'insert' as const, unit, path: ['partnership'], key, value: PLACEHOLDER })),
          ...(analysis.length === 0 ? [] : has ? analysis.filter((part) => map(view.pipeline.partnership?.['analysis'])?.[part] === undefined).map((key) => ({ op: 'insert' as const, unit, path: ['partnership', 'analysis'], key, value: PLACEHOLDER })) : [{ op: 'insert' as const, unit, path: ['partnership'], key: 'analysis', value: Object.fromEntries(analysis.map((part) => [part, PLACEHOLDER])) }]),
        ],
      };
    }
  },
});

const ANALYSIS = { validated: true, auditable: true, selfLearning: true } as const;

/** What the WGS asks and the block lacks; of the analysis only where there is one. */
function missingParts(view: View): readonly (keyof typeof WORDS)[] {
  const block = view.pipeline.partnership ?? {};
  const missing: (keyof typeof WORDS)[] = (['article', 'contactPoint', 'advice'] as const).filter((key) => !given(block[key]));
  if (block['analysis'] === PLACEHOLDER) return missing;
  const scores = view.flow.steps.filter(({ decl }) => decl.verb === 'score');
  const analysis = map(block['analysis']);
  if (analysis === undefined && scores.length === 0) return missing;
  for (const key of ['validated', 'auditable'] as const) if (isNo(analysis?.[key])) missing.push(key);
  if (!given(analysis?.['selfLearning']) && scores.some(({ decl }) => !given(decl.model?.['selfLearning']))) missing.push('selfLearning');
  return missing;
}

function isNo(value: Plain): boolean {
  return !given(value) || value === false;
}

/** Where a self-learning model is declared: in the block, or at a score. */
function selfLearning(view: View): readonly RelatedPlace[] {
  const places: RelatedPlace[] = [];
  const add = (path: readonly string[]): void => void places.push({ at: view.at(path), message: LEARNS, params: {} });
  if (map(view.pipeline.partnership?.['analysis'])?.['selfLearning'] === true) add(['partnership', 'analysis', 'selfLearning']);
  for (const { decl } of view.flow.steps) if (decl.model?.['selfLearning'] === true) add([...decl.path, 'model', 'selfLearning']);
  return places;
}

/** Whether a citation is of the act on data processing by partnerships. */
function isWgs(article: string, view: View): boolean {
  const law = view.environment.law(article);
  return law.kind === 'known' ? law.id === 'wgs-samen' : /^WGS\b/.test(article) || /gegevensverwerking door samenwerkingsverbanden/i.test(article);
}

function example(partnership: string): string {
  return pipelineExample(`
partnership: ${partnership}
purposes:
  aanpak:
    description: Bedrijfspanden met signalen van misbruik samen bezoeken
    kind: enforcement
    ground: { article: 6(1)(e), law: Gemeentewet art. 172 }
    retention: P3M
sources:
  signalen: { party: gemeente, collectedFor: enforcement, fields: { naam: name, adres: address } }
outputs:
  lijst: { from: signalen, audience: team, recipients: [gemeente] }
`);
}
