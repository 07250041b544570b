/** The commands that begin a pipeline or a catalogue: a few questions, then a file with the answers in it. The server writes the text. */
import { commands, type ExtensionContext, Position, type QuickPickItem, QuickPickItemKind, Selection, Uri, window, workspace } from 'vscode';
import type { Range } from 'vscode-languageclient';
import { NAME, type Session } from './client.ts';
import { language } from './language.ts';
import { l10n } from './l10n.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

/** What the server answers to `grondslag/choices`. */
interface Choices {
  readonly parties: readonly Choice[];
  readonly purposes: readonly Choice[];
  readonly grounds: readonly Choice[];
  readonly registers: readonly Choice[];
  readonly outputs: readonly Choice[];
  readonly audiences: readonly Choice[];
}

type Kind = 'pipeline' | 'catalog';

/** What the server takes in `grondslag/newUnit`; everything but the kind may be left out. */
type Answers = Readonly<Record<string, unknown>>;

/** What it answers: the text, and the first place in it to fill in. */
interface Made {
  readonly file: string;
  readonly text: string;
  readonly selection?: Range;
}

/** Registers the commands; given answers they ask nothing. */
export function registerNewUnits(context: ExtensionContext, session: Session): void {
  context.subscriptions.push(
    commands.registerCommand(`${NAME}.newPipeline`, (answers?: unknown) => begin(session, 'pipeline', answers)),
    commands.registerCommand(`${NAME}.newCatalog`, (answers?: unknown) => begin(session, 'catalog', answers)),
    commands.registerCommand(`${NAME}.openExample`, () => openExample(context, session)),
  );
}

async function begin(session: Session, kind: Kind, given: unknown): Promise<Uri | undefined> {
  const client = await session.running();
  if (client === undefined) {
    session.output.show();
    return undefined;
  }
  const answers = isAnswers(given) ? given : await ask(kind, await client.sendRequest<Choices>('grondslag/choices', {}));
  if (answers === undefined) return undefined;
  const made = await client.sendRequest<Made | null>('grondslag/newUnit', { ...answers, kind });
  return made === null ? undefined : openNew(made);
}

/** Whether a command got answers: a menu hands it the file or folder it was opened on. */
function isAnswers(given: unknown): given is Answers {
  return typeof given === 'object' && given !== null && !(given instanceof Uri);
}

/** Asks the questions one by one; undefined when the user goes away. */
async function ask(kind: Kind, choices: Choices): Promise<Answers | undefined> {
  const last = kind === 'pipeline' ? 6 : 4;
  const heading = (step: number): string => `${kind === 'pipeline' ? l10n.t('New pipeline') : l10n.t('New catalogue')} (${step}/${last})`;
  const title = await window.showInputBox({ title: heading(1), prompt: l10n.t('What is it called? The id is made of this.'), ignoreFocusOut: true });
  if (title === undefined) return undefined;
  const controller = await pick(heading(2), kind === 'pipeline' ? l10n.t('Who is the controller?') : l10n.t('Whose catalogue is it?'), choices.parties, l10n.t('Another organisation …'));
  if (controller === undefined) return undefined;
  const purpose = await pick(heading(3), l10n.t('What kind of purpose do the data serve?'), choices.purposes);
  if (purpose === undefined) return undefined;
  const article = await pick(heading(4), l10n.t('On which ground?'), choices.grounds);
  if (article === undefined) return undefined;
  const common = { ...optional({ title }), ...optional({ controller }), ...optional({ purpose }), ...optional({ article }) };
  if (kind === 'catalog') return common;
  const source = await askSource(heading(5), choices);
  if (source === undefined) return undefined;
  const audience = await pick(heading(6), l10n.t('Who is the result for?'), choices.audiences);
  return audience === undefined ? undefined : { ...common, source, ...optional({ audience }) };
}

/** Leaves out what is empty: decided later. */
function optional(answer: Readonly<Record<string, string>>): Answers {
  return Object.fromEntries(Object.entries(answer).filter(([, text]) => text !== ''));
}

/** Where the data come from: registers, outputs of other pipelines and a supply by a party, in one list. */
async function askSource(title: string, { registers, outputs, parties }: Choices): Promise<Answers | undefined> {
  const heads = (label: string): QuickPickItem => ({ label, kind: QuickPickItemKind.Separator });
  const rows = (choices: readonly Choice[], key: 'register' | 'output'): (QuickPickItem & { answer: Answers })[] => choices.map(({ value, ...shown }) => ({ ...shown, answer: { from: key, [key]: value } }));
  const supply = { label: l10n.t('A supply by an organisation …'), answer: { from: 'supply' } };
  const items: (QuickPickItem & { answer?: Answers })[] = [
    supply,
    ...(outputs.length === 0 ? [] : [heads(l10n.t('Outputs of other pipelines')), ...rows(outputs, 'output')]),
    heads(l10n.t('Registers')), ...rows(registers, 'register'),
  ];
  const picked = await window.showQuickPick(items, { title, placeHolder: l10n.t('Where do the data come from?'), matchOnDescription: true, matchOnDetail: true, ignoreFocusOut: true });
  if (picked !== supply) return picked?.answer;
  const party = await pick(title, l10n.t('Who supplies the data?'), parties, l10n.t('Another organisation …'));
  return party === undefined ? undefined : { from: 'supply', ...optional({ party }) };
}

/** One choice by its value; empty for one that is left for later, undefined when the user goes away. */
async function pick(title: string, placeHolder: string, choices: readonly Choice[], other?: string): Promise<string | undefined> {
  const later = { label: l10n.t('Decide later'), value: '', alwaysShow: true };
  const named = other === undefined ? [] : [{ label: other, value: '', alwaysShow: true }];
  const picked = await window.showQuickPick([...choices, ...named, later], { title, placeHolder, matchOnDescription: true, matchOnDetail: true, ignoreFocusOut: true });
  if (picked === undefined) return undefined;
  return named.includes(picked as (typeof named)[number]) ? window.showInputBox({ title, prompt: l10n.t('Name of the organisation'), ignoreFocusOut: true }) : picked.value;
}

/** Shows a text that is not saved yet, where it would be saved, with the first thing to fill in selected. */
async function openNew({ file: name, text, selection }: Made): Promise<Uri> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const document = folder === undefined ? await workspace.openTextDocument({ language: NAME, content: text }) : await workspace.openTextDocument(await free(folder, name));
  const editor = await window.showTextDocument(document);
  if (folder !== undefined) await editor.edit((edit) => edit.insert(new Position(0, 0), text));
  if (selection !== undefined) editor.selection = new Selection(selection.start.line, selection.start.character, selection.end.line, selection.end.character);
  return document.uri;
}

/** The URI of an unsaved file in a folder, under a name that no file there has. */
async function free(folder: Uri, name: string): Promise<Uri> {
  const dot = name.indexOf('.');
  const taken = new Set((await workspace.fs.readDirectory(folder)).map(([file]) => file));
  const open = new Set(workspace.textDocuments.map(({ uri }) => uri.path));
  for (let number = 1; ; number++) {
    const file = number === 1 ? name : `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
    const uri = Uri.joinPath(folder, file);
    if (!taken.has(file) && !open.has(uri.path)) return uri.with({ scheme: 'untitled' });
  }
}

/** Opens a pipeline to look around in, as a text that is nobody's yet. */
async function openExample({ extensionUri }: ExtensionContext, session: Session): Promise<void> {
  await session.start();
  const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'client', 'media', `example.${language()}.yaml`));
  await window.showTextDocument(await workspace.openTextDocument({ language: NAME, content: new TextDecoder().decode(bytes) }));
}
