/** Bundles that run in a browser: one file, and nothing in it that only Node has. */
import { readFile, rm } from 'node:fs/promises';
import { build } from 'esbuild';

/** Globals of Node that no library may count on here. What is looked at with `typeof` first is not among them. */
const NODE_ONLY = /\brequire\((?!["']vscode["']\))|\bprocess\.(?:cwd|exit|argv|nextTick|stdin|stdout|stderr|on)\b|\b__(?:dirname|filename)\b/u;

/**
 * Builds for a browser.
 *
 * @param {import('esbuild').BuildOptions & { outfile: string }} options as for any other bundle
 * @throws when a module of Node is imported, which is not to be found then, or when the text uses a global of Node
 */
export async function buildForBrowser(options) {
  await build({ ...options, platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] });
  const text = await readFile(options.outfile, 'utf8');
  const found = NODE_ONLY.exec(text);
  if (found === null) return;
  await rm(options.outfile);
  const around = text.slice(Math.max(0, found.index - 100), found.index + 100);
  throw new Error(`${options.outfile} cannot run in a browser: it uses ${found[0]} in\n${around}`);
}
