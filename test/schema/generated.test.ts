import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { EXPECTED, FOUND, SHAPE_MESSAGES, type ShapeText } from '../../server/src/messages/shape-problems.ts';
import { describeKey } from '../../server/src/schema/keys.ts';
import { unitKind, validateUnit } from '../../server/src/schema/validate.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { toPlain } from '../../server/src/syntax/plain.ts';
import { everyKey, KINDS, pathsOf, projectFile, withValue } from './examples.ts';

interface Build {
  readSchemas(root: string): Promise<Record<string, Record<string, unknown>>>;
  generate(schemas: object): string;
  compileWithAjv(schemas: object): { getSchema(name: string): (value: unknown) => boolean };
}

const ROOT = projectFile('.').pathname;
let build: Build;
let schemas: Record<string, Record<string, unknown>>;

before(async () => {
  build = (await import(projectFile('build/validators.mjs').href)) as Build;
  schemas = await build.readSchemas(ROOT);
});

describe('the generated schemas', () => {
  it('are those of schemas/', () => {
    const present = readFileSync(projectFile('server/src/schema/generated/schemas.ts'), 'utf8');
    assert.ok(present === build.generate(schemas), 'run `node build/build.mjs`: schemas/ changed after the last build');
  });

  it('agree with ajv on every valid and damaged unit', () => {
    const ajv = build.compileWithAjv(schemas);
    let refused = 0;
    for (const kind of KINDS) {
      const accepts = ajv.getSchema(`${kind}.schema.json`);
      for (const path of [[], ...pathsOf(everyKey(kind))]) {
        for (const value of [null, '', 'TODO', 'P6M', 'count', 'zzz', 0, -1, 2.5, true, [], {}, [null], ['x'], { zzz: 'x' }]) {
          const unit = path.length === 0 ? value : withValue(kind, path, value);
          const agreed = accepts(unit);
          assert.equal(validateUnit(kind, unit).length === 0, agreed, `${kind} ${path.join('.')} = ${JSON.stringify(value)}`);
          if (!agreed) refused++;
        }
      }
    }
    assert.ok(refused > 1000);
  });

  it('agree with ajv on arbitrary steps and sources', () => {
    const accepts = build.compileWithAjv(schemas).getSchema('pipeline.schema.json');
    const text = fc.constantFrom('a', 'TODO', '', 'P1Y', 'none', 'legal', 'hash', 'persons', 'count');
    const value = fc.oneof(text, fc.constantFrom(null, 1, -1, true), fc.array(text, { maxLength: 3 }), fc.dictionary(text, text, { maxKeys: 2 }));
    const keys = fc.constantFrom('join', 'on', 'select', 'drop', 'fields', 'score', 'field', 'target', 'decide', 'effect', 'pseudonymise', 'method', 'aggregate', 'measures', 'register', 'output', 'party', 'zzz', 'filds');
    const mapping = fc.dictionary(keys, value, { maxKeys: 5 });
    fc.assert(
      fc.property(mapping, mapping, (step, source) => {
        const unit = { grondslag: 1, pipeline: 'p', steps: { s: step }, sources: { b: source } };
        assert.equal(validateUnit('pipeline', unit).length === 0, accepts(unit));
      }),
      { numRuns: 1500, seed: 20260101 },
    );
  });

  it('need no code from strings', () => {
    const module = new URL('../../server/src/schema/validate.js', import.meta.url).href;
    const script = `const { validateUnit } = await import(${JSON.stringify(module)});
      process.stdout.write(JSON.stringify(validateUnit('pipeline', { grondslag: 2, pipeline: 'p', steps: { s: {} } }).map((p) => p.code)));`;
    const run = spawnSync(process.execPath, ['--disallow-code-generation-from-strings', '--input-type=module', '-e', script], { encoding: 'utf8' });
    assert.equal(run.stdout, '["unknown-version","no-verb"]', run.stderr);
  });

  it('accept the worked pipelines and what is read from a syntax tree', () => {
    let units = 0;
    const directory = projectFile('seeds/pipelines/').pathname;
    for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()) {
      if (!/\.(pipeline|catalog)\.ya?ml$/.test(name)) continue;
      for (const document of parse(readFileSync(`${directory}${name}`, 'utf8')).documents) {
        const value = document.root && toPlain(document.root).value;
        const kind = unitKind(value);
        if (kind === 'none') continue;
        assert.ok(kind !== 'neither', name);
        assert.deepEqual(validateUnit(kind, value), [], name);
        units++;
      }
    }
    assert.ok(units > 0);
  });

  it('serve editors: unit.schema.json takes both kinds and leaves other files alone', () => {
    const accepts = build.compileWithAjv(schemas).getSchema('unit.schema.json');
    assert.ok(accepts(everyKey('pipeline')));
    assert.ok(accepts(everyKey('catalog')));
    assert.ok(accepts({ name: 'a compose file' }));
    assert.ok(!accepts({ grondslag: 1 }));
    assert.ok(!accepts({ grondslag: 1, pipeline: 'p', zzz: 1 }));
  });
});

/** Every schema inside a schema, with the keyword path that leads there. */
function inside(schema: unknown, path: string): [string, Record<string, unknown>][] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap((item, i) => inside(item, `${path}/${i}`));
  const own = schema as Record<string, unknown>;
  return [[path, own], ...Object.entries(own).flatMap(([key, value]) => inside(value, `${path}/${key}`))];
}

describe('descriptions', () => {
  it('exist in both languages for every key', () => {
    let keys = 0;
    for (const [file, schema] of Object.entries(schemas)) {
      for (const [path, part] of inside(schema, file)) {
        if (typeof part['properties'] !== 'object') continue;
        for (const [key, value] of Object.entries(part['properties'] as Record<string, unknown>)) {
          if (typeof value !== 'object' || path.includes('/dependentSchemas')) continue;
          const { description, 'x-nl': dutch } = value as Record<string, unknown>;
          assert.ok(typeof description === 'string' && description !== '', `${path} ${key} has no description`);
          assert.ok(typeof dutch === 'string' && dutch !== '', `${path} ${key} has no x-nl`);
          keys++;
        }
      }
    }
    assert.ok(keys > 200);
  });

  it('use kinds of value that have a name', () => {
    for (const [file, schema] of Object.entries(schemas)) {
      for (const [path, part] of inside(schema, file)) {
        const expect = part['x-expect'];
        if (typeof expect === 'string') assert.ok(Object.hasOwn(EXPECTED, expect), `${path}: ${expect}`);
        else assert.ok(!Array.isArray(part['enum']) && typeof part['pattern'] !== 'string', `${path} has no x-expect`);
      }
    }
  });

  it('are found by logical path', () => {
    assert.match(describeKey('pipeline', ['purposes', 'x', 'ground', 'article'])?.description.nl ?? '', /taak van algemeen belang/);
    assert.match(describeKey('pipeline', ['sources', 'x', 'fields', 'naam'])?.description.en ?? '', /^A field/);
    assert.match(describeKey('pipeline', ['steps', 'x', 'fields'], 'generalise')?.description.en ?? '', /coarser/);
    assert.match(describeKey('pipeline', ['steps', 'x', 'purpose'], 'drop')?.description.en ?? '', /Purpose this step/);
    assert.match(describeKey('pipeline', ['purposes', 'x', 'special', '0', 'article'])?.description.en ?? '', /9\(2\)/);
    assert.match(describeKey('config', ['rules', 'dragnet', 'severity'])?.description.nl ?? '', /weegt|telt/);
    for (const path of [['zzz'], ['purposes', 'x', 'zzz'], ['title', 'x'], ['__proto__'], ['steps', 'x', 'constructor']]) {
      assert.equal(describeKey('pipeline', path), undefined, path.join('.'));
    }
  });

  it('are found for every named key of the examples', () => {
    for (const kind of KINDS) {
      for (const [key] of Object.entries(everyKey(kind))) assert.ok(describeKey(kind, [key]), `${kind} ${key}`);
    }
  });
});

describe('messages', () => {
  const placeholders = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();
  const all: [string, ShapeText][] = [SHAPE_MESSAGES, EXPECTED, FOUND].flatMap((table) => Object.entries<ShapeText>(table));
  for (const [name, text] of all) {
    it(`${name} says the same in both languages`, () => {
      assert.ok(text.nl.length > 0 && text.en.length > 0);
      assert.deepEqual(placeholders(text.nl), placeholders(text.en));
    });
  }
});
