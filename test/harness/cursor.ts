/** A cursor in a text: `‸` marks it and is taken out. */
export const MARK = '‸';

export interface WithCursor {
  readonly text: string;
  readonly offset: number;
}

/** @throws where the text has not exactly one cursor */
export function withCursor(marked: string): WithCursor {
  const offset = marked.indexOf(MARK);
  if (offset === -1 || marked.lastIndexOf(MARK) !== offset) throw new Error('one cursor, please');
  return { text: marked.slice(0, offset) + marked.slice(offset + MARK.length), offset };
}

/** The text with a cursor right behind the first character of `needle`, in its `nth` occurrence (1-based). */
export function cursorIn(text: string, needle: string, nth = 1): WithCursor {
  let at = -1;
  for (let i = 0; i < nth; i++) at = text.indexOf(needle, at + 1);
  if (at === -1) throw new Error(`not in the text: ${needle}`);
  return { text, offset: at + 1 };
}
