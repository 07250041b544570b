/** Where the page of a rule is. */
import type { Session } from './session.ts';

/** The command that opens a rule's page; the client's own where it has one, else the server's. */
export const OPEN_PAGE = 'grondslag.openRulePage';

/** URI of the page in the user's language, or undefined where the pages are not there. */
export function rulePage(rule: string, session: Session): string | undefined {
  const { docsUri, locale } = session.diagnosticOptions();
  return docsUri === undefined ? undefined : pageUri(docsUri, rule, locale);
}

/** URI of a page below the folder of pages. */
export function pageUri(docsUri: string, rule: string, locale: string): string {
  return `${docsUri.replace(/\/+$/, '')}/${rule}.${locale}.md`;
}

/** What a hover links to: the client's own command where it has one, else the page itself. */
export function pageLink(rule: string, session: Session): string | undefined {
  return session.client.opensRulePages ? `command:${OPEN_PAGE}?${encodeURIComponent(JSON.stringify([rule]))}` : rulePage(rule, session);
}
