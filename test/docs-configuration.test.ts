/** The pages about the configuration say what the program does: their keys, presets, options and worked example. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../server/src/rules/registry.ts';
import { includes } from '../server/src/service/settings.ts';
import { UNUSED } from './cli/files.ts';
import { inWorld } from './cli/run-cli.ts';
import { ROOT } from './harness/golden.ts';

const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
const rowsOf = (text: string, heading: string): readonly (readonly string[])[] => {
  const table = text.slice(text.indexOf(heading)).split('\n').slice(2);
  const end = table.findIndex((line) => !line.startsWith('|'));
  return table.slice(0, end === -1 ? undefined : end).map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim()));
};
const word = (cell: string): string => /`([^`]+)`/.exec(cell)?.[1] ?? cell;

for (const { page, locale, keys, presets, added, options, example, yes } of [
  { page: 'docs/configuration.md', locale: 'en', keys: '| key | value |', presets: '| preset | reports |', added: '| preset | rule |', options: '| rule | option |', example: '| file | configuration |', yes: 'yes' },
  { page: 'docs/configuration.nl.md', locale: 'nl', keys: '| sleutel | waarde |', presets: '| preset | meldt |', added: '| preset | regel |', options: '| regel | optie |', example: '| bestand | configuratie |', yes: 'ja' },
]) {
  describe(page, () => {
    const text = read(page);

    it('has every key of a configuration, with all it may be', () => {
      const schema = JSON.parse(read('schemas/config.schema.json')) as { properties: Readonly<Record<string, { enum?: readonly (string | null)[] }>> };
      const rows = rowsOf(text, keys);
      assert.deepEqual(rows.map(([key]) => word(key!)), Object.keys(schema.properties));
      for (const [key, value] of rows) for (const choice of schema.properties[word(key!)]!.enum ?? []) if (choice !== null) assert.ok(value!.includes(`\`${choice}\``), `${key}: ${choice}`);
    });

    it('counts the rules of each preset, and lists what each adds', () => {
      for (const [preset, , count] of rowsOf(text, presets)) assert.equal(RULES.filter((rule) => includes(word(preset!) as 'engineer', rule.preset)).length, Number(count), preset);
      const expected = (['reviewer', 'auditor'] as const).flatMap((preset) => RULES.filter((rule) => rule.preset === preset).map(({ id, severity, confidence }) => [`\`${preset}\``, `[\`${id}\`](rules/${id}.${locale}.md)`, severity, confidence]));
      assert.deepEqual(rowsOf(text, added), expected);
    });

    it('has every option of a rule with its default', () => {
      const expected = RULES.flatMap(({ id, options: own }) => Object.entries(own ?? {}).map(([name, option]) => [id, name, String(option.default)]));
      assert.deepEqual(rowsOf(text, options).map((cells) => cells.map(word)), expected);
    });

    it('has a worked example that works as it says', () => {
      const part = text.slice(0, text.indexOf(example));
      const paths = /```text\n([^`]*)```/.exec(part)![1]!.trim().split('\n');
      const configs = Object.fromEntries([...part.matchAll(/```yaml\n# (\S+)\n([^`]*)```/g)].map(([, path, body]) => [path, body!]));
      return inWorld(Object.fromEntries(paths.map((path, number) => [path, configs[path] ?? UNUSED.replace('pipeline: aanmelding', `pipeline: p-${number}`)])), async ({ cli }) => {
        const rows = rowsOf(text, example);
        assert.deepEqual(rows.map(([file]) => word(file!)), paths.filter((path) => !path.endsWith('grondslag.config.yaml')));
        const outcome = await cli(['check', '--format', 'json']);
        assert.equal(outcome.stderr, '');
        const { findings } = JSON.parse(outcome.stdout) as { findings: { file: string }[] };
        for (const [file, config, selected] of rows.map((cells) => cells.map(word))) {
          const shown = JSON.parse((await cli(['check', '--show-config', file!, '--format', 'json'])).stdout) as { search: { selected: boolean }; configurations: { file: string }[] };
          assert.equal(shown.configurations[0]?.file, config, file);
          assert.equal(shown.search.selected, selected === yes, file);
          assert.equal(findings.some((finding) => finding.file === file), selected === yes, file);
        }
      });
    });

    it('begins with a configuration that can be used', () => {
      const config = /```yaml\n([^`]*)```/.exec(text)![1]!;
      const [archive, shared, pilot] = locale === 'nl' ? ['archief', 'gedeeld', 'proef'] : ['archive', 'shared', 'pilot'];
      return inWorld({ 'grondslag.config.yaml': config, [`${archive}/a.pipeline.yaml`]: UNUSED, [`${pilot}/b.pipeline.yaml`]: UNUSED.replace('pipeline: aanmelding', 'pipeline: b'), [`${shared}/c.catalog.yaml`]: 'grondslag: 1\ncatalog: c\n' }, async ({ cli }) => {
        const outcome = await cli(['check', '--format', 'compact']);
        assert.equal(outcome.stderr, '');
        assert.equal(outcome.code, 1);
      });
    });
  });
}
