/** Makes `images/icon.png`, which the galleries ask for, of `images/icon.svg`: `npm run icon`, after a change of the drawing. Needs Chromium. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, installHost } from '../test/vscode/install.mjs';

const SIZE = 256;
const root = fileURLToPath(new URL('..', import.meta.url));

const executablePath = await findChromium();
const { chromium } = await import((await installHost(root)).playwright);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
  const drawing = await readFile(join(root, 'images/icon.svg'), 'utf8');
  await page.setContent(`<style>html, body { margin: 0; background: none } svg { display: block }</style>${drawing}`);
  await page.screenshot({ path: join(root, 'images/icon.png'), omitBackground: true });
} finally {
  await browser.close();
}
