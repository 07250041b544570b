/** The pages about the knowledge base, which stand beside those of the rules; used only where they can be read. */
import { SourceFile, type FileId } from '../text/source-file.ts';
import type { Session } from './session.ts';

export type ReferencePage = 'categories' | 'principles';

const pages = new WeakMap<Session, Map<string, Promise<SourceFile | undefined>>>();

/** The page and the line of an entry on it, counted from 0; undefined where there is no such page or entry. */
export async function referenceEntry(page: ReferencePage, anchors: readonly string[], session: Session): Promise<{ readonly uri: string; readonly line: number; readonly length: number } | undefined> {
  const { docsUri, locale } = session.diagnosticOptions();
  if (docsUri === undefined) return undefined;
  const uri = `${docsUri.replace(/\/+$/, '').replace(/\/[^/]*$/, '')}/reference/${page}.${locale}.md`;
  const known = pages.get(session) ?? new Map<string, Promise<SourceFile | undefined>>();
  pages.set(session, known);
  const reading = known.get(uri) ?? session.host.read(uri).then((text) => (text === undefined ? undefined : new SourceFile(uri as FileId, text)));
  known.set(uri, reading);
  const source = await reading;
  const at = source === undefined ? -1 : Math.max(...anchors.map((anchor) => source.text.indexOf(`<a id="${anchor}"></a>`)));
  if (source === undefined || at === -1) return undefined;
  // The heading stands below its anchor.
  const { line } = source.positionAt(source.text.indexOf('\n#', at) + 1);
  const { start, end } = source.lineSpan(line);
  return { uri, line, length: end - start };
}
