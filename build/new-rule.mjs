/**
 * Lays down the files of a new rule: `npm run new-rule -- <group> <id> [lens] [severity] [preset]`.
 * The rule file, its line in `rules/all.ts`, a scenario and two questions, all still to be filled in: the tests say what is missing.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LENSES = ['technical', 'legal', 'ethical'];
const SEVERITIES = ['error', 'warning', 'info'];
const PRESETS = ['engineer', 'reviewer', 'auditor'];

/**
 * @param {string} root the project's root directory
 * @param {readonly string[]} words group, id, lens, severity, preset; the last three may be left out
 * @returns {string[]} the files that were written or changed; throws where a word is not possible
 */
export function newRule(root, [group = '', id = '', lens = 'legal', severity = 'warning', preset = 'engineer']) {
  const rules = join(root, 'server/src/rules');
  const groups = /RuleGroup = ([^;]+);/.exec(readFileSync(join(rules, 'rule.ts'), 'utf8'))[1].match(/[\w-]+/g);
  demand('group', group, groups);
  demand('lens', lens, LENSES);
  demand('severity', severity, SEVERITIES);
  demand('preset', preset, PRESETS);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) throw new Error(`the id names the defect in kebab-case, such as missing-notice; not: ${id || '(nothing)'}`);
  const taken = readdirSync(rules, { withFileTypes: true }).filter((entry) => entry.isDirectory()).find(({ name }) => existsSync(join(rules, name, `${id}.ts`)));
  if (taken !== undefined) throw new Error(`there is a rule ${id} already, in ${taken.name}`);

  const all = join(rules, 'all.ts');
  const [comment, ...lines] = readFileSync(all, 'utf8').trimEnd().split('\n');
  const name = id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  lines.push(`export { rule as ${name} } from './${group}/${id}.ts';`);
  lines.sort((a, b) => (a < b ? -1 : 1));
  const scenario = join(root, 'test/scenarios', `${id}.yaml`);
  const questions = join(root, 'seeds/toolkit/questions.yaml');
  const files = [
    [join(rules, group, `${id}.ts`), ruleText(group, id, lens, severity, preset)],
    [all, `${[comment, ...lines].join('\n')}\n`],
    [scenario, scenarioText(id, severity)],
    [questions, `${readFileSync(questions, 'utf8').trimEnd()}\n${questionText(id).repeat(2)}`],
  ];
  for (const [path, text] of files) writeFileSync(path, text);
  return files.map(([path]) => path);
}

function demand(what, word, possible) {
  if (!possible.includes(word)) throw new Error(`${what}: ${word === '' ? 'missing' : `not ${word}`}; choose from ${possible.join(', ')}`);
}

function ruleText(group, id, lens, severity, preset) {
  return `import { pipelineExample } from '../example.ts';
import { defineRule } from '../rule.ts';

/** What is wrong, in a sentence. Law: article (checked on). */
export const rule = defineRule({
  id: '${id}',
  group: '${group}',
  lens: '${lens}',
  severity: '${severity}',
  preset: '${preset}',
  confidence: 'high',
  principles: [],
  articles: [],
  fix: 'none',
  ignorable: true,
  summary: { nl: '', en: '' },
  why: { nl: '', en: '' },
  resolve: { nl: '', en: '' },
  messages: {
    found: { nl: '', en: '' },
  },
  examples: {
    trigger: pipelineExample(\`
\`),
    repaired: pipelineExample(\`
\`),
    nearMiss: pipelineExample(\`
\`),
  },

  *check(view, report) {
    for (const output of view.pipeline.outputs.values()) {
      yield report('found', view.at(output.path, 'key'), {});
    }
  },
});
`;
}

function scenarioText(id, severity) {
  return `=== file: a.pipeline.yaml
# What this shows, and its twin that stays silent.
grondslag: 1
pipeline: a
controller: gemeente
=== findings
${severity} ${id} a.pipeline.yaml outputs.lijst
`;
}

function questionText(id) {
  return `  - rule: ${id}
    ask: { nl: '', en: '' }
    answer: { nl: '', en: '' }
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    for (const path of newRule(fileURLToPath(new URL('..', import.meta.url)), process.argv.slice(2))) console.log(path);
    console.log('Fill these in; npm test says what is missing, npm run docs writes the pages.');
  } catch (error) {
    console.error(`new-rule: ${error.message}\nnpm run new-rule -- <group> <id> [lens] [severity] [preset]`);
    process.exitCode = 2;
  }
}
