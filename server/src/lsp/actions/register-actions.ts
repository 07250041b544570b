/** Moving what describes a source to a register of a catalogue, where all is found as before. */
import { CodeActionTriggerKind, type WorkspaceEdit } from 'vscode-languageserver';
import { pathAt } from '../../editor/spot.ts';
import type { BilingualText } from '../../messages/template.ts';
import { documentOf, fileOf, unitKey, type UnitKey } from '../../model/path.ts';
import { catalogsNear, newCatalogFor } from '../../service/move.ts';
import { suppliedAt, toRegister, type RegisterRefusal, type Supplied } from '../../service/to-register.ts';
import type { FileId } from '../../text/source-file.ts';
import type { Session } from '../session.ts';
import { pause } from '../turns.ts';
import type { Wanted } from '../weighing.ts';
import { toWorkspaceEdit } from '../workspace-edit.ts';
import { patienceFor } from './finding-actions.ts';
import { EXTRACT, MOST_CATALOGS, NEW, NOT_MOVABLE, SHARED } from './move-actions.ts';
import { tried } from './register-trials.ts';
import type { ActionData, ActionSource, Asked, OfferedAction } from './source.ts';

const MOVE: BilingualText = { nl: 'Verplaats wat bron «{name}» beschrijft naar een register in catalogus «{catalog}»', en: 'Move what describes source “{name}” to a register in catalogue “{catalog}”' };
const MOVE_NEW: BilingualText = { nl: 'Verplaats wat bron «{name}» beschrijft naar een register in een nieuwe catalogus «{catalog}»', en: 'Move what describes source “{name}” to a register in a new catalogue “{catalog}”' };
const UNKNOWN_PARTY: BilingualText = { nl: 'De partij die levert, is nergens opgegeven', en: 'The party that supplies is declared nowhere' };
const OTHER_PARTY: BilingualText = { nl: 'Voor catalogi is dit de naam van een andere partij', en: 'To catalogues this is the name of another party' };
const CHANGES: BilingualText = { nl: 'Er zou iets anders worden gevonden door: {rules}', en: 'Something else would be found by: {rules}' };

/** The longest text of a pipeline or a catalogue that is divided, in UTF-16 units: longer ones would hold up everything else. */
const MOST_TEXT = 30_000;
/** So many rules are named in a reason. */
const MOST_RULES = 3;

export const registerActions: ActionSource = {
  name: 'register',
  kinds: [EXTRACT],
  list: async (asked, session) => {
    const { file, span, wants, trigger, wanted } = asked;
    const at = wants(EXTRACT) ? pathAt(file, span.start, session.workspace) : undefined;
    const what = at && suppliedAt(at.unit, at.path, session.workspace);
    if (what === undefined || isLong(fileOf(what.unit), session)) return [];
    const { workspace, client, preferences: { locale } } = session;
    const catalogs = catalogsNear(what.unit, workspace).filter(({ file: other }) => !session.silent(other) && !isLong(other, session)).slice(0, MOST_CATALOGS);
    const choices: readonly Choice[] = [
      ...catalogs.map(({ key, id }) => ({ text: MOVE, id, to: key })),
      ...(client.createsFiles ? [{ text: MOVE_NEW, id: newCatalogFor(what.unit, SHARED[locale], workspace).id, to: NEW } as const] : []),
    ];
    const offers = await Promise.all(choices.map((choice) => offer(choice, what, session, wanted, patienceFor(trigger))));
    return offers.flat().filter(({ action }) => action.disabled === undefined || showsWhyNot(asked, session));
  },
  edit: async (does, file, session, wanted) => {
    const what = { unit: unitKey(file, Number(does['unit'])), name: does['name'] ?? '' };
    const move = moveOf(what, does, session);
    if (move === undefined || 'failure' in move) return undefined;
    const rules = await tried(JSON.stringify([file, does]), move, session, wanted);
    return rules?.length === 0 ? editOf(move, file, session) : undefined;
  },
};

function isLong(file: FileId, { workspace }: Session): boolean {
  return (workspace.file(file)?.source.text.length ?? 0) > MOST_TEXT;
}

interface Choice {
  readonly text: BilingualText;
  /** The id of the catalogue. */
  readonly id: string;
  readonly to: UnitKey | typeof NEW;
}

async function offer({ text, id, to }: Choice, what: Supplied, session: Session, wanted: Wanted, patience: number): Promise<readonly OfferedAction[]> {
  const { locale } = session.preferences;
  const title = text[locale].replace('{name}', () => what.name).replace('{catalog}', () => id);
  const does = { unit: String(documentOf(what.unit)), name: what.name, to, id };
  const refused = (reason: string): readonly OfferedAction[] => [{ action: { title, kind: EXTRACT, disabled: { reason } } }];
  await pause();
  const move = wanted() ? moveOf(what, does, session) : undefined;
  if (move === undefined) return [];
  if ('failure' in move) return refused(reasonOf(move.failure)[locale]);
  const rules = await tried(JSON.stringify([fileOf(what.unit), does]), move, session, wanted, patience);
  if (rules === undefined) return [];
  if (rules.length > 0) return refused(CHANGES[locale].replace('{rules}', () => rules.slice(0, MOST_RULES).join(', ')));
  return [{ action: { title, kind: EXTRACT }, does }];
}

/** Why not is told to who asked for it: beside every source it would be noise. */
function showsWhyNot({ trigger }: Asked, { client }: Session): boolean {
  return client.showsDisabled && trigger === CodeActionTriggerKind.Invoked;
}

/** The move that an action stands for, against the newest texts; undefined where the catalogue it names can no longer be made. */
function moveOf(what: Supplied, { to, id }: ActionData['does'], { workspace }: Session): ReturnType<typeof toRegister> | undefined {
  if (to === undefined) return undefined;
  if (to !== NEW) return toRegister(what, to as UnitKey, workspace);
  const fresh = newCatalogFor(what.unit, id ?? NEW, workspace);
  return fresh.id === id ? toRegister(what, fresh, workspace) : undefined;
}

function reasonOf(refusal: RegisterRefusal): BilingualText {
  return refusal === 'unknown-party' ? UNKNOWN_PARTY : refusal === 'other-party' ? OTHER_PARTY : NOT_MOVABLE;
}

function editOf({ edits, create }: Exclude<ReturnType<typeof toRegister>, { readonly failure: unknown }>, home: FileId, session: Session): WorkspaceEdit {
  return toWorkspaceEdit(edits, session, { home, ...(create === undefined ? {} : { create: { uri: session.uris.uriOf(create.file), text: create.text } }) });
}
