import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from 'sarif';
import { CLEAN, UNCOVERED, UNUSED } from '../cli/files.ts';
import { inWorld } from '../cli/run-cli.ts';
import { NASTY } from './nasty.ts';
import { out, plain, result, sarif } from './written.ts';

describe('SARIF', () => {
  it('says what the JSON report says, in the same places', () =>
    inWorld(NASTY, async (world) => {
      const run = sarif(await out(world, 'sarif'));
      const { findings } = await result(world);
      const rules = run.tool.driver.rules!;
      assert.equal(run.columnKind, 'utf16CodeUnits');
      const told = (run.results ?? []).map((one: Result) => {
        const { artifactLocation, region } = one.locations![0]!.physicalLocation!;
        assert.equal(rules[one.ruleIndex!]?.id, one.ruleId);
        assert.equal(run.artifacts![artifactLocation!.index!]!.location!.uri, artifactLocation!.uri);
        return { rule: one.ruleId, file: decodeURIComponent(artifactLocation!.uri!), range: { start: { line: region!.startLine, column: region!.startColumn }, end: { line: region!.endLine, column: region!.endColumn } }, fingerprint: one.partialFingerprints!['grondslag/v1'] };
      });
      assert.deepEqual(told, findings.map(({ rule, file, range, fingerprint }) => ({ rule, file, range, fingerprint })));
      assert.ok(told.some(({ range }) => range.start.line === 1));
      assert.ok(told.some(({ range }) => (range.end.line ?? 0) > (range.start.line ?? 0)));
      (run.results ?? []).forEach((one, at) => {
        const { message } = findings[at]!;
        assert.ok(plain(one.message.text!).startsWith(plain(message)), one.message.text);
        // What is a link leads to a place that is there; nothing else is one.
        const links = [...one.message.text!.matchAll(/(?<!\\)\[(?:\\.|[^\]\\])*\]\((\d+)\)/g)].map(([, id]) => Number(id));
        assert.deepEqual(links, (one.relatedLocations ?? []).slice(0, links.length).map(({ id }) => id));
        assert.doesNotMatch(one.message.text!.replaceAll(/\{\{\d+\}\}/g, ''), /\{\d+\}/);
      });
    }));

  it('brings all rules that ran, in the language of the run and within the limits of code hosts', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN }, async (world) => {
      const all = new Map<string, string[]>();
      for (const language of ['nl', 'en']) {
        const run = sarif(await out(world, 'sarif', '--language', language, '--preset', 'auditor'));
        assert.equal(run.language, language);
        const rules = run.tool.driver.rules!;
        assert.ok(rules.length > 40);
        for (const { id, shortDescription, fullDescription, help, properties } of rules) {
          for (const text of [shortDescription?.text, fullDescription?.text]) assert.ok(text !== undefined && text.length > 10 && text.length <= 1024, id);
          assert.ok(help?.text !== undefined && help.markdown !== undefined);
          assert.ok(properties!.tags!.length <= 20 && properties!.tags!.includes('privacy'));
          assert.match(String(properties!['precision']), /^(?:high|medium|low)$/);
          assert.match(String(properties!['problem.severity']), /^(?:error|warning|recommendation)$/);
          assert.equal(properties!['security-severity'], undefined);
          all.set(id, [...(all.get(id) ?? []), help.text]);
        }
      }
      for (const [id, [nl, en]] of all) assert.notEqual(nl, en, id);
    }));

  it('leaves out what others compute, and what somebody put aside unless asked', () =>
    inWorld(NASTY, async (world) => {
      const text = await out(world, 'sarif');
      assert.ok(!text.includes('primaryLocationLineHash'));
      const run = sarif(text);
      assert.ok(run.results!.every(({ suppressions }) => suppressions === undefined));
      const whole = sarif(await out(world, 'sarif', '--sarif-include-suppressed'));
      assert.equal(whole.results!.length, run.results!.length + 1);
      assert.deepEqual(whole.results!.map(({ suppressions }) => suppressions!.length), [...run.results!.map(() => 0), 1]);
      const [aside] = whole.results!.at(-1)!.suppressions!;
      assert.equal(aside!.kind, 'inSource');
      assert.match(aside!.justification!, /^<b>reden<\/b> \]\]> \|/);
    }));

  it('makes security alerts only when asked, and never critical ones', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN }, async (world) => {
      const { rules } = sarif(await out(world, 'sarif', '--sarif-security-severity')).tool.driver;
      for (const { id, properties } of rules!) {
        assert.ok(Number(properties!['security-severity']) > 0 && Number(properties!['security-severity']) < 9, id);
        assert.ok(properties!.tags!.includes('security'));
      }
    }));

  it('tells reports of one commit apart by their category', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN }, async (world) => {
      assert.equal(sarif(await out(world, 'sarif')).automationDetails?.id, 'grondslag/');
      assert.equal(sarif(await out(world, 'sarif', '--sarif-category', 'nacht')).automationDetails?.id, 'grondslag/nacht/');
    }));

  it('follows the data to the finding', () =>
    inWorld({ 'a.pipeline.yaml': UNCOVERED }, async (world) => {
      const { trace, range } = (await result(world)).findings.find(({ rule }) => rule === 'combination-without-ground')!;
      const { codeFlows } = sarif(await out(world, 'sarif')).results!.find(({ ruleId }) => ruleId === 'combination-without-ground')!;
      const steps = codeFlows![0]!.threadFlows[0]!.locations.map(({ location }) => location!);
      assert.deepEqual(steps.slice(0, -1).map(({ message, physicalLocation }) => [message!.text, physicalLocation!.region!.startLine]), trace.map((stop) => [stop.name, stop.range.start.line]));
      assert.equal(steps.at(-1)!.physicalLocation!.region!.startLine, range.start.line);
    }));

  it('has fixes that do what `grondslag fix` does', () =>
    inWorld({ 'a.pipeline.yaml': UNUSED }, async (world) => {
      const [finding] = sarif(await out(world, 'sarif')).results!;
      const [fix] = finding!.fixes!;
      assert.equal(fix!.properties!['kind'], 'safe');
      const [change] = fix!.artifactChanges;
      const lines = UNUSED.split('\n');
      const offset = (line: number, column: number): number => lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
      let fixed = UNUSED;
      for (const { deletedRegion: { startLine, startColumn, endLine, endColumn }, insertedContent } of change!.replacements.toReversed()) {
        fixed = fixed.slice(0, offset(startLine!, startColumn!)) + (insertedContent?.text ?? '') + fixed.slice(offset(endLine!, endColumn!));
      }
      await world.cli(['fix', '.']);
      assert.equal(fixed, readFileSync(join(world.directory, 'a.pipeline.yaml'), 'utf8'));
    }));

  it('says of a run that could not read everything that it did not succeed', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN }, async ({ cli }) => {
      const said = async (...paths: string[]): Promise<boolean> => sarif((await cli(['check', ...paths, '--format', 'sarif'])).stdout).invocations![0]!.executionSuccessful;
      assert.equal(await said('a.pipeline.yaml'), true);
      assert.equal(await said('a.pipeline.yaml', 'weg.pipeline.yaml'), false);
    }));
});
