/** The code actions on findings: the fixes of their rules, the comment that ignores them, their page. */
import { CodeActionKind, CodeActionTriggerKind, type CodeAction } from 'vscode-languageserver';
import type { BilingualText } from '../../messages/template.ts';
import type { Operation } from '../../edit/operations.ts';
import type { Located } from '../../service/analysis.ts';
import type { Effect } from '../../service/effect.ts';
import { editsFor, offersFor } from '../../service/fixes.ts';
import { ignoreOperation } from '../../service/ignore.ts';
import { changesFlow, withEffect } from '../../service/what-if.ts';
import type { FileId } from '../../text/source-file.ts';
import { touches } from '../../text/span.ts';
import { toDiagnostic } from '../convert.ts';
import { OPEN_PAGE } from '../rule-page.ts';
import type { Session } from '../session.ts';
import { keyOf, weigh } from '../weighing.ts';
import { toWorkspaceEdit } from '../workspace-edit.ts';
import type { ActionSource, OfferedAction } from './source.ts';

const IGNORE: BilingualText = { nl: 'Negeer «{rule}» hier, met een reden', en: 'Ignore “{rule}” here, with a reason' };
const PAGE: BilingualText = { nl: 'Open de pagina van regel «{rule}»', en: 'Open the page of rule “{rule}”' };

/** How long a list waits for the numbers in its titles, in milliseconds; longer where somebody asked for it by hand. */
export function patienceFor(trigger: CodeActionTriggerKind): number {
  return trigger === CodeActionTriggerKind.Automatic ? 150 : 400;
}

export const findingActions: ActionSource = {
  name: 'finding',
  kinds: [CodeActionKind.QuickFix],
  list: async ({ file, span, wants, trigger, wanted }, session) => {
    if (!wants(CodeActionKind.QuickFix)) return [];
    const analysis = session.analysis();
    const here = analysis.inFile(file).filter((located) => located.suppressed === undefined && touches(located.span, span));
    const offers = here.flatMap((located) => offersFor(located, analysis)).filter(changesFlow);
    const effects = await weigh(offers, session, wanted, patienceFor(trigger));
    return together(here.flatMap((located) => actionsFor(located, effects, session)));
  },
  edit: ({ rule, digest }, file, session) => {
    const analysis = session.analysis();
    for (const located of analysis.inFile(file)) {
      if (located.rule.id !== rule || located.suppressed !== undefined) continue;
      const comment = ignoreOperation(located, analysis);
      const candidates = [...offersFor(located, analysis).map(({ operations }) => operations), ...(comment === undefined ? [] : [[comment]])];
      const operations = candidates.find((candidate) => keyOf({ operations: candidate }) === digest);
      if (operations !== undefined) return operationsEdit(operations, file, session);
    }
    return undefined;
  },
};

/** The actions for one finding, in the order of its rule's fixes, then what can always be done. */
function actionsFor(located: Located, effects: ReadonlyMap<string, Effect>, session: Session): readonly OfferedAction[] {
  const { locale } = session.preferences;
  const analysis = session.analysis();
  const diagnostics = [toDiagnostic(located, analysis.pathOf(located.finding), session, session.diagnosticOptions())];
  const offered = (title: string, operations: readonly Operation[], more: Partial<CodeAction> = {}): OfferedAction => ({
    action: { title, kind: CodeActionKind.QuickFix, diagnostics, ...more },
    does: { rule: located.rule.id, digest: keyOf({ operations }) },
  });
  const offers = offersFor(located, analysis);
  const preferred = offers.findIndex(({ kind }) => kind === 'safe');
  const fixes = offers.map((offer, index) => offered(withEffect(offer.title, effects.get(keyOf(offer)))[locale], offer.operations, index === preferred ? { isPreferred: true } : {}));
  const named = (text: BilingualText): string => text[locale].replace('{rule}', located.rule.id);
  const comment = ignoreOperation(located, analysis);
  const ignore = comment === undefined ? [] : [offered(named(IGNORE), [comment])];
  if (!session.opensPages || located.rule.declaration !== undefined) return [...fixes, ...ignore];
  const page: CodeAction = { title: named(PAGE), kind: CodeActionKind.QuickFix, diagnostics, command: { title: named(PAGE), command: OPEN_PAGE, arguments: [located.rule.id] } };
  return [...fixes, ...ignore, { action: page }];
}

/** What several findings ask for in the same way is offered once, for all of them. */
function together(offered: readonly OfferedAction[]): readonly OfferedAction[] {
  const kept: OfferedAction[] = [];
  const places = new Map<string, number>();
  for (const next of offered) {
    const digest = next.does?.['digest'];
    const place = digest === undefined ? undefined : places.get(digest);
    const first = place === undefined ? undefined : kept[place];
    if (place === undefined || first === undefined) {
      if (digest !== undefined) places.set(digest, kept.length);
      kept.push(next);
      continue;
    }
    const isPreferred = first.action.isPreferred === true || next.action.isPreferred === true;
    kept[place] = { ...first, action: { ...first.action, diagnostics: [...(first.action.diagnostics ?? []), ...(next.action.diagnostics ?? [])], ...(isPreferred ? { isPreferred } : {}) } };
  }
  return kept;
}

/** The edit of operations on the newest texts; what is to be filled in becomes a stop where the client can. */
export function operationsEdit(operations: readonly Operation[], home: FileId, session: Session, preview = false): ReturnType<typeof toWorkspaceEdit> | undefined {
  const edits = editsFor(operations, session.analysis());
  return edits && toWorkspaceEdit(edits, session, { home, stops: true, preview });
}
