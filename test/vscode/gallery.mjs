/**
 * Takes pictures of all that the editor shows, to look at before a release:
 * node test/vscode/gallery.mjs FOLDER [nl|en] [--theme=light,dark,contrast,contrast-light] [--only=NAME,NAME…]
 * Each picture is FOLDER/NAME-THEME.png. One that could not be taken is told at the end, and is no picture.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleClient } from '../../build/bundle-client.mjs';
import { withHost } from './host.mjs';
import { SHOWN } from './shown.mjs';
import { exitWhenInterrupted, inTemporaryFolder } from './temporary.mjs';
import { openWindow, QUIET, settledPicture, themed, THEMES } from './window.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const VIK = 'breda-vik/breda-vik.pipeline.yaml';

/** Every visible feature once, where it has something to show. */
const SCENES = {
  problem: { file: VIK, line: 102 },
  editor: { show: 'line', file: VIK, line: 116 },
  calm: { show: 'line', file: 'landelijke-dekking/landelijke-dekking.pipeline.yaml', line: 40 },
  'hover-category': { show: 'hover', file: VIK, line: 97, column: 18 },
  'hover-law': { show: 'hover', file: VIK, line: 27, column: 15 },
  'hover-step': { show: 'hover', file: VIK, line: 102, column: 5 },
  completion: { show: 'details', file: VIK, line: 70, column: 22 },
  'completion-key': { show: 'details', file: VIK, line: 105, column: 5 },
  actions: { file: VIK, line: 103, column: 8 },
  references: { file: VIK, line: 102, column: 5 },
  rename: { file: VIK, line: 102, column: 5 },
  preview: { file: VIK, line: 102, column: 5, keys: 'personenbeeld' },
  'call-hierarchy': { file: VIK, line: 102, column: 5 },
  'type-hierarchy': { file: VIK, line: 33, column: 14 },
  outline: { file: VIK, line: 103 },
  problems: { file: VIK, line: 103 },
  explorer: { file: VIK, line: 103 },
  status: { file: VIK, line: 103 },
  lineage: { file: VIK, line: 103 },
  walkthrough: { file: VIK, line: 103 },
  questions: { file: VIK, line: 103 },
  welcome: { show: 'welcome' },
};

/** Takes the pictures; what was opened once is shown in one theme after the other. */
async function takeAll(folder, language, themes, names) {
  const missing = [];
  const settings = { ...QUIET, 'grondslag.language': language };
  await withHost(root, { settings, trusted: true }, async (host) => {
    for (const name of names) {
      const { show = name, size = '1400x900', ...place } = SCENES[name];
      // A context of its own: nothing is remembered from the picture before.
      const context = await host.page.context().browser().newContext({ locale: 'en' });
      const page = await context.newPage();
      const wear = async (theme) => {
        await host.configure({ 'workbench.colorTheme': THEMES[theme] });
        await themed(page, theme);
      };
      try {
        await inTemporaryFolder(async (temporary) => {
          await host.configure({ 'workbench.colorTheme': THEMES[themes[0]] });
          await openWindow(root, join(temporary, 'pipelines'), { ...host, page }, { ...place, size });
          await SHOWN[show](page, place);
          for (const theme of themes) {
            await wear(theme);
            await writeFile(join(folder, `${name}-${theme}.png`), await settledPicture(page));
          }
        });
      } catch (error) {
        missing.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
        await writeFile(join(folder, `${name}.failed.png`), await page.screenshot());
      }
      await context.close();
    }
  });
  return missing;
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { theme: { type: 'string', default: 'light,dark' }, only: { type: 'string' } } });
const [folder, language = 'nl'] = positionals;
const themes = values.theme.split(',');
const names = values.only?.split(',') ?? Object.keys(SCENES);
if (folder === undefined || !['nl', 'en'].includes(language) || !themes.every((theme) => Object.hasOwn(THEMES, theme)) || !names.every((name) => Object.hasOwn(SCENES, name))) {
  console.error(`usage: node test/vscode/gallery.mjs FOLDER [nl|en] [--theme=${Object.keys(THEMES).join(',')}] [--only=${Object.keys(SCENES).join(',')}]`);
  process.exit(2);
}
exitWhenInterrupted();
try {
  await bundleClient(root, { production: false });
  await mkdir(resolve(folder), { recursive: true });
  const missing = await takeAll(resolve(folder), language, themes, names);
  for (const line of missing) console.error(line);
  process.exitCode = missing.length === 0 ? 0 : 2;
} catch (error) {
  console.error(error);
  process.exit(2);
}
