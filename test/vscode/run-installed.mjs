/** Runs the trials with the extension installed from its package, in VS Code's server. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withHost } from './host.mjs';
import { runReported } from './run-reported.mjs';

const PREFIX = 'smoke|';

/** The manifest of an extension that does nothing: VS Code runs tests for an extension in development only. */
const COMPANION = { name: 'companion', publisher: 'tests', version: '0.0.1', engines: { vscode: '^1.91.0' } };

/**
 * Installs the package in a VS Code without other extensions, and prints what the trials print.
 *
 * @param {{ root: string, vsix: string, smoke: string, workspace: string, temporary: string }} options absolute paths
 * @returns {Promise<{ passed: number, failed: number }>}
 * @throws when VS Code cannot be started or does not finish
 */
export async function runInstalled({ root, vsix, smoke, workspace, temporary }) {
  const companion = join(temporary, 'companion');
  await mkdir(companion);
  await writeFile(join(companion, 'package.json'), JSON.stringify(COMPANION));
  return withHost(root, { vsix }, async ({ page, url, remote, log }) => {
    const payload = {
      extensionDevelopmentPath: remote(companion),
      extensionTestsPath: remote(join(smoke, 'smoke-index.cjs')),
      skipWelcome: 'true',
    };
    const { lines } = await runReported(page, url(workspace, payload), PREFIX, log);
    return countsOf(lines);
  });
}

/** What the last line of the report says. */
export function countsOf(lines) {
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/u.exec(lines.at(-1) ?? '') ?? [];
  if (passed === undefined) throw new Error(`VS Code ended without a result\n${lines.join('\n')}`);
  return { passed: Number(passed), failed: Number(failed) };
}
