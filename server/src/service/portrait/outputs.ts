/** The outputs of a pipeline: who gets what, how far it tells who it is about, how long it is kept, and where it lands. */
import { hasRows } from '../../lineage/profile.ts';
import type { OutputNode } from '../../lineage/flow.ts';
import { categoriesAt, combinationsAt, levelOf } from '../../lineage/personal.ts';
import { declaredRetention } from '../../lineage/retention.ts';
import { pointsOut } from '../../lineage/singling-out.ts';
import { text } from '../../model/read.ts';
import { ownIds } from '../../rules/roles/own-parties.ts';
import { environmentOf, idsOf, lawOf, partyOf, peopleOf, sorted, sortedBy, sourcesBehind, type Sitter } from './naming.ts';
import type { OutputPortrait } from './shape.ts';

/** The outputs, by name. */
export function outputsOf(sitter: Sitter): readonly OutputPortrait[] {
  const own = ownIds(sitter.view);
  return sortedBy(sitter.view.flow.outputs.map((output) => outputOf(output, own, sitter)), ({ name }) => name);
}

function outputOf(node: OutputNode, own: ReadonlySet<string>, sitter: Sitter): OutputPortrait {
  const { decl, profile, name } = node;
  const { environment, elsewhere } = sitter.view;
  const retention = declaredRetention(sitter.pipeline.key, decl, node.purposes);
  const { grouping } = profile;
  return {
    name,
    purposes: sorted(node.purposes.map(({ id }) => id)),
    audience: decl.audience ?? null,
    recipients: sortedBy(decl.recipients.map(({ id }) => {
      const party = partyOf(id, sitter);
      return { ...party, own: own.has(party.id) };
    }), ({ id }) => id),
    level: levelOf(profile, environment),
    unknown: profile.unknown,
    claims: decl.claims ?? null,
    groups: grouping === undefined || hasRows(profile) ? null : { minSize: grouping.minGroupSize ?? null, verified: grouping.verified },
    categories: idsOf(categoriesAt(profile)),
    sources: sourcesBehind(node),
    subjects: peopleOf(profile),
    secrecy: sorted(profile.secrecy.keys()),
    releases: sortedBy(decl.release.map(({ regime, article, recipient }) => ({ regime: regime ?? null, article: article ?? null, recipient: recipient ?? null })), ({ regime, article, recipient }) => `${regime} ${recipient} ${article}`),
    restrictions: sorted(profile.uses.keys()),
    retention: retention === undefined ? null : { period: retention.period, from: decl.retention?.period === undefined ? 'purpose' : 'output' },
    retentionLimit: profile.retention === undefined ? null : { period: profile.retention.period, from: profile.retention.from },
    environment: environmentOf(decl.environment, sitter),
    allowedUses: decl.allowedUses === undefined ? null : sorted(decl.allowedUses.map(({ id }) => id)),
    publicationLaw: lawOf(decl.publicationLaw, sitter.view),
    licence: text(decl.all['licence']) ?? null,
    released: decl.released === undefined ? null : decl.released.reference ?? decl.released.by ?? 'given',
    readBy: sortedBy(elsewhere.consumers().filter(({ output }) => output === name).map(({ pipeline, purpose, kind }) => ({ pipeline, purpose, kind })), ({ pipeline, purpose }) => `${pipeline} ${purpose}`),
    pointsOut: sorted(combinationsAt(profile, environment).filter((combination) => pointsOut(profile, combination, environment)).map(({ id }) => id)),
  };
}
