import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { Origin } from '../../lineage/profile.ts';
import type { OutputNode } from '../../lineage/flow.ts';
import { pipelineExample } from '../example.ts';
import { originAnchor, originKey } from '../places.ts';
import type { RelatedPlace } from '../finding.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

/** Who else reads the fields: outputs for the team that made them explain themselves. */
const SHARED: ReadonlySet<string> = new Set(['organisation', 'government', 'private', 'public']);

/**
 * A field that others get to see, of which nobody says what it means. Told at its declaration, once, however many outputs show it;
 * what a register or another pipeline brings is defined there.
 */
export const rule = defineRule({
  id: 'undefined-field',
  group: 'quality',
  lens: 'technical',
  severity: 'info',
  preset: 'auditor',
  confidence: 'low',
  principles: ['fair-data'],
  articles: ['FAIR I1', 'FAIR I2'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Een veld dat anderen zien, heeft geen definitie', en: 'A field that others see has no definition' },
  why: {
    nl: 'Een naam is nog geen betekenis. Is een adres waar iemand woont of waar de post heen gaat? Met een definitie of standaard kunnen anderen, en hun programma’s, de gegevens goed uitwisselen (FAIR I1 en I2).',
    en: 'A name is not a meaning. Is an address where somebody lives or where the mail goes? With a definition or a standard others, and their programs, can exchange the data well (FAIR I1 and I2).',
  },
  resolve: { nl: 'Schrijf bij het veld een `definition`, of noem bij `standard` het begrip of de standaard die het volgt.', en: 'Write a `definition` with the field, or name at `standard` the concept or standard it follows.' },
  messages: { undefined: { nl: '«{field}» heeft geen definitie en gaat naar anderen: {outputs}', en: '“{field}” has no definition and goes to others: {outputs}' } },
  examples: {
    trigger: example('geo-object', 'organisation'),
    repaired: example('{ category: geo-object, definition: Plaats van de stam in RD-coördinaten }', 'organisation'),
    // Only the team that made the file works with it.
    nearMiss: example('geo-object', 'team'),
  },

  *check(view, report) {
    const shown = new Map<string, { readonly origin: Origin; readonly outputs: Set<OutputNode> }>();
    for (const output of view.flow.outputs) {
      if (output.decl.audience === undefined || !SHARED.has(output.decl.audience)) continue;
      for (const field of output.profile.fields.values()) {
        // What is made of several fields is told by how it is made.
        const [origin, ...others] = field.origins;
        if (origin === undefined || others.length > 0 || origin.field === undefined || !isUndefined(origin, view)) continue;
        const known = shown.get(originKey(origin));
        if (known === undefined) shown.set(originKey(origin), { origin, outputs: new Set([output]) });
        else known.outputs.add(output);
      }
    }
    for (const { origin, outputs } of shown.values()) {
      yield report('undefined', originAnchor(origin), { field: origin.name, outputs: [...outputs].map(({ name }) => name) }, {
        related: [...outputs].map((output): RelatedPlace => ({ at: output.at, message: { nl: 'komt uit in «{output}»', en: 'ends up in “{output}”' }, params: { output: output.name } })),
      });
    }
  },

  *fixes(finding, view) {
    const [, source, , name] = finding.at.path;
    const field = view.pipeline.sources.get(source ?? '')?.fields?.get(name ?? '');
    if (field === undefined) return;
    const unit = finding.at.unit;
    const short = field.category !== undefined && field.category.path.length === field.path.length;
    yield {
      title: { nl: 'Voeg een definitie toe om in te vullen', en: 'Add a definition to fill in' }, params: {}, kind: 'suggestion', principle: 'fair-data',
      operations: [short || field.category === undefined
        ? { op: 'replace', unit, path: field.path, value: { ...(field.category === undefined ? {} : { category: field.category.id }), definition: PLACEHOLDER } }
        : { op: 'insert', unit, path: field.path, key: 'definition', value: PLACEHOLDER }],
    };
  },
});

/** Whether a field of this file's own plain supplies says nothing of what it means. */
function isUndefined(origin: Origin, view: View): boolean {
  if (origin.unit !== view.pipeline.key || origin.field?.definition !== undefined || origin.field?.standard !== undefined) return false;
  const source = view.pipeline.sources.get(origin.path[1] ?? '');
  return source !== undefined && source.register === undefined && source.output === undefined;
}

function example(place: string, audience: string): string {
  return pipelineExample(`
sources:
  bomen:
    party: gemeente
    subjects: { kind: objects }
    quality: { update: P1M }
    fields:
      standplaats: ${place}
outputs:
  bestand: { from: bomen, audience: ${audience}, recipients: [gemeente] }
`);
}
