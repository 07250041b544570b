/** The sources of a pipeline, with the conditions that what they bring carries along. */
import type { SourceNode } from '../../lineage/flow.ts';
import { categoriesAt, levelOf } from '../../lineage/personal.ts';
import { idsOf, lawOf, partyOf, peopleOf, sorted, sortedBy, type Sitter } from './naming.ts';
import type { PeoplePortrait, SourcePortrait } from './shape.ts';

/** The sources, by name. */
export function sourcesOf(sitter: Sitter): readonly SourcePortrait[] {
  return sortedBy(sitter.view.flow.sources.map((source) => sourceOf(source, sitter)), ({ name }) => name);
}

function sourceOf(node: SourceNode, sitter: Sitter): SourcePortrait {
  const { decl, profile, supply } = node;
  const { register } = supply;
  const supplier = supply.upstream?.pipeline.controllers[0]?.id ?? decl.party?.id ?? register?.keeper;
  const kind = decl.register !== undefined ? 'register' : decl.output !== undefined ? 'output' : decl.party !== undefined ? 'party' : 'unstated';
  return {
    name: node.name,
    kind,
    from: decl.register?.id ?? decl.output?.id ?? decl.party?.id ?? null,
    fromName: register?.declaration !== undefined ? register.title.nl : kind === 'party' ? supply.party?.name ?? null : null,
    supplier: supplier === undefined ? null : partyOf(supplier, sitter, supply.upstream?.pipeline),
    unknown: profile.unknown,
    level: levelOf(profile, sitter.view.environment),
    categories: idsOf(categoriesAt(profile)),
    subjects: peopleOf(profile),
    selection: profile.selection,
    secrecy: sorted(profile.secrecy.keys()),
    restrictions: sorted(profile.uses.keys()),
    collectedFor: sorted(profile.collected.keys()),
    disclosure: decl.disclosure === undefined ? null : { law: lawOf(decl.disclosure.law, sitter.view), agreement: decl.disclosure.agreement ?? null },
    authorisation: decl.authorisation === undefined ? null : { decision: decl.authorisation.decision ?? null, validUntil: decl.authorisation.validUntil ?? null },
    retention: profile.retention?.period ?? null,
    location: decl.location ?? null,
    purposes: sorted(node.purposes.map(({ id }) => id)),
  };
}

/** Whom the sources with personal data are about: each kind once, with the largest declared number. */
export function peopleIn(sitter: Sitter): readonly PeoplePortrait[] {
  const found = new Map<string, number | null>();
  for (const { profile } of sitter.view.flow.sources) {
    if (categoriesAt(profile).size === 0) continue;
    for (const { kind, count } of peopleOf(profile)) {
      const before = found.get(kind) ?? null;
      found.set(kind, before === null || (count !== null && count > before) ? count : before);
    }
  }
  return sortedBy([...found].map(([kind, count]) => ({ kind, count })), ({ kind }) => kind);
}
