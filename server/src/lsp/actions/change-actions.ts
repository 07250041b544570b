/** The changes that would take most findings away, offered at a node: ranked by what they do to the whole graph. */
import { CodeActionKind } from 'vscode-languageserver';
import { spotOf } from '../../editor/spot.ts';
import { documentOf, unitKey } from '../../model/path.ts';
import { offersFor, type FixOffer } from '../../service/fixes.ts';
import { changesAt, ranked, withEffect, type Spot, type Weighed } from '../../service/what-if.ts';
import type { FileId } from '../../text/source-file.ts';
import { touches } from '../../text/span.ts';
import type { Session } from '../session.ts';
import { isLong, keyOf, weigh, type Wanted } from '../weighing.ts';
import { operationsEdit, patienceFor } from './finding-actions.ts';
import type { ActionData, ActionSource } from './source.ts';

export const REWRITE = `${CodeActionKind.RefactorRewrite}.grondslag`;

/** So many changes are offered; who wants more asks at another node. */
const MOST_SHOWN = 5;

export const changeActions: ActionSource = {
  name: 'change',
  kinds: [REWRITE],
  list: async ({ file, span, wants, trigger, wanted }, session) => {
    const spot = wants(REWRITE) ? spotOf(file, span.start, session.workspace) : undefined;
    if (spot === undefined) return [];
    const analysis = session.analysis();
    // What a finding here offers by itself is in the list already.
    const told = !wants(CodeActionKind.QuickFix) ? new Set<string>() : new Set(analysis.inFile(file)
      .filter((located) => located.suppressed === undefined && touches(located.span, span)).flatMap((located) => offersFor(located, analysis)).map(keyOf));
    const { best } = await bestAt(spot, session, wanted, patienceFor(trigger));
    return best.filter(({ change }) => !told.has(keyOf(change))).slice(0, MOST_SHOWN).map(({ change, effect }) => ({
      action: { title: withEffect(change.title, effect)[session.preferences.locale], kind: REWRITE },
      does: doesOf(spot, change),
    }));
  },
  edit: (does, file, session) => {
    const change = changeOf(does, file, session);
    return change && operationsEdit(change.operations, file, session, does['preview'] === 'yes');
  },
};

/** The changes at a spot that help, best first, as far as that is known in time; and whether all could be weighed. */
export async function bestAt(spot: Spot, session: Session, wanted: Wanted, patience: number): Promise<{ readonly best: readonly Weighed[]; readonly all: boolean }> {
  if (isLong(spot.unit, session)) return { best: [], all: false };
  const changes = changesAt(spot, session.analysis());
  const effects = await weigh(changes, session, wanted, patience);
  const weighed = changes.flatMap((change) => {
    const effect = effects.get(keyOf(change));
    return effect === undefined ? [] : [{ change, effect }];
  });
  return { best: ranked(weighed), all: weighed.length === changes.length };
}

/** How a change at a spot is found again. */
export function doesOf({ unit, path }: Spot, change: FixOffer): ActionData['does'] {
  return { document: String(documentOf(unit)), path: JSON.stringify(path), digest: keyOf(change) };
}

function changeOf({ document, path, digest }: ActionData['does'], file: FileId, session: Session): FixOffer | undefined {
  const parsed: unknown = JSON.parse(path ?? '[]');
  if (!Array.isArray(parsed) || !parsed.every((segment) => typeof segment === 'string')) return undefined;
  return changesAt({ unit: unitKey(file, Number(document)), path: parsed }, session.analysis()).find((change) => keyOf(change) === digest);
}
