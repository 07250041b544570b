import assert from 'node:assert/strict';
import { kindProblem, MAX_PROBLEMS, unitKind, validateUnit, type ShapeProblem } from '../../server/src/schema/validate.ts';
import { shapeMessage } from '../../server/src/messages/shape-problems.ts';
import { unitShape, type Shape } from '../../server/src/schema/shape.ts';
import { at, everyKey, KINDS, pathsOf, withValue } from './examples.ts';

const EMPTY_PIPELINE = { grondslag: 1, pipeline: 'p' };

function codes(problems: readonly ShapeProblem[]): string[] {
  return problems.map((problem) => `${problem.code} ${problem.path.join('.')} ${problem.part}`);
}

function pipeline(rest: Record<string, unknown>): string[] {
  return codes(validateUnit('pipeline', { ...EMPTY_PIPELINE, ...rest }));
}

/** The shape at a path of a valid unit, through the branch of the verb that is used there. */
function shapesAt(shape: Shape, value: unknown, path: readonly string[]): readonly Shape[] {
  const forms: Shape[] = [shape];
  for (const form of forms) {
    for (let choice = form.choice; choice !== undefined; choice = choice.whenFalse?.choice) {
      const then = choice.whenTrue;
      if (then !== undefined && choice.keys.every((key) => Object.hasOwn(Object(value) as object, key))) forms.push(then);
      if (choice.whenFalse !== undefined && choice.whenFalse.choice === undefined && !choice.whenFalse.never) forms.push(choice.whenFalse);
    }
  }
  const [segment, ...more] = path;
  if (segment === undefined) return forms;
  const inner = (value as Record<string, unknown>)[segment];
  return forms.flatMap((form) => {
    const next = form.properties?.get(segment) ?? form.items ?? (form.properties?.has(segment) ? undefined : form.rest);
    return next ? shapesAt(next, inner, more) : [];
  });
}

for (const kind of KINDS) {
  const unit = everyKey(kind);
  const paths = pathsOf(unit);

  describe(`a ${kind} that uses every key`, () => {
    it('has no problems', () => {
      assert.deepEqual(validateUnit(kind, unit), []);
    });

    it('takes every value of every enumeration', () => {
      let tried = 0;
      // A baseline has none: its words are free.
      const least = kind === 'baseline' ? 0 : 10;
      for (const path of paths) {
        for (const shape of shapesAt(unitShape(kind), unit, path)) {
          for (const value of shape.values ?? shape.words ?? []) {
            assert.deepEqual(codes(validateUnit(kind, withValue(kind, path, value))), [], `${path.join('.')}: ${String(value)}`);
            tried++;
          }
        }
      }
      assert.ok(tried >= least);
    });

    it('gives exactly one problem where a value has the wrong type', () => {
      let tried = 0;
      for (const path of paths) {
        const forms = shapesAt(unitShape(kind), unit, path);
        // A text in a number's place, a list of numbers in a text's place, a number in a mapping's or list's place.
        const wrong = [true, 7.5, [3], { zzz: 3 }].find((candidate) => !forms.some((shape) => accepts(shape, candidate)));
        // The options of a rule in the configuration are the rule's own affair.
        if (wrong === undefined || forms.length === 0) continue;
        const problems = validateUnit(kind, withValue(kind, path, wrong));
        const problem = problems[0];
        assert.equal(problems.length, 1, `${path.join('.')} = ${JSON.stringify(wrong)}: ${codes(problems).join('; ')}`);
        assert.deepEqual(problem?.path, path);
        assert.equal(problem.part, 'value');
        tried++;
      }
      assert.ok(tried > paths.length * 0.8, `${tried} of ${paths.length}`);
    });

    it('suggests the right key for a key with a letter too many', () => {
      const mappings = [[], ...paths].filter((path) => Object.keys(Object(at(unit, path)) as object).length > 0);
      let tried = 0;
      for (const path of mappings) {
        for (const key of Object.keys(Object(at(unit, path)) as object)) {
          const named = shapesAt(unitShape(kind), unit, path).some((s) => s.properties?.has(key) === true && s.rest === false);
          if (!named || key.length < 4) continue;
          const copy = everyKey(kind);
          const parent = at(copy, path) as Record<string, unknown>;
          parent[`${key}x`] = parent[key];
          delete parent[key];
          const problems = validateUnit(kind, copy);
          const place = [...path, `${key}x`];
          assert.deepEqual(codes(problems), [`unknown-key-near ${place.join('.')} key`], place.join('.'));
          assert.equal(problems[0]?.params['suggestion'], key);
          tried++;
        }
      }
      assert.ok(tried >= 10);
    });

    it('never shows an unfilled placeholder', () => {
      for (const path of paths) {
        for (const wrong of [null, '', 'zzz', -1, 7.5, true, [], {}, [null], [['x']], { zzz: null }]) {
          for (const problem of validateUnit(kind, withValue(kind, path, wrong))) {
            for (const language of ['nl', 'en'] as const) {
              const text = shapeMessage(problem.code, problem.params, language);
              assert.doesNotMatch(text, /\{\w+\}|undefined|“”|«»/, `${problem.code} at ${problem.path.join('.')}: ${text}`);
            }
          }
        }
      }
    });
  });
}

function accepts(shape: Shape, value: unknown): boolean {
  if (shape.choice !== undefined && shape.types === 0) return false;
  if (shape.values !== undefined) return shape.values.has(value);
  const bits = typeof value === 'boolean' ? 2 : typeof value === 'number' ? 8 : Array.isArray(value) ? 32 : 64;
  return shape.types === 0 || (shape.types & bits) !== 0;
}

describe('a placeholder', () => {
  for (const kind of ['pipeline', 'catalog'] as const) {
    it(`is accepted for every value of a ${kind} below its maps of names`, () => {
      for (const path of pathsOf(everyKey(kind))) {
        const top = path.length === 1 && ['grondslag', 'parties', 'purposes', 'sources', 'steps', 'outputs', 'registers', 'laws', 'categories', 'rules'].includes(path[0] ?? '');
        if (top) continue;
        const problems = validateUnit(kind, withValue(kind, path, 'TODO'));
        assert.deepEqual(codes(problems), [], path.join('.'));
      }
    });
  }
});

describe('an empty value', () => {
  it('counts as left out where a key may be left out', () => {
    const empty = { title: null, controller: null, parties: null, purposes: { d: { ground: null, retention: null, kind: null } } };
    assert.deepEqual(pipeline({ ...empty, sources: null, steps: null, outputs: null }), []);
  });

  it('is told where a value is needed', () => {
    assert.deepEqual(codes(validateUnit('pipeline', { grondslag: 1, pipeline: null })), ['empty-value pipeline value']);
    assert.deepEqual(pipeline({ pipeline: ' ' }), ['empty-value pipeline value']);
    assert.deepEqual(pipeline({ steps: { a: { drop: null, fields: null } } }), ['empty-value steps.a.drop value', 'empty-value steps.a.fields value']);
    assert.deepEqual(pipeline({ steps: { a: null } }), ['no-verb steps.a value']);
    assert.deepEqual(pipeline({ outputs: { o: null } }), ['empty-value outputs.o value']);
    assert.deepEqual(pipeline({ purposes: { d: { covers: [null] } } }), ['empty-value purposes.d.covers.0 value']);
  });
});

describe('steps', () => {
  const cases: readonly (readonly [name: string, step: unknown, expected: readonly string[]])[] = [
    ['two verbs', { join: ['a', 'b'], on: 'x', select: 'a' }, ['exclusive-keys steps.s.select key']],
    ['no verb', { on: 'x' }, ['no-verb steps.s value']],
    ['no verb, empty', {}, ['no-verb steps.s value']],
    ['a mistyped verb', { agregate: 'a', by: [] }, ['unknown-key-near steps.s.agregate key']],
    ['a Dutch verb', { koppel: ['a', 'b'] }, ['unknown-key-near steps.s.koppel key']],
    ['a key of another verb', { drop: 'a', fields: ['x'], how: 'left' }, ['unknown-key steps.s.how key']],
    ['a join of one', { join: ['a'], on: 'x' }, ['too-few steps.s.join value']],
    ['a join with a name', { join: 'a', on: 'x' }, ['wrong-type steps.s.join value']],
    ['a join without fields', { join: ['a', 'b'] }, ['missing-key steps.s value']],
    ['a wrong measure', { aggregate: 'a', measures: { n: 'cuont' } }, ['not-allowed-near steps.s.measures.n value']],
    ['two measures in one', { aggregate: 'a', measures: { n: { sum: 'x', min: 'x' } } }, ['too-many steps.s.measures.n value']],
    ['an empty measure', { aggregate: 'a', measures: { n: {} } }, ['too-few steps.s.measures.n value']],
    ['a negative number', { aggregate: 'a', minGroupSize: -1 }, ['too-low steps.s.minGroupSize value']],
    ['a broken number', { aggregate: 'a', minGroupSize: 2.5 }, ['wrong-type steps.s.minGroupSize value']],
    ['a common key of the wrong type', { union: ['a', 'b'], materialize: 'no' }, ['wrong-type steps.s.materialize value']],
    ['a step that is text', 'a', ['wrong-type steps.s value']],
    ['an anonymise step without an assessment', { anonymise: 'a' }, []],
    ['a decide step without a human', { decide: 'a', field: 'd', effect: 'legal' }, []],
    ['a random sample', { filter: 'a', selection: 'sample' }, []],
  ];
  for (const [name, step, expected] of cases) {
    it(`${name}: ${expected.join('; ') || 'fine'}`, () => {
      assert.deepEqual(pipeline({ steps: { s: step } }), expected);
    });
  }
});

describe('sources and outputs', () => {
  const cases: readonly (readonly [rest: Record<string, unknown>, expected: readonly string[]])[] = [
    [{ sources: { a: { register: 'r', output: 'p/o' } } }, ['exclusive-keys sources.a.output key']],
    [{ sources: { a: { register: 'r', party: 'p', fields: {} } } }, ['exclusive-keys sources.a.party key']],
    [{ sources: { a: { party: 'p' } } }, ['missing-key sources.a value']],
    [{ sources: { a: { party: 'p', fileds: { x: 'name' } } } }, ['unknown-key-near sources.a.fileds key']],
    [{ sources: { a: {} } }, []],
    [{ sources: { 'a b': { register: 'r' } } }, ['bad-id sources.a b key']],
    [{ sources: { a: { register: 'r', secrecy: ['medicl'] } } }, ['not-allowed-near sources.a.secrecy.0 value']],
    [{ outputs: { o: { audience: 'team' } } }, ['missing-key outputs.o value']],
    [{ outputs: { o: { form: 'x' } } }, ['unknown-key-near outputs.o.form key']],
    [{ outputs: { o: { from: 'x', retention: '6 months' } } }, ['bad-duration outputs.o.retention value']],
    [{ purposes: { d: { evidence: { notice: { url: 'x', exception: 'y' } } } } }, ['exclusive-keys purposes.d.evidence.notice.exception key']],
    [{ purposes: { d: { covers: ['no-such-category'], ground: { law: 'whatever' } } } }, []],
  ];
  for (const [rest, expected] of cases) {
    it(`${JSON.stringify(rest)}: ${expected.join('; ') || 'fine'}`, () => {
      assert.deepEqual(pipeline(rest), expected);
    });
  }
});

describe('dates, durations and countries', () => {
  const date = (value: string): string[] => pipeline({ purposes: { d: { weighing: { date: value } } } });
  const duration = (value: string): string[] => pipeline({ purposes: { d: { retention: value } } });
  const country = (value: string): string[] => pipeline({ parties: { p: { country: value } } });

  for (const good of ['2026-01-31', '2024-02-29', '2000-02-29', '2025-12-31', '2025-04-30']) {
    it(`${good} is a date`, () => assert.deepEqual(date(good), []));
  }
  for (const bad of ['2025-02-29', '1900-02-29', '2025-04-31', '2025-13-01', '2025-00-10', '2025-1-1', '31-12-2025', 'tomorrow', '2025-01-01T00:00:00Z']) {
    it(`${bad} is no date`, () => assert.deepEqual(date(bad), ['bad-date purposes.d.weighing.date value']));
  }
  for (const good of ['P6M', 'P4W', 'P1Y6M', 'PT24H', 'P1DT12H', 'P0D']) {
    it(`${good} is a duration`, () => assert.deepEqual(duration(good), []));
  }
  for (const bad of ['P', 'PT', '6M', 'P6', 'p6m', 'P1M1Y', 'P1.5Y', '-P1Y', 'P1YT']) {
    it(`${bad} is no duration`, () => assert.deepEqual(duration(bad), ['bad-duration purposes.d.retention value']));
  }
  for (const bad of ['nl', 'NLD', 'Nederland']) {
    it(`${bad} is no country code`, () => assert.deepEqual(country(bad), ['bad-country parties.p.country value']));
  }
});

describe('Dutch words for keys', () => {
  const cases: readonly (readonly [at: string, rest: Record<string, unknown>, suggestion: string])[] = [
    ['doelen', { doelen: {} }, 'purposes'],
    ['bronnen', { bronnen: {} }, 'sources'],
    ['stappen', { stappen: {} }, 'steps'],
    ['velden', { sources: { a: { velden: {} } } }, 'fields'],
    ['grondslag', { purposes: { d: { grondslag: {} } } }, 'ground'],
    ['bewaartermijn', { outputs: { o: { from: 'a', bewaartermijn: 'P1Y' } } }, 'retention'],
    ['ontvangers', { outputs: { o: { from: 'a', ontvangers: [] } } }, 'recipients'],
  ];
  for (const [word, rest, suggestion] of cases) {
    it(`${word} → ${suggestion}`, () => {
      const problems = validateUnit('pipeline', { ...EMPTY_PIPELINE, ...rest });
      assert.deepEqual(problems.map((problem) => [problem.code, problem.path.at(-1), problem.params['suggestion']]), [['unknown-key-near', word, suggestion]]);
    });
  }
});

describe('the kind of unit', () => {
  it('is told by its keys', () => {
    assert.equal(unitKind({ grondslag: 1, pipeline: 'p' }), 'pipeline');
    assert.equal(unitKind({ grondslag: 1, catalog: 'c' }), 'catalog');
    assert.equal(unitKind({ pipeline: 'p' }), 'none');
    for (const value of [null, undefined, 'grondslag', ['grondslag'], 1, Object.create({ grondslag: 1 })]) assert.equal(unitKind(value), 'none');
    assert.equal(unitKind({ grondslag: 1 }), 'neither');
    assert.equal(unitKind({ grondslag: 1, pipeline: 'p', catalog: 'c' }), 'neither');
  });

  it('gives a problem where it is not exactly one', () => {
    assert.equal(kindProblem({ grondslag: 1 })?.code, 'no-kind');
    assert.equal(kindProblem({ grondslag: 1, pipeline: 'p', catalog: 'c' })?.code, 'exclusive-keys');
    assert.equal(kindProblem({ grondslag: 1, pipelin: 'p' })?.params['suggestion'], 'pipeline');
    assert.equal(kindProblem({ grondslag: 1, catalogus: 'c' })?.params['suggestion'], 'catalog');
    assert.equal(kindProblem({ grondslag: 1, pipeline: 'p' }), undefined);
    assert.equal(kindProblem({}), undefined);
  });

  it('asks for format 1', () => {
    assert.deepEqual(pipeline({ grondslag: 2 }), ['unknown-version grondslag value']);
    assert.deepEqual(pipeline({ grondslag: '1' }), ['wrong-type grondslag value']);
    assert.deepEqual(pipeline({ grondslag: null }), ['empty-value grondslag value']);
  });
});

describe('hostile values', () => {
  const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

  function bare(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
    const map = Object.create(null) as Record<string, unknown>;
    for (const [key, value] of entries) Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
    return map;
  }

  for (const name of NAMES) {
    it(`${name} is an unknown key, and a fine id`, () => {
      const unit = bare([['grondslag', 1], ['pipeline', 'p'], [name, {}]]);
      assert.deepEqual(codes(validateUnit('pipeline', unit)), [`unknown-key ${name} key`]);
      const step = bare([['drop', 'a'], ['fields', [name]], [name, 1]]);
      const named = bare([['grondslag', 1], ['pipeline', name], ['steps', bare([[name, step]])]]);
      assert.deepEqual(codes(validateUnit('pipeline', named)), [`unknown-key steps.${name}.${name} key`]);
    });
  }

  it('of any type give problems, not exceptions', () => {
    for (const kind of KINDS) {
      for (const value of [undefined, null, 0, NaN, '', [], [[]], {}, () => 1, Symbol('s'), 1n, new Map(), bare([])]) {
        assert.ok(Array.isArray(validateUnit(kind, value)));
      }
    }
  });

  it('are capped, and take bounded time', () => {
    const steps = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`s${i}`, { zzz: i }]));
    assert.equal(validateUnit('pipeline', { ...EMPTY_PIPELINE, steps }).length, MAX_PROBLEMS);
    const keys = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`unknown${i}`, i]));
    assert.equal(validateUnit('pipeline', { ...EMPTY_PIPELINE, ...keys }).length, MAX_PROBLEMS);
    const covers = Array.from({ length: 20_000 }, () => 3);
    assert.equal(validateUnit('pipeline', { ...EMPTY_PIPELINE, purposes: { d: { covers } } }).length, MAX_PROBLEMS);
  });

  it('keep long texts out of messages', () => {
    const [problem] = validateUnit('pipeline', { ...EMPTY_PIPELINE, purposes: { d: { retention: 'x'.repeat(5000) } } });
    assert.equal(problem?.params['value']?.length, 60);
  });
});
