/** What stands above outputs and joins, and what happens when it is clicked. */
import type { Command } from 'vscode-languageserver';
import { lensTitle } from '../editor/lens.ts';
import { unitKey } from '../model/path.ts';
import { effectText } from '../service/what-if.ts';
import type { ActionData } from './actions/source.ts';
import { bestAt, changeActions, doesOf } from './actions/change-actions.ts';
import type { Session } from './session.ts';
import type { Wanted } from './weighing.ts';

/** What a lens needs to say what it says; it goes to the client and back. */
export interface LensData {
  readonly uri: string;
  readonly version: number | null;
  readonly document: number;
  readonly path: readonly string[];
  readonly shows: 'facts' | 'change';
}

/** The command of the client that shows a change and carries it out. */
export const PREVIEW = 'grondslag.previewChange';

/** How long a lens waits for its number, in milliseconds; nobody waits for a lens. */
const PATIENCE = 5000;

const WHAT_IF = { nl: 'wat als: {change} ({effect})', en: 'what if: {change} ({effect})' };
const NOTHING = { nl: 'wat als: geen enkele wijziging neemt hier iets weg', en: 'what if: no single change takes anything away here' };
/** The same line when not all could be weighed: in time, or at all. */
const UNKNOWN = { nl: 'wat als: niet uitgerekend', en: 'what if: not worked out' };

/** The words of a lens; clicking it does something only where the client can show a change. */
export async function titleOf({ uri, version, document, path, shows }: LensData, session: Session, wanted: Wanted): Promise<Command> {
  const here = session.current(uri);
  const { locale } = session.preferences;
  const text = (title: string): Command => ({ title, command: '' });
  if (here === undefined || version !== (session.documents.get(here.file)?.version ?? null)) return text('');
  const unit = unitKey(here.file, document);
  if (shows === 'facts') return text(lensTitle(unit, path, session.analysis(), locale) ?? '');
  const spot = { unit, path };
  const { revision } = session.workspace;
  const { best: [best], all } = await bestAt(spot, session, wanted, PATIENCE);
  if (!wanted() || session.workspace.revision !== revision) return text(UNKNOWN[locale]);
  if (best === undefined) return text((all ? NOTHING : UNKNOWN)[locale]);
  const change = best.change.title[locale].replace(/ \([^()]*\)$/u, '');
  const title = WHAT_IF[locale].replace('{change}', () => withoutCapital(change)).replace('{effect}', () => effectText(best.effect)?.[locale] ?? '');
  if (!session.client.previewsChanges) return text(title);
  const data: ActionData = { uri, version, from: changeActions.name, does: { ...doesOf(spot, best.change), preview: 'yes' } };
  return { title, command: PREVIEW, arguments: [{ title: best.change.title[locale], data }] };
}

function withoutCapital(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
