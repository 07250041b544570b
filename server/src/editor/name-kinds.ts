/** Which names stand where in a unit: what the key or value at a path refers to, by the format alone. */
import type { Path } from '../model/path.ts';

type NameKind = 'unit' | 'output' | 'purpose' | 'purpose-or-kind' | 'purpose-kind' | 'party' | 'register' | 'category' | 'law' | 'ground' | 'ground-block' | 'principle' | 'secrecy';

interface Pattern {
  /** `*` is any one segment; the last part `[]` is the value itself or an item of a list there. */
  readonly path: string;
  readonly kind: NameKind;
}

const KEYS: readonly Pattern[] = [
  { path: 'parties.*', kind: 'party' },
  { path: 'processors.*', kind: 'party' },
  { path: 'purposes.*', kind: 'purpose' },
  { path: 'purposes.*.ground', kind: 'ground-block' },
  { path: 'registers.*', kind: 'register' },
  { path: 'laws.*', kind: 'law' },
  { path: 'categories.*', kind: 'category' },
  { path: 'sources.*.fields.*.inference.*', kind: 'category' },
];

const VALUES: readonly Pattern[] = [
  { path: 'pipeline', kind: 'unit' },
  { path: 'catalog', kind: 'unit' },
  { path: 'controller[]', kind: 'party' },
  { path: 'environment.party', kind: 'party' },
  { path: 'partnership.contactPoint', kind: 'party' },
  { path: 'processors.*.subprocessors[]', kind: 'party' },
  { path: 'purposes.*.kind', kind: 'purpose-kind' },
  { path: 'purposes.*.ground.article', kind: 'ground' },
  { path: 'purposes.*.special.*.article', kind: 'ground' },
  { path: 'purposes.*.special.*.categories[]', kind: 'category' },
  { path: 'purposes.*.covers[]', kind: 'category' },
  { path: 'purposes.*.compatibility.*.from', kind: 'purpose-or-kind' },
  { path: 'sources.*.register', kind: 'register' },
  { path: 'sources.*.output', kind: 'output' },
  { path: 'sources.*.party', kind: 'party' },
  { path: 'sources.*.collectedFor[]', kind: 'purpose-or-kind' },
  { path: 'sources.*.authorisation.purposes[]', kind: 'purpose-kind' },
  { path: 'sources.*.secrecy[]', kind: 'secrecy' },
  { path: 'sources.*.fields.*', kind: 'category' },
  { path: 'sources.*.fields.*.category', kind: 'category' },
  { path: 'sources.*.fields.*.contains[]', kind: 'category' },
  { path: 'steps.*.purpose', kind: 'purpose' },
  { path: 'steps.*.keyHolder', kind: 'party' },
  { path: 'steps.*.fields.*.category', kind: 'category' },
  { path: 'steps.*.fields.*', kind: 'category' },
  { path: 'outputs.*.purpose', kind: 'purpose' },
  { path: 'outputs.*.recipients[]', kind: 'party' },
  { path: 'outputs.*.allowedUses[]', kind: 'purpose-kind' },
  { path: 'outputs.*.release.*.regime', kind: 'secrecy' },
  { path: 'outputs.*.release.*.recipient', kind: 'party' },
  { path: 'outputs.*.publicationLaw', kind: 'law' },
  { path: 'registers.*.keeper', kind: 'party' },
  { path: 'registers.*.collectedFor[]', kind: 'purpose-kind' },
  { path: 'registers.*.secrecy[]', kind: 'secrecy' },
  { path: 'registers.*.fields.*', kind: 'category' },
  { path: 'registers.*.fields.*.category', kind: 'category' },
  { path: 'laws.*.covers[]', kind: 'category' },
  { path: 'categories.*.parent', kind: 'category' },
  { path: 'rules.*.principle[]', kind: 'principle' },
  { path: 'rules.*.together[]', kind: 'category' },
  { path: 'rules.*.purposes[]', kind: 'purpose-kind' },
  { path: 'rules.*.unless.purposes[]', kind: 'purpose-kind' },
  { path: 'rules.*.unless.*.purposes[]', kind: 'purpose-kind' },
  { path: 'rules.*.unless.recipients[]', kind: 'party' },
  { path: 'rules.*.unless.*.recipients[]', kind: 'party' },
  { path: 'rules.*.unless.law[]', kind: 'law' },
  { path: 'rules.*.unless.*.law[]', kind: 'law' },
];

/**
 * What the scalar at a path names, or undefined where it names nothing. Fields, sources and steps
 * are not told here: what they mean depends on what flows.
 */
export function nameKindAt(path: Path, onKey: boolean): NameKind | undefined {
  const found = (onKey ? KEYS : VALUES).find((pattern) => matches(pattern.path, path));
  if (found !== undefined) return found.kind;
  // A law may be named at many places, always under the same key.
  return !onKey && path[path.length - 1] === 'law' ? 'law' : undefined;
}

function matches(pattern: string, path: Path): boolean {
  const list = pattern.endsWith('[]');
  const parts = (list ? pattern.slice(0, -2) : pattern).split('.');
  const length = list && path.length === parts.length + 1 && /^\d+$/.test(path[path.length - 1]!) ? path.length - 1 : path.length;
  return length === parts.length && parts.every((part, index) => part === '*' || part === path[index]);
}
