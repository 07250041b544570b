/** What a picture of the editor can show: each kind asks for it as a user would, and waits until it is there. */

export const TIMEOUT_MS = 60_000;

/** How long one attempt may take before it is made again: what is asked too early is not answered later. */
const ATTEMPT_MS = 3000;

const HOVER = '.monaco-hover:not(.hidden) .hover-contents';

/** By its name, what shows it in a page in which the checker has come to rest and the cursor stands in its place. */
export const SHOWN = {
  problem: (page) => asking(page, 'Alt+F8', '.marker-widget .descriptioncontainer'),
  line: () => Promise.resolve(),
  hover: (page) => asking(page, 'Control+K Control+I', HOVER, /\S{3}/u),
  completion: (page) => asking(page, 'Control+Space', '.suggest-widget.visible .monaco-list-row .label-name'),
  details: async (page) => {
    await SHOWN.completion(page);
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-details-container .body, .suggest-details .body').first().waitFor({ timeout: TIMEOUT_MS });
  },
  actions: (page) => asking(page, 'Control+.', '.action-widget .monaco-list-row.action'),
  references: (page) => asking(page, 'Shift+F12', '.peekview-widget .ref-tree .monaco-list-row'),
  rename: (page) => asking(page, 'F2', '.rename-box input, .monaco-editor.rename-box'),
  preview: async (page, { keys }) => {
    await SHOWN.rename(page);
    await page.keyboard.type(keys);
    await page.keyboard.press('Control+Enter');
    await page.locator('.bulk-edit-panel .monaco-list-row').first().waitFor({ timeout: TIMEOUT_MS });
  },
  'call-hierarchy': async (page) => {
    await runCommand(page, 'Peek Call Hierarchy');
    await page.locator('.call-hierarchy .tree .monaco-list-row').first().waitFor({ timeout: TIMEOUT_MS });
  },
  'type-hierarchy': async (page) => {
    await runCommand(page, 'Peek Type Hierarchy');
    await page.locator('.type-hierarchy .tree .monaco-list-row').first().waitFor({ timeout: TIMEOUT_MS });
  },
  outline: async (page) => {
    await runCommand(page, 'Explorer: Focus on Outline View');
    await page.locator('.outline-tree .monaco-list-row').first().waitFor({ timeout: TIMEOUT_MS });
  },
  problems: async (page) => {
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.markers-panel .monaco-list-row').first().waitFor({ timeout: TIMEOUT_MS });
  },
  explorer: async (page) => {
    await runCommand(page, 'grondslag: Show Findings');
    const folded = page.locator('.sidebar .pane-header[aria-expanded="false"]');
    while (await folded.count() > 0) await folded.first().click();
    await page.locator('.split-view-view:last-child .pane-body .monaco-list-row').first().waitFor({ timeout: TIMEOUT_MS });
  },
  status: async (page) => {
    // The counts of VS Code come later, and push ours aside.
    await page.locator('[id="status.problems"]', { hasText: /[1-9]/u }).waitFor({ timeout: TIMEOUT_MS });
    await page.locator('[id$="grondslag.status"]').hover();
    await page.locator('.monaco-hover:not(.hidden)', { hasText: /\S{3}/u }).first().waitFor({ timeout: TIMEOUT_MS });
  },
  lineage: async (page) => {
    await runCommand(page, 'grondslag: Show Lineage');
    await anywhere(page, 'svg [data-node]');
  },
  walkthrough: async (page) => {
    await runCommand(page, 'Welcome: Open Walkthrough...');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'grondslag' }).first().waitFor({ timeout: TIMEOUT_MS });
    await page.keyboard.type('grondslag');
    await page.keyboard.press('Enter');
    await page.locator('.gettingStartedSlideDetails .step-list-container').first().waitFor({ timeout: TIMEOUT_MS });
  },
  welcome: async (page) => {
    await runCommand(page, 'grondslag: Show Findings');
    await page.locator('.welcome-view-content').first().waitFor({ timeout: TIMEOUT_MS });
  },
  questions: async (page) => {
    await runCommand(page, 'grondslag: New Pipeline');
    await page.locator('.quick-input-widget input').waitFor({ timeout: TIMEOUT_MS });
  },
};

/** Waits until the checker has looked at all files once. */
export async function checked(page) {
  await page.locator('[id$="grondslag.status"] .codicon-law').first().waitFor({ timeout: TIMEOUT_MS });
}

/** Runs a command, named as the palette names it. */
export async function runCommand(page, title) {
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
  const end = performance.now() + TIMEOUT_MS;
  while (performance.now() < end) {
    await page.keyboard.press('F1');
    await page.keyboard.type(title);
    if (await row.waitFor({ timeout: ATTEMPT_MS }).then(() => true, () => false)) return page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
  }
  throw new Error(`No command ${title} within ${TIMEOUT_MS} ms`);
}

/** The first element of the window or of one of its webviews that fits, once there is one. */
export async function anywhere(page, selector) {
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

/** Presses keys until what they ask for is there, with such a text in it; what is half there is put away first. */
async function asking(page, keys, selector, text = /\S/u) {
  const wanted = page.locator(selector, { hasText: text, hasNotText: /^Loading/u }).first();
  const end = performance.now() + TIMEOUT_MS;
  while (performance.now() < end) {
    for (const key of keys.split(' ')) await page.keyboard.press(key);
    if (await wanted.waitFor({ timeout: ATTEMPT_MS }).then(() => true, () => false)) return;
    await page.keyboard.press('Escape');
  }
  throw new Error(`No ${selector} within ${TIMEOUT_MS} ms`);
}
