/** Which names stand where in a unit: what the key or value at a path refers to, by the format alone. */
import { VERBS } from '../model/build-steps.ts';
import type { Path } from '../model/path.ts';

/**
 * `node` is a source or a step by its name in one pipeline, `own-output` an output where it is declared, `output` one of another
 * pipeline (`pipeline/output`), `party-alias` another name of a party, `party-or-kind` a party or a kind of parties.
 */
export type NameKind =
  | 'unit' | 'node' | 'own-output' | 'output' | 'purpose' | 'purpose-or-kind' | 'purpose-kind' | 'party' | 'party-alias' | 'party-or-kind' | 'register' | 'register-field'
  | 'category' | 'law' | 'ground' | 'ground-block' | 'principle' | 'secrecy' | 'rule';

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
  { path: 'sources.*', kind: 'node' },
  { path: 'steps.*', kind: 'node' },
  { path: 'steps.*.on.*', kind: 'node' },
  { path: 'outputs.*', kind: 'own-output' },
  { path: 'registers.*', kind: 'register' },
  { path: 'registers.*.fields.*', kind: 'register-field' },
  { path: 'laws.*', kind: 'law' },
  { path: 'categories.*', kind: 'category' },
  { path: 'rules.*', kind: 'rule' },
  { path: 'sources.*.fields.*.inference.*', kind: 'category' },
];

const VALUES: readonly Pattern[] = [
  ...VERBS.map((verb): Pattern => ({ path: `steps.*.${verb}[]`, kind: 'node' })),
  { path: 'outputs.*.from', kind: 'node' },
  { path: 'parties.*.aliases[]', kind: 'party-alias' },
  { path: 'steps.*.environment.party', kind: 'party' },
  { path: 'outputs.*.environment.party', kind: 'party' },
  { path: 'laws.*.controllers[]', kind: 'party-or-kind' },
  { path: 'registers.*.fields.*.contains[]', kind: 'category' },
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
  ...['purposes', 'sources', 'outputs', 'registers'].map((section): Pattern => ({ path: `${section}.*.retention.basis[]`, kind: 'law' })),
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
 * What the scalar at a path names, or undefined where it names nothing. Fields of pipelines are not
 * told here: what they mean depends on what flows.
 */
export function nameKindAt(path: Path, onKey: boolean): NameKind | undefined {
  const found = find(onKey ? KEY_TREE : VALUE_TREE, path);
  // A law may be named at many places, always under the same key.
  return found ?? (!onKey && path[path.length - 1] === 'law' ? 'law' : undefined);
}

/** The patterns as a tree by segment: whoever looks up one place of a file looks up all. */
interface Branch {
  kind?: NameKind;
  list?: NameKind;
  readonly next: Map<string, Branch>;
}

const KEY_TREE = grown(KEYS);
const VALUE_TREE = grown(VALUES);

function grown(patterns: readonly Pattern[]): Branch {
  const root: Branch = { next: new Map() };
  for (const { path, kind } of patterns) {
    const list = path.endsWith('[]');
    let branch = root;
    for (const part of (list ? path.slice(0, -2) : path).split('.')) {
      let next = branch.next.get(part);
      if (next === undefined) branch.next.set(part, (next = { next: new Map() }));
      branch = next;
    }
    // Of two patterns for one place the first counts.
    branch.kind ??= kind;
    if (list) branch.list ??= kind;
  }
  return root;
}

/** A named segment before any segment, wherever both lead on. */
function find(root: Branch, path: Path, from = 0): NameKind | undefined {
  if (from === path.length) return root.kind;
  const segment = path[from]!;
  if (from === path.length - 1 && root.list !== undefined && /^\d+$/.test(segment)) return root.list;
  for (const name of [segment, '*']) {
    const next = root.next.get(name);
    const found = next && find(next, path, from + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
