/** The purposes of a pipeline: what is declared, what reaches each, and where every category of it stands. */
import { coverOf, hasGround, isCovered, type Cover } from '../../lineage/coverage.ts';
import type { Category } from '../../knowledge/types.ts';
import { controllersOf } from '../../lineage/environment.ts';
import { exceptionFor, hasCriminalBasis, holdsNationalNumber, needsNumberLaw } from '../../lineage/exceptions.ts';
import type { SourceNode } from '../../lineage/flow.ts';
import { servedPurposes } from '../../lineage/handled.ts';
import { isPoliceOrJudicial } from '../../lineage/kinds.ts';
import { personalCategories, personalFields } from '../../lineage/personal.ts';
import type { FieldFlow } from '../../lineage/profile.ts';
import { purposesInUse, reads, uncoveredPlaces } from '../../lineage/uncovered.ts';
import type { Purpose } from '../../model/pipeline.ts';
import { given, isMap, text, type PlainMap } from '../../model/read.ts';
import { hasRegime } from '../../rules/roles/police-regime.ts';
import { states } from '../../rules/purpose-evidence.ts';
import { dpiaOf } from './dpia.ts';
import { lawOf, originsIn, retentionOf, sorted, sortedBy, type Sitter } from './naming.ts';
import type { CoverPortrait, EvidencePortrait, PurposePortrait, StandingPortrait } from './shape.ts';

/** The purposes that a pipeline declares or serves, by id. */
export function purposesOf(sitter: Sitter): readonly PurposePortrait[] {
  const { pipeline, view } = sitter;
  return sortedBy([...new Set([...pipeline.purposes.values(), ...servedPurposes(view.flow)])].map((purpose) => purposeOf(purpose, sitter)), ({ id }) => id);
}

function purposeOf(purpose: Purpose, sitter: Sitter): PurposePortrait {
  const { view } = sitter;
  const { ground, criminal, bsn } = purpose;
  const cover = coverOf(purpose, view.environment);
  const serving = view.flow.nodes.filter((node) => node.purposes.includes(purpose));
  return {
    id: purpose.id,
    declaredIn: sitter.unitId(purpose.unit),
    inUse: purposesInUse(view.flow).includes(purpose),
    description: purpose.description ?? null,
    kind: purpose.kind ?? null,
    ground: ground === undefined ? null : { article: ground.article ?? null, law: lawOf(ground.law, view) },
    special: purpose.special.map(({ categories, article, law }) => ({ categories: categories.map(({ id }) => id), article: article ?? null, law: lawOf(law, view) })),
    criminal: criminal === undefined ? null : { law: lawOf(criminal.law, view), received: lawOf(criminal.received, view), partnership: criminal.partnership },
    bsn: bsn === undefined ? null : { law: lawOf(bsn.law, view) },
    covers: cover.declared ?? null,
    coversByLaw: cover.byLaw ?? null,
    retention: retentionOf(purpose.retention),
    categories: standings(purpose, cover, sitter),
    sources: sorted(serving.flatMap((node) => (node.kind === 'source' ? [node.name] : []))),
    outputs: sorted(serving.flatMap((node) => (node.kind === 'output' ? [node.name] : []))),
    evidence: evidenceOf(purpose),
    dpia: dpiaOf(purpose, sitter),
  };
}

/** A personal field somewhere in what serves a purpose, and whether something uses it there. */
interface Seen {
  readonly used: boolean;
  readonly fields: readonly FieldFlow[];
}

function standings(purpose: Purpose, cover: Cover, sitter: Sitter): readonly StandingPortrait[] {
  const { view } = sitter;
  const lacking = hasGround(purpose) ? new Set(uncoveredPlaces(view.flow, purpose, cover, view.environment).flatMap(({ categories }) => categories)) : new Set<Category>();
  return sortedBy([...seenFor(purpose, sitter)].map(([category, seen]) => ({
    category: category.id,
    ...standing(category, seen, lacking, purpose, cover, sitter),
    origins: originsIn(seen.fields, sitter),
  })), ({ category }) => category);
}

function seenFor(purpose: Purpose, { view: { flow } }: Sitter): ReadonlyMap<Category, Seen> {
  const found = new Map<Category, { used: boolean; fields: Set<FieldFlow> }>();
  const note = (field: FieldFlow, categories: readonly Category[], used: boolean): void => {
    for (const category of categories) {
      const seen = found.get(category) ?? { used: false, fields: new Set<FieldFlow>() };
      seen.used ||= used;
      seen.fields.add(field);
      found.set(category, seen);
    }
  };
  for (const node of flow.nodes) {
    if (!node.purposes.includes(purpose)) continue;
    for (const field of personalFields(node.profile)) note(field, personalCategories(field, node.profile), node.kind !== 'source');
    for (const reference of node.references) if (reference.field !== undefined && reads(reference)) note(reference.field, personalCategories(reference.field, reference.input.profile), true);
  }
  return new Map([...found].map(([category, { used, fields }]) => [category, { used, fields: [...fields] }]));
}

function standing(category: Category, seen: Seen, lacking: ReadonlySet<Category>, purpose: Purpose, cover: Cover, sitter: Sitter): Pick<StandingPortrait, 'standing' | 'by'> {
  const { environment } = sitter.view;
  const verdict = (by: readonly CoverPortrait[]): Pick<StandingPortrait, 'standing' | 'by'> => ({ standing: by.length > 0 ? 'covered' : 'uncovered', by });
  switch (category.class) {
    case 'none': return { standing: 'exempt', by: [] };
    case 'special': {
      const exception = exceptionFor(purpose, category, environment.taxonomy);
      return verdict(exception?.article === undefined ? [] : [{ by: 'special', id: exception.article }]);
    }
    case 'criminal': return verdict(criminalBasis(category, purpose, sitter));
    case 'national-id': return numberBasis(seen.fields, purpose, sitter);
    default:
  }
  if (category.needsNoCover === true) return { standing: 'exempt', by: [] };
  if (!seen.used) return { standing: 'unused', by: [] };
  if (!hasGround(purpose)) return { standing: 'no-ground', by: [] };
  if (lacking.has(category) || !isCovered(category, cover, environment)) return { standing: 'uncovered', by: [] };
  const declared = (cover.declared ?? []).filter((id) => environment.taxonomy.covers(id, category.id)).map((id): CoverPortrait => ({ by: 'declared', id }));
  const byLaw: readonly CoverPortrait[] = cover.byLaw === undefined || cover.law === undefined ? [] : [{ by: 'law', id: cover.law.id }];
  return declared.length + byLaw.length === 0 ? { standing: 'unstated', by: [] } : { standing: 'covered', by: [...declared, ...byLaw] };
}

function criminalBasis(category: Category, purpose: Purpose, { view }: Sitter): readonly CoverPortrait[] {
  const { criminal, ground } = purpose;
  const named = [criminal?.law, criminal?.received].flatMap((ref) => (ref === undefined ? [] : [{ by: 'criminal' as const, id: ref.id }]));
  const own: readonly CoverPortrait[] = !hasCriminalBasis(purpose) ? [] : named.length > 0 ? named : [{ by: 'criminal', id: 'partnership' }];
  if (!isPoliceOrJudicial(category)) return own;
  const bringing = view.flow.sources.filter((source) => source.purposes.includes(purpose) && personalFields(source.profile).some((field) => personalCategories(field, source.profile).includes(category)));
  const suppliers: readonly (SourceNode | undefined)[] = bringing.length > 0 ? bringing : [undefined];
  if (!suppliers.every((source) => hasRegime(purpose, source, view.environment))) return [];
  return own.length > 0 ? own : sorted([ground?.law?.id, ...bringing.map(({ decl }) => decl.disclosure?.law?.id)].flatMap((id) => id ?? [])).map((id) => ({ by: 'ground', id }));
}

function numberBasis(fields: readonly FieldFlow[], purpose: Purpose, { pipeline, view }: Sitter): Pick<StandingPortrait, 'standing' | 'by'> {
  if (purpose.bsn?.law !== undefined) return { standing: 'covered', by: [{ by: 'bsn', id: purpose.bsn.law.id }] };
  if (!fields.some(holdsNationalNumber)) return { standing: 'covered', by: [{ by: 'pseudonym', id: 'pseudonym' }] };
  const controllers = controllersOf(pipeline, view.environment);
  if (controllers.length === 0) return { standing: 'unstated', by: [] };
  return needsNumberLaw(controllers) ? { standing: 'uncovered', by: [] } : { standing: 'covered', by: [{ by: 'task', id: 'Wabb 10' }] };
}

/** A reference as written, `given` for a value that is none, null for nothing. */
function reference(value: unknown): string | null {
  if (!given(value) || value === false) return null;
  if (!isMap(value)) return text(value) ?? 'given';
  return text(value['reference']) ?? text(value['url']) ?? text(value['point']) ?? text(value['exception']) ?? 'given';
}

function evidenceOf(purpose: Purpose): EvidencePortrait {
  const { all } = purpose;
  const evidence: PlainMap = isMap(all['evidence']) ? all['evidence'] : {};
  const weighing = all['weighing'];
  return {
    register: reference(evidence['register']),
    notice: reference(evidence['notice']),
    iama: reference(evidence['iama']),
    algorithmRegister: reference(evidence['algorithmRegister']),
    officerAdvice: reference(evidence['fgAdvice']),
    contact: reference(all['contact']),
    security: reference(all['security']),
    weighing: !states(purpose, 'weighing') ? null : isMap(weighing) ? { by: text(weighing['by']) ?? null, date: text(weighing['date']) ?? null } : { by: null, date: null },
  };
}
