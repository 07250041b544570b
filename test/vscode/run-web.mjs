/** Runs the trials in VS Code for the browser: its web worker runs the extension, a folder of the memory is the workspace. */
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stage } from '../../build/package.mjs';
import { CHROMIUM_ARGS, SETTINGS } from './host.mjs';
import { findChromium, installHost } from './install.mjs';
import { countsOf } from './run-installed.mjs';
import { runReported } from './run-reported.mjs';
import { serveWeb } from './web-host.mjs';

const PREFIX = 'smoke|';

/** The manifest of the extension that serves files of the memory. */
const COMPANION = {
  name: 'memory-files', publisher: 'tests', version: '0.0.1', engines: { vscode: '^1.91.0' }, browser: './memory-files.cjs', activationEvents: ['onFileSystem:memory'],
};

/**
 * Serves the files of the package and prints what the trials print.
 *
 * @param {{ root: string, smoke: string, workspace: string, temporary: string }} options absolute paths
 * @returns {Promise<{ passed: number, failed: number }>}
 * @throws when the browser cannot be started or does not finish
 */
export async function runInWeb({ root, smoke, workspace, temporary }) {
  const executablePath = await findChromium();
  const installed = await installHost(root);
  const [extension, companion] = [join(temporary, 'extension'), join(temporary, 'memory-files')];
  await mkdir(companion);
  await stage(root, extension);
  await cp(smoke, companion, { recursive: true });
  await writeFile(join(companion, 'package.json'), JSON.stringify(COMPANION));
  await writeFile(join(companion, 'files.json'), JSON.stringify(await textsBelow(workspace, '/pipelines')));

  const at = (authority, path) => ({ scheme: 'http', authority, path });
  const site = await serveWeb(installed.vscode, { extension, companion }, (authority) => ({
    folderUri: { scheme: 'memory', path: '/pipelines' },
    additionalBuiltinExtensions: [at(authority, '/extension')],
    developmentOptions: { extensions: [at(authority, '/companion')], extensionTestsPath: at(authority, '/companion/smoke-index.cjs') },
    configurationDefaults: SETTINGS,
    productConfiguration: {
      enableTelemetry: false, extensionsGallery: undefined,
      // Pages of extensions would else come from Microsoft's own site.
      webviewContentExternalBaseUrlTemplate: `http://${authority}/vscode/out/vs/workbench/contrib/webview/browser/pre/`,
    },
    enableWorkspaceTrust: true,
    // What code-server wants to be told.
    userDataPath: '/',
    isEnabledFileDownloads: false,
    isEnabledFileUploads: false,
    isEnabledCoderGettingStarted: false,
  }));
  try {
    const { chromium } = await import(installed.playwright);
    const browser = await chromium.launch({ executablePath, headless: true, args: CHROMIUM_ARGS });
    try {
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'en' });
      const { lines } = await runReported(page, site.address, PREFIX, () => '');
      return countsOf(lines);
    } finally {
      await browser.close();
    }
  } finally {
    await site.stop();
  }
}

/** All files below a folder by their path, as text. */
async function textsBelow(folder, start) {
  const texts = {};
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    texts[start + path.slice(folder.length).replaceAll('\\', '/')] = await readFile(path, 'utf8');
  }
  return texts;
}
