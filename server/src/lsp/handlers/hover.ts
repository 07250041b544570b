import { MarkupKind, type Hover, type HoverParams } from 'vscode-languageserver';
import { hoverAt } from '../../editor/hover.ts';
import { withoutMarkup } from '../../editor/markdown.ts';
import { toOffset, toRange } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';
import { pageLink } from '../rule-page.ts';

const PAGE = { nl: 'Lees de pagina van deze regel', en: 'Read the page of this rule' };

/** What stands under the cursor, in the user's language. */
export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  register: (session) => {
    session.connection.onHover(answering<HoverParams, Hover | null>(session, null, ({ textDocument, position }) => {
      const document = session.current(textDocument.uri);
      if (document === undefined) return null;
      const { locale } = session.preferences;
      const found = hoverAt(document.file, toOffset(position, document.source), session.analysis(), locale);
      if (found === undefined) return null;
      const page = found.rule === undefined ? undefined : pageLink(found.rule, session);
      const value = page === undefined ? found.markdown : `${found.markdown}\n\n[${PAGE[locale]}](${page})`;
      const contents = session.client.hoverMarkdown ? { kind: MarkupKind.Markdown, value } : { kind: MarkupKind.PlainText, value: withoutMarkup(found.markdown) };
      return { contents, range: toRange(found.span, document.source) };
    }));
  },
};
