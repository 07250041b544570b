import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { SYNTAX_MESSAGES, syntaxMessage } from '../../server/src/messages/syntax-problems.ts';
import { SYNTAX_REASONS, reasonOf } from '../../server/src/syntax/reasons.ts';
import type { SyntaxProblemCode } from '../../server/src/syntax/tree.ts';

/** Every reason the parser of the fast library can give, from its source. */
function libraryReasons(): string[] {
  const source = readFileSync(createRequire(import.meta.url).resolve('js-yaml'), 'utf8');
  const parser = source.slice(source.indexOf('//#region src/parser/parser.ts'), source.indexOf('//#region src/load.ts'));
  const thrown = parser.matchAll(/throwError(?:\$\d)?\(state, (["'`])(.*?)\1\)|throwAt\(input, \w+, (["'`])(.*?)\3/g);
  return [...thrown].map((match) => match[2] ?? match[4] ?? '');
}

describe('reasons a text cannot be read', () => {
  const reasons = libraryReasons();

  it('are found in the source of the library', () => assert.ok(reasons.length > 50, String(reasons.length)));

  for (const reason of new Set(reasons)) {
    it(`knows: ${reason}`, () => assert.notEqual(reasonOf(reason), 'other'));
  }

  it('has a key for what it does not know', () => assert.equal(reasonOf('something new'), 'other'));

  const codes: Record<Exclude<SyntaxProblemCode, 'syntax' | 'not-text'>, true> = {
    'too-deep': true,
    'too-large': true,
    'duplicate-key': true,
    'unknown-alias': true,
    'alias-bomb': true,
    'key-not-text': true,
  };
  const keys = [...SYNTAX_REASONS.filter((reason) => reason !== 'depth'), ...Object.keys(codes)];

  it('has one message for each reason and code, and no other', () => {
    assert.deepEqual(Object.keys(SYNTAX_MESSAGES).sort(), [...keys].sort());
  });

  for (const [key, { nl, en }] of Object.entries(SYNTAX_MESSAGES)) {
    it(`says what to do in two languages: ${key}`, () => {
      for (const text of [nl, en]) assert.match(text, /^[A-Z].{30,}\.$/);
      assert.notEqual(nl, en);
    });
  }

  it('fills in the detail as it stands', () => {
    assert.match(syntaxMessage('duplicate-key', '$& {detail}').nl, /`\$& \{detail\}`/);
    assert.match(syntaxMessage('too-deep', '100').en, /100 levels/);
  });

  it('quotes nothing of the library for an unknown reason', () => {
    assert.deepEqual(syntaxMessage('syntax', 'something new'), SYNTAX_MESSAGES.other);
    assert.deepEqual(syntaxMessage('syntax', 'toString'), SYNTAX_MESSAGES.other);
  });
});
