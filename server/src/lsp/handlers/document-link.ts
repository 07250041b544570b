import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { linksIn, type TextLink } from '../../editor/links.ts';
import { fileOf, type Anchor } from '../../model/path.ts';
import { locate } from '../../service/locate.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { toLocation, toRange } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';
import { referenceEntry } from '../reference-page.ts';
import { rulePage } from '../rule-page.ts';
import type { Session } from '../session.ts';

const TOOLTIP = {
  declaration: { nl: 'Ga naar {name}', en: 'Go to {name}' },
  law: { nl: 'Lees de officiële tekst van {name}', en: 'Read the official text of {name}' },
  rule: { nl: 'Lees de pagina van deze regel', en: 'Read the page of this rule' },
  principle: { nl: 'Lees over dit principe', en: 'Read about this principle' },
} as const;

/** Links to other files, official texts, addresses and pages. Where a declaration is, is looked up when it is followed. */
export const documentLink: Feature = {
  capabilities: () => ({ documentLinkProvider: { resolveProvider: true } }),
  register: (session) => {
    session.connection.onDocumentLinks(answering<DocumentLinkParams, DocumentLink[] | null>(session, null, async ({ textDocument }) => {
      const document = session.current(textDocument.uri);
      if (document === undefined) return null;
      const links = linksIn(document.file, session.workspace, session.preferences.locale);
      return (await Promise.all(links.map((link) => toLink(link, document.source, session)))).filter((link) => link !== undefined);
    }));
    session.connection.onDocumentLinkResolve((link, token) => answering<DocumentLink, DocumentLink>(session, link, (asked) => {
      session.scheduler.flush();
      const place = asked.target === undefined ? locate(asked.data as Anchor, session.workspace) : undefined;
      const location = place && toLocation(place, session);
      if (location === undefined) return asked;
      const { line, character } = location.range.start;
      return { ...asked, target: `${location.uri}#L${line + 1},${character + 1}` };
    })(link, token));
  },
};

async function toLink({ span, target }: TextLink, source: SourceFile, session: Session): Promise<DocumentLink | undefined> {
  const range = toRange(span, source);
  const tooltip = (kind: keyof typeof TOOLTIP, name = ''): { readonly tooltip?: string } => (session.client.linkTooltips ? { tooltip: TOOLTIP[kind][session.preferences.locale].replace('{name}', () => name) } : {});
  switch (target.kind) {
    case 'address': return { range, target: target.url };
    case 'law': return { range, target: target.url, ...tooltip('law', target.of) };
    case 'declaration': return { range, data: target.at, ...tooltip('declaration', fileOf(target.at.unit)) };
    case 'rule': {
      const page = rulePage(target.id, session);
      return page === undefined ? undefined : { range, target: page, ...tooltip('rule') };
    }
    case 'principle': {
      const entry = await referenceEntry('principles', [`principle-${target.id}`], session);
      return entry && { range, target: `${entry.uri}#L${entry.line + 1}`, ...tooltip('principle') };
    }
  }
}
