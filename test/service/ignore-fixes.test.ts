import assert from 'node:assert/strict';
import { messageOf } from '../../server/src/report/describe.ts';
import { fixesFor } from '../../server/src/service/fixes.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/service/settings.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { UNCOVERED, UNUSED } from '../cli/files.ts';
import { analyse, type Files } from '../harness/check.ts';

const COMPLETE = 'by=po until=2027-01-01 -- afgewogen';
const RULE = 'unused-personal-field';
const LOCKED: Settings = { ...DEFAULT_SETTINGS, locked: new Set([RULE]) };

/** A comment behind the field that nothing uses, with a finding there. */
const on = (comment: string): string => UNUSED.replace('# nergens voor nodig', () => comment);
/** A catalogue whose party is also declared in another file. */
const CATALOG = 'grondslag: 1\ncatalog: basis\nparties:\n  bureau: { name: Bureau, kind: private, country: NL }\n';

interface Case {
  readonly name: string;
  readonly files: Files;
  readonly settings?: Settings;
  /** Message id, message in both languages, and per fix its kind, title and the comment it leaves. */
  readonly about: readonly (readonly [file: string, message: string, nl: string, en: string, fixes: readonly (readonly [kind: string, en: string, left: string])[]])[];
  /** How many findings are put aside by comments. */
  readonly aside: number;
}

const AWAY = 'Take this ignore comment away';
const UNUSED_TEXT = (rules: string): readonly [nl: string, en: string] => [`Deze opmerking negeert niets: «${rules}»`, `This comment ignores nothing: “${rules}”`];

const CASES: readonly Case[] = [
  {
    name: 'one that nothing uses, behind a node',
    files: { 'a.yaml': UNUSED.replace('      naam: name', `      naam: name # grondslag: ignore[${RULE}] ${COMPLETE}`) },
    about: [['a.yaml', 'unused', ...UNUSED_TEXT(RULE), [['unsafe', `${AWAY} (accountability)`, '']]]],
    aside: 0,
  },
  {
    name: 'one of two rules that nothing uses',
    files: { 'a.yaml': on(`# grondslag: ignore[${RULE}, missing-retention] ${COMPLETE}`) },
    about: [['a.yaml', 'unused', ...UNUSED_TEXT('missing-retention'), [['unsafe', 'Take “missing-retention” out of this ignore comment (accountability)', `# grondslag: ignore[${RULE}] ${COMPLETE}`]]]],
    aside: 1,
  },
  {
    name: 'one that nothing uses in the second document of a file',
    files: { 'a.yaml': `${UNUSED.replace('pipeline: aanmelding', 'pipeline: eerste')}---\n# grondslag: ignore[missing-controller] ${COMPLETE}\n${UNUSED}` },
    about: [['a.yaml', 'unused', ...UNUSED_TEXT('missing-controller'), [['unsafe', `${AWAY} (accountability)`, '']]]],
    aside: 0,
  },
  {
    name: 'one that holds in the second document of a file',
    files: { 'a.yaml': `${UNUSED.replace('pipeline: aanmelding', 'pipeline: eerste')}---\n${on(`# grondslag: ignore[${RULE}] ${COMPLETE}`)}` },
    about: [],
    aside: 1,
  },
  {
    name: 'one that nothing uses in a catalogue',
    files: { 'a.yaml': CATALOG.replace('  bureau', `  # grondslag: ignore[transfer-without-mechanism] ${COMPLETE}\n  bureau`) },
    about: [['a.yaml', 'unused', ...UNUSED_TEXT('transfer-without-mechanism'), [['unsafe', `${AWAY} (accountability)`, '']]]],
    aside: 0,
  },
  {
    name: 'one that holds on a related place',
    files: { 'a.yaml': UNCOVERED.replace('inkomen: income', `inkomen: income # grondslag: ignore[combination-without-ground] ${COMPLETE}`) },
    about: [],
    aside: 1,
  },
  {
    name: 'one on a related place without a reason',
    files: { 'a.yaml': UNCOVERED.replace('inkomen: income', 'inkomen: income # grondslag: ignore[combination-without-ground] by=po until=2027-01-01') },
    about: [['a.yaml', 'incomplete', 'Deze negeer-opmerking mist «een reden na --»', 'This ignore comment lacks “a reason after --”', [['suggestion', 'Add who, until when and why (accountability)', '# grondslag: ignore[combination-without-ground] by=po until=2027-01-01 -- TODO']]]],
    aside: 0,
  },
  {
    name: 'one on a related place that has expired',
    files: { 'a.yaml': UNCOVERED.replace('inkomen: income', 'inkomen: income # grondslag: ignore[combination-without-ground] by=po until=2026-01-01 -- DPIA-1 -- zie ook 2') },
    about: [['a.yaml', 'expired', 'Deze negeer-opmerking gold tot 2026-01-01', 'This ignore comment held until 2026-01-01', [
      ['suggestion', 'Weigh it again and give a new end date (accountability)', '# grondslag: ignore[combination-without-ground] by=po until=TODO -- DPIA-1 -- zie ook 2'],
      ['unsafe', `${AWAY} (accountability)`, ''],
    ]]],
    aside: 0,
  },
  {
    name: 'one with everything still to be filled in',
    files: { 'a.yaml': on(`# grondslag: ignore[${RULE}] by=TODO until=2027-01-01 -- TODO`) },
    about: [['a.yaml', 'open', 'In deze negeer-opmerking is nog in te vullen: «by (wie)» en «een reden na --»', 'This ignore comment still has to be filled in: “by (who)” and “a reason after --”', []]],
    aside: 0,
  },
  {
    name: 'one with a day that does not exist, and hostile words',
    files: { 'a.yaml': on(`# grondslag: ignore[${RULE}] until=2027-02-30 by=$&<script> -- 100% "$1" $\` é`) },
    about: [['a.yaml', 'incomplete', 'Deze negeer-opmerking mist «until (tot wanneer)»', 'This ignore comment lacks “until (until when)”', [['suggestion', 'Add who, until when and why (accountability)', `# grondslag: ignore[${RULE}] by=$&<script> until=TODO -- 100% "$1" $\` é`]]]],
    aside: 0,
  },
  {
    name: 'one of a rule that does not exist, with a name close to it',
    files: { 'a.yaml': on(`# grondslag: ignore[unused-personal-fields] ${COMPLETE}`) },
    about: [['a.yaml', 'near', `Regel «unused-personal-fields» bestaat niet; bedoel je «${RULE}»?`, `Rule “unused-personal-fields” does not exist; did you mean “${RULE}”?`, [
      ['unsafe', `Change to “${RULE}” (accountability)`, `# grondslag: ignore[${RULE}] ${COMPLETE}`],
      ['unsafe', `${AWAY} (accountability)`, ''],
    ]]],
    aside: 0,
  },
  {
    name: 'one of a rule that does not exist beside one that does',
    files: { 'a.yaml': on(`# grondslag: ignore[zzz, ${RULE}] ${COMPLETE}`) },
    about: [['a.yaml', 'unknownRule', 'Regel «zzz» bestaat niet', 'Rule “zzz” does not exist', [['unsafe', 'Take “zzz” out of this ignore comment (accountability)', `# grondslag: ignore[${RULE}] ${COMPLETE}`]]]],
    aside: 1,
  },
  {
    name: 'one for a file, of a rule that no comment may put aside',
    files: { 'a.yaml': `# grondslag: ignore-file[schema-violation] ${COMPLETE}\n${CATALOG}` },
    about: [['a.yaml', 'notIgnorable', 'Regel «schema-violation» kan niet worden genegeerd', 'Rule “schema-violation” cannot be ignored', [['unsafe', `${AWAY} (accountability)`, '']]]],
    aside: 0,
  },
  {
    name: 'one of a rule that the configuration locks',
    files: { 'a.yaml': on(`# grondslag: ignore[${RULE}] ${COMPLETE}`) },
    settings: LOCKED,
    about: [['a.yaml', 'locked', `De configuratie staat niet toe dat regel «${RULE}» hier wordt genegeerd`, `The configuration does not allow rule “${RULE}” to be ignored here`, [['unsafe', `${AWAY} (accountability)`, '']]]],
    aside: 0,
  },
];

describe('comments that ignore findings, and what mends them', () => {
  for (const { name, files, settings = DEFAULT_SETTINGS, about, aside } of CASES) {
    for (const eol of ['\n', '\r\n']) {
      it(`${name}${eol === '\n' ? '' : ', with \\r\\n'}`, () => {
        const analysis = analyse(Object.fromEntries(Object.entries(files).map(([file, text]) => [file, text.replaceAll('\n', eol)])), settings);
        const all = Object.keys(files).flatMap((file) => analysis.inFile(fileId(file)));
        assert.equal(all.filter(({ suppressed }) => suppressed !== undefined).length, aside);
        const comments = all.filter(({ rule }) => rule.id === 'incomplete-ignore' || rule.id === 'unused-ignore');
        assert.deepEqual(comments.map((located) => {
          const text = analysis.workspace.file(located.file)!.source.text;
          return [located.file, located.finding.message, messageOf(located.finding, 'nl'), messageOf(located.finding, 'en'), fixesFor(located, analysis).map(({ title, kind, edits }) => {
            const [[, own] = assert.fail('no edits')] = edits;
            const fixed = applyEdits(text, own);
            // Nothing outside the comment changes but the blanks before it, or its line.
            const before = text.slice(0, located.span.start);
            const line = /(?:^|[\r\n])[ \t]*$/.test(before);
            const left = fixed.slice(before.length, fixed.length - (text.length - located.span.end));
            const gone = line ? before.replace(/[ \t]*$/, '') + text.slice(located.span.end + eol.length) : before.trimEnd() + text.slice(located.span.end);
            assert.equal(fixed, fixed === gone ? gone : before + left + text.slice(located.span.end));
            return [kind, title.en, fixed === gone ? '' : left];
          })];
        }), about);
      });
    }
  }

  it('on a related place in another file, and of no use there once the finding has gone', () => {
    const catalog = `grondslag: 1\ncatalog: basis\nregisters:\n  inkomens:\n    title: Inkomens\n    keeper: gemeente\n    collectedFor: service\n    access: open\n    fields:\n      klantnummer: case-number\n      inkomen: income\n`;
    const texts = { 'a.pipeline.yaml': UNCOVERED, 'z.catalog.yaml': catalog };
    const related = analyse(texts).inFile(fileId('a.pipeline.yaml')).flatMap(({ related: places }) => places).map(({ file }) => file);
    assert.ok(!related.includes(fileId('z.catalog.yaml')));
    const upstream = UNCOVERED.replace('pipeline: huisbezoek', 'pipeline: bron').replace('lijst: { from: koppel', 'lijst: { from: aanvragen').replace(/steps:[^]*(?=outputs)/, '');
    const downstream = UNCOVERED.replace(/ {2}aanvragen:[^]*?(?= {2}inkomens)/, '  aanvragen: { output: bron/lijst }\n');
    const comment = `# grondslag: ignore[combination-without-ground] ${COMPLETE}`;
    const both = (first: string, second: string): Files => ({ 'b.pipeline.yaml': second, 'a.pipeline.yaml': first });
    const said = (files: Files): readonly string[] => {
      const analysis = analyse(files);
      return ['a.pipeline.yaml', 'b.pipeline.yaml'].flatMap((file) => analysis.inFile(fileId(file))).flatMap(({ rule, file, suppressed }) => (['combination-without-ground', 'unused-ignore'].includes(rule.id) ? [`${file} ${rule.id}${suppressed === undefined ? '' : ' aside'}`] : []));
    };
    assert.deepEqual(said(both(upstream, downstream)), ['b.pipeline.yaml combination-without-ground']);
    const places = analyse(both(upstream, downstream)).inFile(fileId('b.pipeline.yaml')).flatMap(({ related: list }) => list).filter(({ file }) => file === 'a.pipeline.yaml');
    assert.ok(places.length > 0);
    const line = upstream.slice(0, places[0]!.span.start).split('\n').length - 1;
    const withComment = upstream.split('\n').map((text, index) => (index === line ? `${text} ${comment}` : text)).join('\n');
    assert.deepEqual(said(both(withComment, downstream)), ['b.pipeline.yaml combination-without-ground aside']);
    assert.deepEqual(said({ 'a.pipeline.yaml': withComment }), ['a.pipeline.yaml unused-ignore']);
  });
});
