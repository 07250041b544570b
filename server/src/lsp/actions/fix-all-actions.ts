/** Fixing many findings at once: all that is safe in a file, or all of one rule here or everywhere. */
import { CodeActionKind, type CodeAction } from 'vscode-languageserver';
import type { BilingualText } from '../../messages/template.ts';
import type { FixKind } from '../../rules/finding.ts';
import type { Located } from '../../service/analysis.ts';
import { fixing, safeFixesForFile, type FixRun } from '../../service/fix-all.ts';
import { offersFor } from '../../service/fixes.ts';
import { fileOf } from '../../model/path.ts';
import { digest } from '../../base/digest.ts';
import { byCodeUnit } from '../../base/sorted.ts';
import { touches } from '../../text/span.ts';
import type { FileId } from '../../text/source-file.ts';
import { toDiagnostic } from '../convert.ts';
import type { Session } from '../session.ts';
import { pause } from '../turns.ts';
import { toWorkspaceEdit } from '../workspace-edit.ts';
import type { ActionSource, OfferedAction } from './source.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.grondslag`;

const ALL: BilingualText = { nl: 'Los alles op wat hier veilig op te lossen is', en: 'Fix all that can be fixed safely here' };
const IN_FILE: BilingualText = { nl: 'Los alles van «{rule}» in dit bestand op ({count})', en: 'Fix all of “{rule}” in this file ({count})' };
const EVERYWHERE: BilingualText = { nl: 'Los alles van «{rule}» in de hele werkruimte op ({count})', en: 'Fix all of “{rule}” in the whole workspace ({count})' };

/** Fixes that say nothing somebody still has to fill in. */
const WHOLE: ReadonlySet<FixKind> = new Set(['safe', 'unsafe']);

/** The action that applies every safe fix of a file, where there is one. */
export const safeActions: ActionSource = {
  name: 'safe',
  kinds: [FIX_ALL],
  list: ({ file, wants }, session) => {
    if (!wants(FIX_ALL)) return [];
    const analysis = session.analysis();
    const some = analysis.inFile(file).some((located) => located.suppressed === undefined && located.rule.fix === 'safe' && offersFor(located, analysis).some(({ kind }) => kind === 'safe'));
    return some ? [{ action: { title: ALL[session.preferences.locale], kind: FIX_ALL }, does: {} }] : [];
  },
  edit: (_, file, session) => editOf(safeFixesForFile(file, session.analysis()), file, session),
};

/** For a finding that stands in several places: its rule's fixes in one go. */
export const ruleActions: ActionSource = {
  name: 'rule',
  kinds: [CodeActionKind.QuickFix],
  list: ({ file, span, wants }, session) => {
    if (!wants(CodeActionKind.QuickFix)) return [];
    const analysis = session.analysis();
    const all = analysis.inFile(file).filter((located) => located.suppressed === undefined);
    const here = all.filter((located) => touches(located.span, span) && fixable(located, session));
    return [...new Set(here.map(({ rule }) => rule))].flatMap((rule) => {
      const diagnostics = here.filter((located) => located.rule === rule).map((located) => toDiagnostic(located, analysis.pathOf(located.finding), session, session.diagnosticOptions()));
      const inFile = all.filter((located) => located.rule === rule && fixable(located, session)).length;
      // Elsewhere it is enough to know that there are some: whether each can be fixed is seen when it is done.
      const elsewhere = rule.check === undefined ? [] : filesWith(rule.id, session).filter((other) => other !== file);
      const action = (text: BilingualText, count: number, files: readonly FileId[], scope: string): OfferedAction => ({
        action: { title: text[session.preferences.locale].replace('{rule}', rule.id).replace('{count}', String(count)), kind: CodeActionKind.QuickFix, diagnostics } satisfies CodeAction,
        does: { rule: rule.id, scope, stamp: stampOf(rule.id, files, session) },
      });
      const everywhere = [file, ...elsewhere];
      return [
        ...(inFile > 1 ? [action(IN_FILE, inFile, [file], 'file')] : []),
        // What reaches so far is worked out only when it is chosen.
        ...(elsewhere.length > 0 && session.client.resolvesEdits ? [action(EVERYWHERE, findingsOf(rule.id, everywhere, session).length, everywhere, 'workspace')] : []),
      ];
    });
  },
  edit: async ({ rule = '', scope, stamp }, file, session, wanted) => {
    const { revision } = session.workspace;
    const files = scope === 'workspace' ? [file, ...filesWith(rule, session).filter((other) => other !== file)] : [file];
    // What is carried out is what was offered: other findings make it another edit.
    if (stampOf(rule, files, session) !== stamp) return undefined;
    const work = fixing(files, session.analysis(), WHOLE, (located) => located.rule.id === rule);
    for (;;) {
      const { done, value } = work.next();
      if (done === true) return editOf(value, file, session);
      await pause();
      if (!wanted() || session.workspace.revision !== revision) return undefined;
    }
  },
};

function fixable(located: Located, session: Session): boolean {
  return (located.rule.fix === 'safe' || located.rule.fix === 'unsafe') && offersFor(located, session.analysis()).some(({ kind }) => WHOLE.has(kind));
}

/** The files in which a rule has findings, in the order of their names. */
function filesWith(rule: string, session: Session): readonly FileId[] {
  const files = [...session.workspace.allUnits()].filter(({ key }) => !session.silent(fileOf(key)) && session.analysis().ofUnit(key).some((finding) => finding.rule === rule)).map(({ key }) => fileOf(key));
  return [...new Set(files)].sort(byCodeUnit);
}

function findingsOf(rule: string, files: readonly FileId[], session: Session): readonly Located[] {
  return files.flatMap((file) => session.analysis().inFile(file)).filter((located) => located.rule.id === rule && located.suppressed === undefined);
}

function stampOf(rule: string, files: readonly FileId[], session: Session): string {
  return digest(JSON.stringify(findingsOf(rule, files, session).map(({ finding: { at, message, params, facts } }) => [at, message, params, facts])));
}

function editOf({ files }: FixRun, home: FileId, session: Session): ReturnType<typeof toWorkspaceEdit> | undefined {
  return files.size === 0 ? undefined : toWorkspaceEdit(new Map([...files].map(([id, { edits }]) => [id, edits])), session, { home });
}
