/**
 * `npm run package:npm`: lays the package for npm down in `dist/npm/`: the program, its schemas, pages of the manual and
 * completions, with a manifest of its own and nothing to install beside them. `npm pack` and `npm publish` there do the rest;
 * docs/publishing.md tells more. `--no-build` takes what was built before.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { bundleServerForNpm } from './bundle-server.mjs';

/** What the manifest of the repository says that holds for the package too. */
const KEPT = ['name', 'version', 'description', 'keywords', 'license', 'engines'];
/** What of it is for VS Code. */
const ENGINES = ['node'];
/** What programs get that import the package. */
const API = { '.': { import: { types: './dist/index.d.mts', default: './dist/index.mjs' }, require: { types: './dist/index.d.cts', default: './dist/index.cjs' } } };
/** The most files that the types for programs may be spread over: what they see is meant to be small. */
const MOST_TYPES = 12;
/** Shells that a file with completions is there for, and what that file is called by their habit. */
const COMPLETIONS = { bash: 'grondslag.bash', zsh: '_grondslag', fish: 'grondslag.fish' };

/**
 * Writes the files of the package.
 *
 * @param {string} root folder of package.json, built
 * @param {string} folder where to; what was there is taken away
 * @returns {Promise<{ version: string }>}
 * @throws Error when something it is made of is not there
 */
export async function stageNpm(root, folder) {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { url } = parse(await readFile(join(root, 'publiccode.yml'), 'utf8'));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await bundleServerForNpm(root, join(folder, 'dist'));
  await writeApi(root, join(folder, 'dist'));
  for (const name of ['LICENSE', 'CHANGELOG.md', 'man']) await cp(join(root, name), join(folder, name), { recursive: true });
  await cp(join(root, 'docs/npm.md'), join(folder, 'README.md'));
  // The schemas of the knowledge base are for those who work on it.
  await cp(join(root, 'schemas'), join(folder, 'schemas'), { recursive: true, filter: (from) => !/[/\\]schemas[/\\]knowledge$/u.test(from) });
  await writeCompletions(folder);
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifestFor(manifest, url), undefined, 2)}\n`);
  return { version: manifest.version };
}

function manifestFor(manifest, url) {
  const address = url.replace(/\.git$/u, '');
  return {
    ...Object.fromEntries(KEPT.map((key) => [key, manifest[key]])),
    engines: Object.fromEntries(ENGINES.map((key) => [key, manifest.engines[key]])),
    repository: { type: 'git', url: `git+${url}` },
    homepage: address,
    bugs: { url: `${address}/issues` },
    type: 'commonjs',
    bin: { grondslag: 'dist/cli.cjs' },
    // Only the page in English: pages of one name would be written over each other.
    man: ['man/grondslag.1'],
    exports: { ...API, './schemas/*': './schemas/*', './package.json': './package.json' },
    files: ['dist', 'schemas', 'man', 'completions', 'CHANGELOG.md'],
  };
}

/** What programs import: the bundle of the program, under both ways to load it so that it is there once only, and its types. */
async function writeApi(root, dist) {
  const names = Object.keys(createRequire(import.meta.url)(join(dist, 'index.cjs'))).sort();
  await writeFile(join(dist, 'index.mjs'), `import api from './index.cjs';\nexport const { ${names.join(', ')} } = api;\n`);
  const copied = await copyTypes(join(root, 'out/server/src'), 'api/index.d.ts', join(dist, 'types'));
  if (copied > MOST_TYPES) throw new Error(`the types for programs are in ${copied} files; at most ${MOST_TYPES} are meant to be`);
  for (const name of ['index.d.mts', 'index.d.cts']) await writeFile(join(dist, name), "export * from './types/api/index.js';\n");
}

/** Copies a file of types and what it refers to. @returns how many files that are */
async function copyTypes(from, first, to) {
  const paths = new Set([first]);
  for (const path of paths) {
    const text = await readFile(join(from, path), 'utf8');
    const resolved = text.replaceAll(/(?<=(?:from |import\()['"])(\.[^'"]+)\.(?:ts|js)(?=['"])/gu, (_, name) => {
      paths.add(join(dirname(path), `${name}.d.ts`));
      return `${name}.js`;
    });
    await mkdir(dirname(join(to, path)), { recursive: true });
    await writeFile(join(to, path), resolved.replace(/^\/\/# sourceMappingURL=.*$/mu, ''));
  }
  return paths.size;
}

/** What the program of the package itself says; so they cannot differ from it. */
async function writeCompletions(folder) {
  await mkdir(join(folder, 'completions'));
  for (const [shell, name] of Object.entries(COMPLETIONS)) {
    const made = spawnSync(process.execPath, [join(folder, 'dist/cli.cjs'), 'completion', shell], { encoding: 'utf8', env: { ...process.env, LANG: 'en' } });
    if (made.status !== 0) throw new Error(`grondslag completion ${shell} ended with ${made.status}: ${made.stderr}`);
    await writeFile(join(folder, 'completions', name), made.stdout);
  }
}

async function main() {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  if (!process.argv.includes('--no-build')) {
    const built = spawnSync(process.execPath, [join(root, 'build/build.mjs')], { stdio: 'inherit' });
    if (built.status !== 0) throw new Error('the build failed');
  } else if (!existsSync(join(root, 'out/server/src/cli/main.js'))) throw new Error('nothing has been built yet');
  const folder = join(root, 'dist/npm');
  const { version } = await stageNpm(root, folder);
  console.log(`dist/npm: grondslag ${version}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await main();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
