import assert from 'node:assert/strict';
import { fixesFor } from '../../server/src/service/fixes.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { analyse, type Files } from '../harness/check.ts';
import { pipeline } from './cases.ts';

const AT = 'a.pipeline.yaml';

/** A pipeline whose purpose stands in a catalogue. */
function shared(purpose: string, field: string): Files {
  return {
    'basis.catalog.yaml': `grondslag: 1
catalog: basis
parties:
  winkel: { name: Winkel BV, kind: private, country: NL }
purposes:
  klanten: { description: Klanten helpen met hun bestelling, kind: service, ground: { article: 6(1)(b), contract: koop }, retention: P1Y${purpose} }
`,
    [AT]: pipeline('a', `sources:\n  klanten: { party: winkel, collectedFor: service, fields: { naam: name, ${field} } }\noutputs:\n  lijst: { from: klanten, purpose: klanten, audience: team, recipients: [winkel] }`, 'winkel'),
  };
}

const CASES: readonly (readonly [rule: string, files: Files, change: string])[] = [
  ['bsn-without-law', shared('', 'bsn: bsn'), 'bsn'],
  ['exception-without-law', shared(', special: [{ categories: [health], article: 9(2)(h) }]', 'diagnose: diagnosis'), 'law'],
];

describe('a finding about a purpose of a catalogue', () => {
  for (const [rule, files, change] of CASES) {
    it(`${rule}: stands in the pipeline, tells of the catalogue and is repaired there`, () => {
      const analysis = analyse(files);
      const [item, ...others] = analysis.inFile(fileId(AT)).filter((found) => found.rule.id === rule);
      assert.ok(item !== undefined);
      assert.deepEqual(others, []);
      assert.deepEqual(item.finding.at.path, ['outputs', 'lijst', 'purpose']);
      assert.ok(item.finding.related.some(({ at }) => at.unit === 'basis.catalog.yaml#0'));
      const added = fixesFor(item, analysis).flatMap((fix) => [...fix.edits]).filter(([file]) => file === 'basis.catalog.yaml').flatMap(([, edits]) => edits.map((edit) => edit.newText));
      assert.ok(added.some((text) => text.includes(change) && text.includes('TODO')), added.join('|'));
    });
  }
});
