/**
 * Takes a picture of the real editor:
 * node test/vscode/screenshot.mjs FILE LINE PICTURE.png [nl|en] [--theme=light|dark|contrast|contrast-light] [--show=problem|line|hover] [--column=N]
 *   [--command=TITLE] [--wait=SELECTOR] [--click=SELECTOR] [--keys=KEYS] [--size=WxH]
 * FILE is a path below seeds/pipelines. What is shown is the first finding from LINE on, else just that line with what
 * stands beside the text, or the hover at LINE and COLUMN. With TITLE, a command as the palette names it, that is run
 * there instead; what is to be waited for, and then pressed, may be in a webview; KEYS are pressed last, one after the other.
 */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleClient } from '../../build/bundle-client.mjs';
import { withHost } from './host.mjs';
import { exitWhenInterrupted, inTemporaryFolder } from './temporary.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A quiet window: what is not about the file is out of the picture. */
const SETTINGS = {
  'breadcrumbs.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.fontSize': 12,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.tips.enabled': false,
};

const TIMEOUT_MS = 60_000;
const PICTURE_INTERVAL_MS = 500;
const SAME_PICTURES = 4;

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
  'contrast-light': 'Default High Contrast Light',
};

function takePicture(file, line, picture, language, { theme, show, column, size, ...told }) {
  const settings = { ...SETTINGS, 'grondslag.language': language, ...(theme === undefined ? {} : { 'workbench.colorTheme': THEMES[theme] }) };
  return inTemporaryFolder(async (temporary) => {
    const workspace = join(temporary, 'pipelines');
    await cp(join(root, 'seeds', 'pipelines'), workspace, { recursive: true });
    await withHost(root, { settings, trusted: true }, async ({ page, url, remote }) => {
      const payload = {
        extensionDevelopmentPath: remote(root),
        openFile: remote(join(workspace, file)),
        skipWelcome: 'true',
      };
      const [width, height] = size.split('x').map(Number);
      await page.setViewportSize({ width, height });
      await page.goto(url(workspace, payload));
      await goTo(page, line, column);
      if (told.command !== undefined) await runCommand(page, told);
      else if (show === 'problem') await showProblem(page, line);
      else await showLine(page, show === 'hover');
      await mkdir(dirname(picture), { recursive: true });
      await writeFile(picture, await settledPicture(page));
    });
  });
}

/** Goes to a line by the keyboard, as a user would. */
async function goTo(page, line, column) {
  await page.locator('.monaco-editor .view-lines').first().click({ timeout: TIMEOUT_MS });
  if (await page.locator('.part.auxiliarybar').isVisible()) await page.keyboard.press('Control+Alt+B');
  await page.keyboard.press('Control+G');
  await page.keyboard.type(column === undefined ? String(line) : `${line}:${column}`);
  await page.keyboard.press('Enter');
}

/** Waits until the server has answered, which the squiggles tell, and asks for the hover where the cursor is. */
async function showLine(page, hover) {
  await page.locator('.squiggly-error, .squiggly-warning, .squiggly-info').first().waitFor({ timeout: TIMEOUT_MS });
  if (!hover) return;
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+I');
  await page.locator('.monaco-hover:not(.hidden) .hover-contents').first().waitFor({ timeout: TIMEOUT_MS });
}

/** Runs a command from the palette, and waits for what it brings. */
async function runCommand(page, { command, wait, click, keys }) {
  // What was found somewhere says that the checker runs; there may be nothing to find in this file.
  await page.locator('[id="status.problems"]', { hasText: /[1-9]/u }).waitFor({ timeout: TIMEOUT_MS });
  await page.keyboard.press('F1');
  await page.keyboard.type(command);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: command }).first().waitFor({ timeout: TIMEOUT_MS });
  await page.keyboard.press('Enter');
  if (wait !== undefined) await anywhere(page, wait);
  if (click !== undefined) await (await anywhere(page, click)).click();
  for (const key of keys.split(' ').filter((name) => name !== '')) await page.keyboard.press(key);
}

/** The first element of the window or of one of its webviews that fits, once there is one. */
async function anywhere(page, selector) {
  const end = performance.now() + TIMEOUT_MS;
  while (performance.now() < end) {
    for (const frame of page.frames()) {
      const found = frame.locator(selector);
      if ((await found.count().catch(() => 0)) > 0) return found.first();
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`No ${selector} within ${TIMEOUT_MS} ms`);
}

/** Goes to the next problem of the file, as soon as there are some. */
async function showProblem(page, line) {
  const shown = page.locator('.marker-widget .descriptioncontainer');
  const end = performance.now() + TIMEOUT_MS;
  while (performance.now() < end) {
    await page.keyboard.press('Alt+F8');
    const found = await shown.waitFor({ timeout: 1000 }).then(() => true, () => false);
    if (found) return;
  }
  throw new Error(`No problem after line ${line} within ${TIMEOUT_MS} ms`);
}

/** The picture of a window in which nothing changes any more: counts, colours of files and light bulb come last. */
async function settledPicture(page) {
  await page.locator('[id="status.problems"]').waitFor({ timeout: TIMEOUT_MS });
  const end = performance.now() + TIMEOUT_MS;
  let last = Buffer.alloc(0);
  for (let same = 0; performance.now() < end; ) {
    const next = await page.screenshot();
    same = next.equals(last) ? same + 1 : 0;
    if (same === SAME_PICTURES) return next;
    last = next;
    await page.waitForTimeout(PICTURE_INTERVAL_MS);
  }
  throw new Error(`The window still changed after ${TIMEOUT_MS} ms`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { theme: { type: 'string' }, show: { type: 'string', default: 'problem' }, column: { type: 'string' }, command: { type: 'string' }, wait: { type: 'string' }, click: { type: 'string' }, keys: { type: 'string', default: '' }, size: { type: 'string', default: '1400x900' } },
});
const [file, line, picture, language = 'nl'] = positionals;
const known = ['nl', 'en'].includes(language) && ['problem', 'line', 'hover'].includes(values.show) && (values.theme === undefined || Object.hasOwn(THEMES, values.theme)) && /^\d+x\d+$/u.test(values.size);
if (file === undefined || !/^\d+$/u.test(line ?? '') || picture === undefined || !known) {
  console.error(`usage: node test/vscode/screenshot.mjs FILE LINE PICTURE.png [nl|en] [--theme=${Object.keys(THEMES).join('|')}] [--show=problem|line|hover] [--column=N] [--command=TITLE] [--wait=SELECTOR] [--click=SELECTOR] [--keys=KEYS] [--size=WxH]`);
  process.exit(2);
}
exitWhenInterrupted();
try {
  await bundleClient(root, { production: false });
  await takePicture(file, Number(line), resolve(picture), language, values);
} catch (error) {
  console.error(error);
  process.exit(2);
}
