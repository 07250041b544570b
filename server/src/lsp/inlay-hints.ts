/** Hints as the protocol has them: words at once, their places and the hover of what they are about when somebody points at one. */
import { MarkupKind, type InlayHint, type InlayHintLabelPart } from 'vscode-languageserver';
import { hintsIn, type Hint } from '../editor/hints.ts';
import { hoverAt } from '../editor/hover.ts';
import { withoutMarkup } from '../editor/markdown.ts';
import { locate } from '../service/locate.ts';
import type { SourceFile } from '../text/source-file.ts';
import { toLocation, toRange } from './convert.ts';
import type { Session } from './session.ts';

/** What a hint carries to be resolved by. */
export interface HintData {
  readonly uri: string;
  readonly offset: number;
}

/** A hint with its words; with its places too for a client that will not ask for them. */
export function toHint(hint: Hint, uri: string, source: SourceFile, session: Session): InlayHint {
  const { start } = toRange({ start: hint.offset, end: hint.offset }, source);
  return { position: start, label: labelOf(hint, !session.client.resolvesHints, session), paddingLeft: true, data: { uri, offset: hint.offset } satisfies HintData };
}

/** The same hint with places and tooltip, as things stand now; as it was when it is no longer there. */
export function resolvedHint(hint: InlayHint, { uri, offset }: HintData, session: Session): InlayHint {
  const document = session.current(uri);
  if (document === undefined) return hint;
  const { hints, locale } = session.preferences;
  const words = (label: InlayHint['label']): string => (typeof label === 'string' ? label : label.map(({ value }) => value).join(''));
  const now = hintsIn(document.file, { start: offset, end: offset }, hints, session.workspace, locale).find((candidate) => words(labelOf(candidate, false, session)) === words(hint.label));
  if (now === undefined) return hint;
  const hover = hoverAt(document.file, now.about, session.analysis(), locale);
  const tooltip = hover && (session.client.hoverMarkdown ? { kind: MarkupKind.Markdown, value: hover.markdown } : { kind: MarkupKind.PlainText, value: withoutMarkup(hover.markdown) });
  return { ...hint, label: labelOf(now, true, session), ...(tooltip === undefined ? {} : { tooltip }) };
}

function labelOf({ parts }: Hint, places: boolean, session: Session): InlayHintLabelPart[] {
  return parts.flatMap(({ text, origin }, index): InlayHintLabelPart[] => {
    const place = places && origin !== undefined ? locate(origin, session.workspace) : undefined;
    const location = place && toLocation(place, session);
    const part = { value: text, ...(location === undefined ? {} : { location }) };
    return index === 0 ? [part] : [{ value: ' · ' }, part];
  });
}
