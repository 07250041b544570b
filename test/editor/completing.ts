/** What completion proposes at a cursor mark, and the text after one of its items was taken. */
import { completeAt, type Completions } from '../../server/src/editor/complete/complete.ts';
import { withoutStops, type CompletionItem } from '../../server/src/editor/complete/write.ts';
import { Analysis } from '../../server/src/service/analysis.ts';
import { DEFAULT_SETTINGS } from '../../server/src/service/settings.ts';
import { Workspace } from '../../server/src/service/workspace.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { TODAY, type Files } from '../harness/check.ts';
import { withCursor } from '../harness/cursor.ts';

export interface Proposed extends Completions {
  readonly text: string;
  readonly offset: number;
  readonly labels: readonly string[];
  item(label: string): CompletionItem;
  /** The text with an item taken: every tab stop holds its own text. */
  taken(label: string): string;
}

export interface Circumstances {
  readonly files?: Files;
  readonly name?: string;
  readonly snippets?: boolean;
  readonly locale?: 'nl' | 'en';
  /** What the file said before it was as it is now. */
  readonly before?: string;
}

/** Completion in a text with one cursor mark, which is a file among others. */
export function complete(marked: string, { files = {}, name = 'x.pipeline.yaml', snippets = true, locale = 'nl', before }: Circumstances = {}): Proposed {
  const { text, offset } = withCursor(marked);
  const workspace = new Workspace({ keepLastGood: true });
  workspace.apply(Object.entries({ ...files, ...(before === undefined ? {} : { [name]: before }) }).map(([file, content]) => ({ file: fileId(file), text: content })));
  workspace.apply([{ file: fileId(name), text }]);
  const analysis = new Analysis(workspace, () => DEFAULT_SETTINGS, TODAY);
  // As in an editor, where the file has been checked by the time somebody asks.
  analysis.inFile(fileId(name));
  const completions = completeAt(fileId(name), offset, analysis, { locale, snippets });
  return proposed(completions, text, offset);
}

/** The same for completions that were asked otherwise. */
export function proposed(completions: Completions, text: string, offset: number): Proposed {
  const item = (label: string): CompletionItem => {
    const found = completions.items.find((one) => one.label === label);
    if (found === undefined) throw new Error(`not proposed: ${label}; but ${completions.items.map((one) => one.label).join(', ')}`);
    return found;
  };
  return { ...completions, text, offset, labels: completions.items.map(({ label }) => label), item, taken: (label) => after(text, item(label)) };
}

/** A text with an item taken. */
export function after(text: string, item: CompletionItem): string {
  return applyEdits(text, [{ span: item.replace, newText: item.isSnippet ? withoutStops(item.newText) : item.newText }, ...item.additional]);
}
