/** A window of the real editor on a copy of the worked pipelines, quiet enough for a picture. */
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checked, TIMEOUT_MS } from './shown.mjs';

/** What is not about the file is out of the picture. */
export const QUIET = {
  'editor.cursorBlinking': 'solid',
  'editor.fontSize': 12,
  'editor.minimap.enabled': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.tips.enabled': false,
};

export const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
  'contrast-light': 'Default High Contrast Light',
};

const PICTURE_INTERVAL_MS = 500;
const SAME_PICTURES = 4;

/** Opens a file of the worked pipelines in a page, and goes to a place in it; without a file, an empty folder. */
export async function openWindow(root, workspace, { page, url, remote }, { file, line, column, size }) {
  await mkdir(workspace, { recursive: true });
  if (file !== undefined) await cp(join(root, 'seeds', 'pipelines'), workspace, { recursive: true });
  const [width, height] = size.split('x').map(Number);
  await page.setViewportSize({ width, height });
  const opened = file === undefined ? {} : { openFile: remote(join(workspace, file)) };
  await page.goto(url(workspace, { extensionDevelopmentPath: remote(root), ...opened, skipWelcome: 'true' }));
  await page.locator(file === undefined ? '.explorer-viewlet' : '.monaco-editor .view-lines').first().click({ timeout: TIMEOUT_MS });
  if (await page.locator('.part.auxiliarybar').isVisible()) await page.keyboard.press('Control+Alt+B');
  if (file === undefined) return;
  await checked(page);
  await page.keyboard.press('Control+G');
  await page.keyboard.type(column === undefined ? String(line) : `${line}:${column}`);
  await page.keyboard.press('Enter');
}

/** Waits until a page has the colours of a theme. */
export async function themed(page, theme) {
  const [base, ...not] = { light: ['vs', 'hc'], dark: ['vs-dark'], contrast: ['hc-black'], 'contrast-light': ['hc-light'] }[theme];
  await page.locator(`.monaco-workbench.${base}${not.map((other) => `:not(.${other})`).join('')}`).waitFor({ timeout: TIMEOUT_MS });
}

/** The picture of a window in which nothing changes any more: counts, colours of files and light bulb come last. */
export async function settledPicture(page) {
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
