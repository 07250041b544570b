import { PLACEHOLDER } from '../../base/placeholder.ts';
import { licenceOf } from '../../knowledge/open-data.ts';
import type { OutputNode } from '../../lineage/flow.ts';
import { given, text } from '../../model/read.ts';
import type { BilingualText } from '../../messages/template.ts';
import { pipelineExample } from '../example.ts';
import { shortLabels } from '../places.ts';
import { defineRule } from '../rule.ts';
import { highValueTheme } from './high-value-theme.ts';

const KEYS = {
  theme: { nl: 'het thema', en: 'the theme' },
  identifier: { nl: 'een blijvende verwijzing', en: 'a persistent identifier' },
  catalogue: { nl: 'de catalogus met het koppelvlak en de download', en: 'the catalogue with its interface and download' },
  updated: { nl: 'hoe actueel het is', en: 'how current it is' },
} as const;

/**
 * Open data of the six themes that the EU counts as most valuable, without what the regulation asks of their description. The
 * format has one key for where data can be had, so interface and bulk download are asked for as the catalogue. That a licence or
 * format is missing is `open-data-without-licence`.
 */
export const rule = defineRule({
  id: 'high-value-dataset-metadata',
  group: 'quality',
  lens: 'technical',
  severity: 'info',
  preset: 'auditor',
  confidence: 'low',
  principles: ['fair-data'],
  articles: ['Reg. (EU) 2023/138'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Een hoogwaardige dataset mist metagegevens', en: 'A high-value dataset lacks metadata' },
  why: {
    nl: 'Voor zes thema’s vraagt de EU dat open overheidsdata herkenbaar zijn als hoogwaardige dataset, met een koppelvlak, een download in één keer en een ruime licentie (Verordening (EU) 2023/138).',
    en: 'For six themes the EU asks that open government data can be recognised as high-value datasets, with an interface, a bulk download and a generous licence (Regulation (EU) 2023/138).',
  },
  resolve: { nl: 'Vul `theme`, `identifier`, `catalogue` en `updated` in, en kies een licentie die niet strenger is dan CC BY 4.0.', en: 'Fill in `theme`, `identifier`, `catalogue` and `updated`, and choose a licence no stricter than CC BY 4.0.' },
  messages: { lacking: { nl: 'Uitvoer «{output}» hoort bij een thema van hoogwaardige datasets ({theme}) en mist: {missing}', en: 'Output “{output}” belongs to a theme of high-value datasets ({theme}) and lacks: {missing}' } },
  examples: {
    trigger: example('theme: mobiliteit'),
    repaired: example('theme: mobiliteit, identifier: https://example.org/id/dataset/fietsen, catalogue: https://data.overheid.nl, updated: P1M'),
    // A theme outside the six asks for nothing more.
    nearMiss: example('theme: cultuur'),
  },

  concerns: ({ audiences }) => audiences.has('public'),

  *check(view, report) {
    const { base } = view.environment;
    for (const output of view.flow.outputs) {
      const theme = highValueTheme(output, base);
      if (theme === undefined) continue;
      const missing = missingKeys(output).map((key): BilingualText => KEYS[key]);
      const licence = licenceOf(base, text(output.decl.all['licence']) ?? '');
      if (licence?.open === true && licence.highValue !== true) missing.push({ nl: 'een licentie die niet strenger is dan CC BY 4.0', en: 'a licence no stricter than CC BY 4.0' });
      if (missing.length > 0) yield report('lacking', output.at, { output: output.name, theme: theme.label, missing: shortLabels(missing) });
    }
  },

  *fixes(finding, view) {
    const output = view.flow.outputs.find((candidate) => candidate.name === finding.at.path[1]);
    const missing = output === undefined ? [] : missingKeys(output);
    if (missing.length === 0) return;
    yield {
      title: { nl: 'Voeg toe wat ontbreekt, om in te vullen', en: 'Add what is missing, to fill in' }, params: {}, kind: 'suggestion', principle: 'fair-data',
      operations: missing.map((key) => ({ op: 'insert', unit: finding.at.unit, path: finding.at.path, key, value: PLACEHOLDER })),
    };
  },
});

function missingKeys(output: OutputNode): readonly (keyof typeof KEYS)[] {
  return (['theme', 'identifier', 'catalogue', 'updated'] as const).filter((key) => !given(output.decl.all[key]));
}

function example(metadata: string): string {
  return pipelineExample(`
sources:
  tellingen: { party: gemeente, subjects: { kind: objects }, quality: { update: P1M }, fields: { wegvak: geo-object, fietsers: measurement } }
outputs:
  fietstellingen: { from: tellingen, audience: public, licence: CC0-1.0, format: csv, ${metadata} }
`);
}
