/** Texts of files for the tests, with what is to be seen in them. */

/** A step that names what is not there. */
export const BROKEN_STEP = 'steps:\n  broken: { select: nowhere, fields: [a] }\n';

/** A pipeline with one finding for everybody, and one that only reviewers and auditors hear: a law nobody knows. */
export const DOUBTFUL = `grondslag: 1
pipeline: doubtful
controller: city
parties: { city: { name: City, kind: public-authority, country: NL } }
purposes:
  plan:
    description: Know where help is needed
    kind: policy
    ground: { article: 6(1)(e), law: Law of nowhere art. 1 }
sources:
  incomes: { party: city, collectedFor: policy, fields: { income: income } }
outputs:
  table: { from: incomes, audience: team, retention: P1Y, recipients: [stranger] }
`;

/** Lines of a pipeline, each with the words the grammar knows in it and their scopes. */
export const COLOURED: readonly (readonly [line: string, words: readonly (readonly [string, string])[]])[] = [
  ['grondslag: 1', [['grondslag', 'keyword.control.section.grondslag']]],
  ['pipeline: join', [['pipeline', 'keyword.control.section.grondslag']]],
  ['description: your name and address', []],
  ['purposes:', [['purposes', 'keyword.control.section.grondslag']]],
  ['  p: { ground: { article: 6(1)(e) } }', [['6(1)(e)', 'constant.numeric.article.grondslag']]],
  ['steps:', [['steps', 'keyword.control.section.grondslag']]],
  ['  s:', []],
  ['    join: [a, b]', [['join', 'entity.name.function.verb.grondslag']]],
  ['sources:', [['sources', 'keyword.control.section.grondslag']]],
  ['  a: { fields: { born: birth-date, note: birth-dates } }', [['birth-date', 'support.type.category.grondslag']]],
  [
    '  # grondslag: ignore[dragnet] by=dpo until=2027-06-01 -- weighed',
    [
      ['grondslag:', 'keyword.control.directive.grondslag'],
      ['ignore', 'keyword.control.directive.grondslag'],
      ['[', 'punctuation.definition.rules.begin.grondslag'],
      ['dragnet', 'entity.name.function.rule.grondslag'],
      [']', 'punctuation.definition.rules.end.grondslag'],
      ['by', 'variable.parameter.grondslag'],
      ['=', 'keyword.operator.assignment.grondslag'],
      ['dpo', 'string.unquoted.by.grondslag'],
      ['until', 'variable.parameter.grondslag'],
      ['=', 'keyword.operator.assignment.grondslag'],
      ['2027-06-01', 'constant.numeric.date.grondslag'],
      ['--', 'keyword.operator.reason.grondslag'],
      ['weighed', 'string.unquoted.reason.grondslag'],
    ],
  ],
];

/** Two pipelines: the first hands on debts, which the purpose of the second does not cover; one field of the second is of no use. */
export function chained(name: string): { readonly head: string; readonly tail: string } {
  const top = (pipeline: string): string => `grondslag: 1
pipeline: ${name}-${pipeline}
title: Letters
description: Letters to clients
owner: team
controller: city
parties: { city: { name: City, kind: public-authority, country: NL } }
purposes:
  letters: { description: Sending clients of the city a letter about their appointment, kind: service, ground: { article: 6(1)(e), law: Gemeentewet art. 108 }, covers: [contact], retention: P1Y, evidence: { register: VR-1, notice: { url: https://example.org } } }
`;
  return {
    head: `${top('head')}sources:
  clients: { party: city, collectedFor: service, subjects: { kind: clients, count: 20 }, fields: { number: case-number, address: address, debt: debt } }
outputs:
  on: { from: clients, audience: organisation, recipients: [city] }
`,
    tail: `${top('tail')}sources:
  from-head: { output: ${name}-head/on }
  contact: { party: city, collectedFor: service, subjects: { kind: clients, count: 20 }, fields: { number: case-number, mail: email, born: birth-date } }
steps:
  both: { join: [from-head, contact], on: number }
  narrow: { drop: both, fields: [born, number] }
outputs:
  list: { from: narrow, audience: team, recipients: [city] }
`,
  };
}
