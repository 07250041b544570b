/**
 * The outputs that README.md shows, as the program writes them today: `node build/readme.mjs` writes them between
 * the `output` marks. A test holds them to that.
 */
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MARKED = /(<!-- output: (.+?) -->\n)[^]*?(<!-- \/output -->)/g;
/** What would make the output differ from one day or machine to the next. */
const SETTINGS = ['--language', 'en', '--today', '2026-11-21', '--color', 'never', '--no-config'];

/**
 * README.md with the outputs as they are now. Throws where the program cannot be run.
 * @param {string} root the project's root directory, built
 */
export async function renderReadme(root) {
  const before = await readFile(join(root, 'README.md'), 'utf8');
  return before.replaceAll(MARKED, (_, open, words, close) => `${open}\n\`\`\`console\n$ grondslag ${words}\n${outputOf(root, words)}\`\`\`\n\n${close}`);
}

function outputOf(root, words) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'server/dist/cli.cjs'), ...words.split(' '), ...SETTINGS], { cwd: root, encoding: 'utf8' });
  if (status !== 0 && status !== 1) throw new Error(`grondslag ${words} ended with ${status}: ${stderr}`);
  return stdout;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  await writeFile(join(root, 'README.md'), await renderReadme(root));
}
