/** Moving purposes and parties to a catalogue, and taking one over from there. */
import { CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver';
import { subjectAt } from '../../editor/at.ts';
import { pathAt } from '../../editor/spot.ts';
import type { BilingualText } from '../../messages/template.ts';
import { documentOf, fileOf, unitKey, type UnitKey } from '../../model/path.ts';
import { catalogsFor, extract, inline, movableAt, newCatalogFor, type Movable, type Refusal } from '../../service/move.ts';
import type { Moved } from '../../service/same-findings.ts';
import type { FileId } from '../../text/source-file.ts';
import type { Session } from '../session.ts';
import { toWorkspaceEdit } from '../workspace-edit.ts';
import type { ActionSource, Asked, OfferedAction } from './source.ts';

export const EXTRACT = `${CodeActionKind.RefactorExtract}.grondslag`;
const INLINE = `${CodeActionKind.RefactorInline}.grondslag`;

/** So many catalogues are offered, the nearest first. */
export const MOST_CATALOGS = 3;
export const NEW = 'new';

const MOVE: Readonly<Record<Movable['section'], BilingualText>> = {
  purposes: { nl: 'Verplaats doel «{name}» naar catalogus «{catalog}»', en: 'Move purpose “{name}” to catalogue “{catalog}”' },
  parties: { nl: 'Verplaats partij «{name}» naar catalogus «{catalog}»', en: 'Move party “{name}” to catalogue “{catalog}”' },
};
const MOVE_NEW: Readonly<Record<Movable['section'], BilingualText>> = {
  purposes: { nl: 'Verplaats doel «{name}» naar een nieuwe catalogus «{catalog}»', en: 'Move purpose “{name}” to a new catalogue “{catalog}”' },
  parties: { nl: 'Verplaats partij «{name}» naar een nieuwe catalogus «{catalog}»', en: 'Move party “{name}” to a new catalogue “{catalog}”' },
};
const COPY: Readonly<Record<Movable['section'], BilingualText>> = {
  purposes: { nl: 'Neem doel «{name}» uit catalogus «{catalog}» over in dit bestand', en: 'Copy purpose “{name}” of catalogue “{catalog}” into this file' },
  parties: { nl: 'Neem partij «{name}» uit catalogus «{catalog}» over in dit bestand', en: 'Copy party “{name}” of catalogue “{catalog}” into this file' },
};
const OTHER_PURPOSE: BilingualText = { nl: 'Een uitvoer zonder doel zou daardoor een ander doel gaan dienen', en: 'An output without a purpose would come to serve another one' };
const BUILT_IN: BilingualText = { nl: 'Deze naam is ingebouwd: een catalogus kan die niet anders invullen', en: 'This name is built in: a catalogue cannot fill it in otherwise' };
export const NOT_MOVABLE: BilingualText = { nl: 'Andere delen van dit bestand hangen aan de tekst ervan, of de catalogus kan die zo niet opnemen', en: 'Other parts of this file hang on its text, or the catalogue cannot take it as it is' };
/** The name of a catalogue that is made for this. */
export const SHARED: BilingualText = { nl: 'gedeeld', en: 'shared' };

export const moveActions: ActionSource = {
  name: 'move',
  kinds: [EXTRACT, INLINE],
  list: (asked, session) => [...(asked.wants(EXTRACT) ? extracting(asked, session) : []), ...(asked.wants(INLINE) ? inlining(asked, session) : [])],
  edit: ({ unit, section, name, from, to, id }, file, session) => {
    const { workspace } = session;
    if ((section !== 'purposes' && section !== 'parties') || name === undefined || to === undefined) return undefined;
    const home = unitKey(file, Number(unit));
    if (from !== undefined) return editOf(inline({ unit: from as UnitKey, section, name }, home, workspace), file, session);
    const what: Movable = { unit: home, section, name };
    if (to !== NEW) return editOf(extract(what, to as UnitKey, workspace), file, session);
    const fresh = newCatalogFor(home, id ?? NEW, workspace);
    return fresh.id === id ? editOf(extract(what, fresh, workspace), file, session) : undefined;
  },
};

function extracting({ file, span }: Asked, session: Session): readonly OfferedAction[] {
  const { workspace, client, preferences: { locale } } = session;
  const at = pathAt(file, span.start, workspace);
  const what = at && workspace.unit(at.unit)?.kind === 'pipeline' ? movableAt(at.unit, at.path, workspace) : undefined;
  if (what === undefined) return [];
  const offered = (text: BilingualText, catalog: string, to: string, moved: ReturnType<typeof extract>): readonly OfferedAction[] => {
    const title = text[locale].replace('{name}', () => what.name).replace('{catalog}', () => catalog);
    const does = { unit: String(documentOf(what.unit)), section: what.section, name: what.name, to, id: catalog };
    if (!('failure' in moved)) return [{ action: { title, kind: EXTRACT }, does }];
    return client.showsDisabled ? [{ action: { title, kind: EXTRACT, disabled: { reason: reasonOf(moved.failure)[locale] } } }] : [];
  };
  const catalogs = catalogsFor(what, workspace).filter(({ unit }) => !session.silent(fileOf(unit))).slice(0, MOST_CATALOGS);
  const fresh = newCatalogFor(what.unit, SHARED[locale], workspace);
  return [
    ...catalogs.flatMap(({ unit, id }) => offered(MOVE[what.section], id, unit, extract(what, unit, workspace))),
    ...(client.createsFiles ? offered(MOVE_NEW[what.section], fresh.id, NEW, extract(what, fresh, workspace)) : []),
  ];
}

function reasonOf(refusal: Refusal): BilingualText {
  return refusal === 'other-purpose' ? OTHER_PURPOSE : refusal === 'built-in' ? BUILT_IN : NOT_MOVABLE;
}

function inlining({ file, span }: Asked, session: Session): readonly OfferedAction[] {
  const { workspace, preferences: { locale } } = session;
  const here = pathAt(file, span.start, workspace);
  const subject = here && subjectAt(file, span.start, workspace);
  const unit = subject?.unit;
  if (subject === undefined || unit?.kind !== 'pipeline') return [];
  const { meaning } = subject;
  const declared = meaning.kind === 'purpose' ? { unit: meaning.purpose.unit, name: meaning.purpose.id, section: 'purposes' as const }
    : meaning.kind === 'party' ? partyIn(unit.key, meaning.id, session) : undefined;
  const catalog = declared && workspace.unit(declared.unit);
  if (declared === undefined || catalog?.kind !== 'catalog' || 'failure' in inline(declared, unit.key, workspace)) return [];
  const title = COPY[declared.section][locale].replace('{name}', () => declared.name).replace('{catalog}', () => catalog.id);
  return [{ action: { title, kind: INLINE }, does: { unit: String(documentOf(unit.key)), section: declared.section, name: declared.name, from: declared.unit, to: 'here' } }];
}

function partyIn(unit: UnitKey, id: string, { workspace }: Session): Movable | undefined {
  const own = workspace.unit(unit);
  const declaration = own && workspace.environment.party(own, id)?.declaration;
  const name = declaration?.path[1];
  return declaration === undefined || name === undefined ? undefined : { unit: declaration.unit, section: 'parties', name };
}

function editOf(moved: Moved | { readonly failure: Refusal }, home: FileId, session: Session): WorkspaceEdit | undefined {
  if ('failure' in moved) return undefined;
  return toWorkspaceEdit(moved.edits, session, { home, ...(moved.create === undefined ? {} : { create: { uri: session.uris.uriOf(moved.create.file), text: moved.create.text } }) });
}
