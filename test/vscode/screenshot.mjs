/**
 * Takes a picture of the real editor:
 * node test/vscode/screenshot.mjs FILE LINE PICTURE.png [nl|en] [--theme=light|dark|contrast|contrast-light] [--show=KIND] [--column=N]
 *   [--command=TITLE] [--wait=SELECTOR] [--click=SELECTOR] [--keys=KEYS] [--size=WxH]
 * FILE is a path below seeds/pipelines. What is shown is the first finding from LINE on, or another KIND of shown.mjs at
 * LINE and COLUMN. With TITLE, a command as the palette names it, that is run there instead. Then what WAIT names is
 * waited for, what CLICK names is pressed, also in a webview, and the KEYS are pressed, one after the other.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleClient } from '../../build/bundle-client.mjs';
import { withHost } from './host.mjs';
import { anywhere, runCommand, SHOWN } from './shown.mjs';
import { exitWhenInterrupted, inTemporaryFolder } from './temporary.mjs';
import { openWindow, QUIET, settledPicture, THEMES } from './window.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

function takePicture(place, picture, language, { theme, show, command, wait, click, keys }) {
  const settings = { ...QUIET, 'breadcrumbs.enabled': false, 'editor.stickyScroll.enabled': false, 'grondslag.language': language, ...(theme === undefined ? {} : { 'workbench.colorTheme': THEMES[theme] }) };
  return inTemporaryFolder((temporary) => withHost(root, { settings, trusted: true }, async (host) => {
    const { page } = host;
    await openWindow(root, join(temporary, 'pipelines'), host, place);
    await (command === undefined ? SHOWN[show](page) : runCommand(page, command));
    if (wait !== undefined) await anywhere(page, wait);
    if (click !== undefined) await (await anywhere(page, click)).click();
    for (const key of keys.split(' ').filter((name) => name !== '')) await page.keyboard.press(key);
    await mkdir(dirname(picture), { recursive: true });
    await writeFile(picture, await settledPicture(page));
  }));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { theme: { type: 'string' }, show: { type: 'string', default: 'problem' }, column: { type: 'string' }, command: { type: 'string' }, wait: { type: 'string' }, click: { type: 'string' }, keys: { type: 'string', default: '' }, size: { type: 'string', default: '1400x900' } },
});
const [file, line, picture, language = 'nl'] = positionals;
const known = ['nl', 'en'].includes(language) && Object.hasOwn(SHOWN, values.show) && (values.theme === undefined || Object.hasOwn(THEMES, values.theme)) && /^\d+x\d+$/u.test(values.size);
if (file === undefined || !/^\d+$/u.test(line ?? '') || picture === undefined || !known) {
  console.error(`usage: node test/vscode/screenshot.mjs FILE LINE PICTURE.png [nl|en] [--theme=${Object.keys(THEMES).join('|')}] [--show=${Object.keys(SHOWN).join('|')}] [--column=N] [--command=TITLE] [--wait=SELECTOR] [--click=SELECTOR] [--keys=KEYS] [--size=WxH]`);
  process.exit(2);
}
exitWhenInterrupted();
try {
  await bundleClient(root, { production: false });
  await takePicture({ file, line, column: values.column, size: values.size }, resolve(picture), language, values);
} catch (error) {
  console.error(error);
  process.exit(2);
}
