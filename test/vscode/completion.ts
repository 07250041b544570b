/** Completion in the editor: an item is chosen from the list as a user would, and the text compared. */
import assert from 'node:assert/strict';
import { commands, type CompletionList, Selection, type TextDocument, window } from 'vscode';
import { write } from './editing.ts';
import { eventually } from './waiting.ts';

const CURSOR = '‸';

const START = `grondslag: 1
pipeline: aanvulling
controller: gemeente-breda
sources:
  bron:
    party: gemeente-breda
    fields: { naam: name, geboortedatum: birth-date }
`;

/** What is in the file, what is chosen, and what the file then says. */
const CASES = [
  { title: 'a key with a value', text: `${START}steps:\n  stap:\n    select: bron\n    purp${CURSOR}\n`, label: 'purpose', gives: `${START}steps:\n  stap:\n    select: bron\n    purpose: \n` },
  { title: 'a mapping on a new line', text: `${START}environ${CURSOR}\n`, label: 'environment', gives: `${START}environment:\n  \n` },
  { title: 'a verb with what it asks for', text: `${START}steps:\n  stap:\n    pseu${CURSOR}\n`, label: 'pseudonymise', gives: `${START}steps:\n  stap:\n    pseudonymise: bron\n    fields: []\n    method: hmac-sha256\n` },
  { title: 'a field in a list', text: `${START}steps:\n  stap:\n    select: bron\n    fields: [naam, geb${CURSOR}]\n`, label: 'geboortedatum', gives: `${START}steps:\n  stap:\n    select: bron\n    fields: [naam, geboortedatum]\n` },
  { title: 'a category by its Dutch name', text: `${START}  tweede:\n    party: gemeente-breda\n    fields:\n      x: geboorteda${CURSOR}\n`, label: 'birth-date', gives: `${START}  tweede:\n    party: gemeente-breda\n    fields:\n      x: birth-date\n` },
  { title: 'a key on a line that is indented too far', text: `${START}steps:\n  stap:\n    select: bron\n        purp${CURSOR}\n`, label: 'purpose', gives: `${START}steps:\n  stap:\n    select: bron\n    purpose: \n` },
] as const;

/** Registers the tests of completion. */
export function completionTests(): void {
  for (const [index, { title, text, label, gives }] of CASES.entries()) {
    it(`completes ${title}`, async () => {
      const document = await write(`aanvullen-${index}.pipeline.yaml`, text.replace(CURSOR, ''));
      const editor = await window.showTextDocument(document);
      const position = document.positionAt(text.indexOf(CURSOR));
      editor.selection = new Selection(position, position);
      await eventually(label, async () => ((await proposed(document)).includes(label) ? true : undefined));
      await accept(document, gives);
    });
  }
}

async function proposed(document: TextDocument): Promise<readonly string[]> {
  const { active } = window.activeTextEditor!.selection;
  const list = await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', document.uri, active);
  return list.items.map((item) => (typeof item.label === 'string' ? item.label : item.label.label));
}

/** Opens the list and takes its first item, until the text has changed: the list takes a moment to appear. */
async function accept(document: TextDocument, gives: string): Promise<void> {
  const before = document.getText();
  await commands.executeCommand('editor.action.triggerSuggest');
  await eventually('an accepted item', async () => {
    await commands.executeCommand('acceptSelectedSuggestion');
    return document.getText() === before ? undefined : true;
  });
  await commands.executeCommand('hideSuggestWidget');
  assert.equal(document.getText(), gives);
}
