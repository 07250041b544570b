/**
 * Takes a picture of the real editor with a finding in it:
 * node test/vscode/screenshot.mjs FILE LINE PICTURE.png [nl|en]
 * FILE is a path below seeds/pipelines; the finding shown is the first one from LINE on.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleClient } from '../../build/bundle-client.mjs';
import { startHost } from './host.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A quiet window: what is not about the file is out of the picture. */
const SETTINGS = {
  'breadcrumbs.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'extensions.ignoreRecommendations': true,
  'outline.collapseItems': 'alwaysCollapse',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
};

async function takePicture(file, line, picture, language) {
  await bundleClient(root, { production: false });
  const temporary = await mkdtemp(join(tmpdir(), 'grondslag-picture-'));
  const workspace = join(temporary, 'pipelines');
  try {
    await cp(join(root, 'seeds', 'pipelines'), workspace, { recursive: true });
    await mkdir(join(workspace, '.vscode'));
    const settings = { ...SETTINGS, 'grondslag.language': language };
    await writeFile(join(workspace, '.vscode', 'settings.json'), JSON.stringify(settings));
    const host = await startHost(root, { viewport: { width: 1400, height: 900 } });
    try {
      const { page } = host;
      await page.goto(
        host.url(workspace, {
          extensionDevelopmentPath: host.remote(root),
          openFile: host.remote(join(workspace, file)),
          gotoLineMode: 'true',
          skipWelcome: 'true',
        }),
      );
      await showProblem(page, line);
      await mkdir(dirname(picture), { recursive: true });
      await page.screenshot({ path: picture });
    } finally {
      await host.close();
    }
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Goes to a line by the keyboard, as a user would, then to the next problem, and opens what is said about it. */
async function showProblem(page, line) {
  const timeout = 60_000;
  await page.locator('.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning').first().waitFor({ timeout });
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+G');
  await page.keyboard.type(String(line));
  await page.keyboard.press('Enter');
  await page.keyboard.press('F8');
  await page.locator('.marker-widget .descriptioncontainer').waitFor({ timeout });
}

const [file, line, picture, language = 'nl'] = process.argv.slice(2);
if (file === undefined || !/^\d+$/u.test(line ?? '') || picture === undefined || !['nl', 'en'].includes(language)) {
  console.error('usage: node test/vscode/screenshot.mjs FILE LINE PICTURE.png [nl|en]');
  process.exit(2);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(2));
try {
  await takePicture(file, Number(line), resolve(picture), language);
} catch (error) {
  console.error(error);
  process.exit(2);
}
