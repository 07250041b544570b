/**
 * `npm run package`: builds, and makes `grondslag-<version>.vsix`, the extension as it is installed. docs/publishing.md
 * tells more. `--release` refuses what a gallery should not get, `--no-build` takes what was built before.
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { bundleClient } from './bundle-client.mjs';
import { bundleServerForExtension } from './bundle-server.mjs';
import { installTool } from './tool.mjs';

/** The last versions for Node 20. */
const VSCE = ['@vscode/vsce', '3.9.2'];

/**
 * What the repository has and the extension does not: its programs, which are bundled anew; what helps finding faults; the
 * schemas of the knowledge base and of what the command line writes; and the pages of the gallery, of npm and about the
 * command line and other editors, with their pictures.
 */
const NOT_IN_EXTENSION = /^(?:client|server)\/dist$|\.(?:map|cache)$|^schemas\/(?:knowledge|(?:decisions|diff|graph|report)\.schema\.json)$|^docs\/images$|^docs\/(?:api|ci|compared|decisions|diff|editors|formats|graph|instruments|marketplace|npm|publishing|report)(?:\.nl)?\.md$/u;
/** What the manifest says for npm only. */
const NPM_ONLY = ['bin', 'files', 'scripts', 'dependencies', 'devDependencies', 'private', 'type'];
/** What stands in for an address as long as there is none. */
const PLACEHOLDER = 'example.org';
const MOST_BYTES = 2_000_000;

/**
 * Lays the files of the extension down as they go into the package.
 *
 * @param {string} root folder of package.json, built
 * @param {string} folder an empty folder
 * @returns {Promise<{ version: string, address: string }>} the version, and the address of the repository without `.git`
 */
export async function stage(root, folder) {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { url } = parse(await readFile(join(root, 'publiccode.yml'), 'utf8'));
  const address = url.replace(/\.git$/u, '');
  for (const path of manifest.files.filter((one) => !one.startsWith('!'))) {
    await cp(join(root, path), join(folder, path), {
      recursive: true,
      filter: (from) => !NOT_IN_EXTENSION.test(from.slice(root.length).replaceAll('\\', '/').replace(/^\//u, '')),
    });
  }
  for (const name of ['SUPPORT.md', 'SECURITY.md']) await cp(join(root, name), join(folder, name));
  await cp(join(root, 'docs/marketplace.md'), join(folder, 'README.md'));
  // The tests leave a client with names and without its source map behind.
  await bundleClient(root, { production: true, dist: join(folder, 'client', 'dist') });
  await mkdir(join(folder, 'server', 'dist'), { recursive: true });
  await bundleServerForExtension(root, join(folder, 'server', 'dist'));
  const own = Object.fromEntries(Object.entries(manifest).filter(([key]) => !NPM_ONLY.includes(key)));
  const about = { repository: { type: 'git', url }, homepage: address, bugs: { url: `${address}/issues` }, qna: false };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify({ ...own, ...about, engines: { vscode: manifest.engines.vscode } }, undefined, 2)}\n`);
  return { version: manifest.version, address };
}

/**
 * Makes the package of what was built.
 *
 * @param {string} root folder of package.json
 * @param {string} out path of the file to write
 * @returns {Promise<{ bytes: number, address: string }>}
 * @throws Error when vsce cannot be installed or refuses, or when the package is too large
 */
export async function makePackage(root, out) {
  const vsce = await installTool(process.env.GRONDSLAG_VSCODE_CACHE ?? join(root, '.vscode-test'), ...VSCE);
  const folder = await mkdtemp(join(tmpdir(), 'grondslag-package-'));
  try {
    const { address } = await stage(root, folder);
    await mkdir(dirname(out), { recursive: true });
    const words = [
      'package', '--no-dependencies', '--out', out,
      // What the page in the gallery links to is in the repository; its links count from docs/.
      '--baseContentUrl', process.env.GRONDSLAG_CONTENT_URL ?? `${address}/blob/HEAD/docs`,
      '--baseImagesUrl', process.env.GRONDSLAG_IMAGES_URL ?? `${address}/raw/HEAD/docs`,
    ];
    const run = spawnSync(process.execPath, [join(vsce, 'vsce'), ...words], { cwd: folder, encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`vsce ended with ${run.status}\n${run.stdout}${run.stderr}`);
    const { size } = await stat(out);
    if (size > MOST_BYTES) throw new Error(`${out} has ${size} bytes; at most ${MOST_BYTES} are meant to be`);
    return { bytes: size, address };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What keeps this from being published, one line each. */
async function objections(root, version) {
  const found = [];
  const { url } = parse(await readFile(join(root, 'publiccode.yml'), 'utf8'));
  if (new URL(url).hostname === PLACEHOLDER) found.push('publiccode.yml: url is still a placeholder; links and pictures of the page would lead nowhere');
  if (!(await readFile(join(root, 'CHANGELOG.md'), 'utf8')).includes(`\n## ${version}\n`)) found.push(`CHANGELOG.md has no section ${version}`);
  const changed = spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' }).stdout;
  if (changed !== '') found.push(`there are changes that are not committed:\n${changed.trimEnd()}`);
  return found;
}

async function main() {
  const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/u, '');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  if (process.argv.includes('--release')) {
    const found = await objections(root, version);
    if (found.length > 0) throw new Error(`not ready to be published:\n- ${found.join('\n- ')}`);
  }
  if (!process.argv.includes('--no-build')) {
    const built = spawnSync(process.execPath, [join(root, 'build/build.mjs')], { stdio: 'inherit' });
    if (built.status !== 0) throw new Error('the build failed');
  }
  const out = join(root, `grondslag-${version}.vsix`);
  const { bytes } = await makePackage(root, out);
  console.log(`${out}: ${Math.round(bytes / 1024)} KiB`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await main();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
