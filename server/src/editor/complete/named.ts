/** Parties, purposes, kinds, registers, regimes of secrecy, grounds and rules: names from the file, its catalogues and the knowledge base. */
import type { PartyInfo } from '../../lineage/environment.ts';
import { word } from '../words.ts';
import { RANK, say, type Asking, type Proposal } from './proposal.ts';

const T = {
  here: { nl: 'dit bestand', en: 'this file' }, catalog: { nl: 'catalogus', en: 'catalogue' }, builtIn: { nl: 'ingebouwd', en: 'built in' },
  keeper: { nl: 'beheerder', en: 'keeper' }, purpose: { nl: 'doel', en: 'purpose' },
} as const;

function originOf(declaration: { readonly unit: string } | undefined, { unit, locale }: Asking): string {
  return declaration === undefined ? T.builtIn[locale] : declaration.unit === unit?.key ? T.here[locale] : T.catalog[locale];
}

const NEARNESS = (declaration: { readonly unit: string } | undefined, { unit }: Asking): number => (declaration === undefined ? RANK.possible : declaration.unit === unit?.key ? RANK.likely : RANK.usual);

/** Parties, those of the unit first, then those of catalogues, then the built-in ones; at a recipient the controllers come first. */
export function parties(asking: Asking, chosen: readonly string[]): readonly Proposal[] {
  const { unit, environment, locale } = asking;
  const scope = unit ?? NO_SCOPE;
  const controllers = new Set(unit?.kind === 'pipeline' ? unit.controllers.map(({ id }) => id) : []);
  const taken = new Set(chosen);
  const seen = new Set<PartyInfo>();
  return environment.partyIds(scope).flatMap((id): Proposal[] => {
    const party = environment.party(scope, id);
    if (party === undefined || party.id !== id || seen.has(party) || taken.has(id)) return [];
    seen.add(party);
    const kind = party.kind === undefined ? '' : word('party', party.kind)[locale];
    return [{
      label: id, kind: 'party', detail: [party.name === id ? '' : party.name, kind].filter((part) => part !== '').join(' — '), origin: originOf(party.declaration, asking),
      words: [party.name, ...party.aliases], topic: { about: 'party', id }, rank: controllers.has(id) ? RANK.first : NEARNESS(party.declaration, asking),
    }];
  });
}

const NO_SCOPE = { key: '#0' as never, parties: new Map(), purposes: new Map() };

/** The purposes of the unit and of catalogues, each with its kind. */
export function purposes(asking: Asking, chosen: readonly string[]): readonly Proposal[] {
  const { unit, environment, locale } = asking;
  const scope = unit ?? NO_SCOPE;
  return [...new Set(environment.purposeIds(scope))].filter((id) => !chosen.includes(id)).flatMap((id): Proposal[] => {
    const purpose = environment.purpose(scope, id);
    if (purpose === undefined) return [];
    const kind = environment.base.matrix.kinds.find((known) => known.id === purpose.kind)?.label[locale];
    return [{
      label: id, kind: 'purpose', detail: [kind ?? T.purpose[locale], purpose.description ?? ''].filter((part) => part !== '').join(' — ').slice(0, 120),
      origin: originOf({ unit: purpose.unit }, asking), topic: { about: 'purpose', id }, rank: purpose.unit === unit?.key ? RANK.first : RANK.usual,
    }];
  });
}

/** The kinds of purpose; those that purposes of the unit have first. */
export function purposeKinds(asking: Asking, chosen: readonly string[]): readonly Proposal[] {
  const used = new Set([...(asking.unit?.purposes.values() ?? [])].map(({ kind }) => kind));
  return asking.environment.base.matrix.kinds.filter(({ id }) => !chosen.includes(id)).map(({ id, label, meaning }) => ({
    label: id, kind: 'purpose-kind', detail: `${say(label, asking)} — ${say(meaning, asking)}`.slice(0, 120), words: [label.nl, label.en], topic: { about: 'purpose-kind', id }, rank: used.has(id) ? RANK.likely : RANK.usual,
  }));
}

/** Registers with their title and keeper: own ones first. */
export function registers(asking: Asking): readonly Proposal[] {
  const { unit, environment, locale } = asking;
  return environment.registerIds().flatMap((id): Proposal[] => {
    const register = environment.register(id);
    if (register === undefined) return [];
    const keeper = register.keeper === undefined ? undefined : environment.party(unit ?? NO_SCOPE, register.keeper)?.name ?? register.keeper;
    return [{
      label: id, kind: 'register', detail: [register.title[locale], keeper === undefined ? '' : `${T.keeper[locale]} ${keeper}`].filter((part) => part !== '').join(' — '),
      origin: originOf(register.declaration, asking), words: [register.title.nl, register.title.en], topic: { about: 'register', id }, rank: NEARNESS(register.declaration, asking),
    }];
  });
}

/** Regimes of secrecy; those that rest on the unit's data first. */
export function regimes(asking: Asking, chosen: readonly string[]): readonly Proposal[] {
  const present = new Set((asking.flow?.nodes ?? []).flatMap(({ profile }) => [...profile.secrecy.keys()]));
  return asking.environment.base.secrecy.filter(({ id }) => !chosen.includes(id)).map(({ id, title, law }) => ({
    label: id, kind: 'secrecy', detail: `${say(title, asking)} — ${law}`, words: [title.nl, title.en], topic: { about: 'secrecy', id }, rank: present.has(id) ? RANK.first : RANK.usual,
  }));
}

/** The grounds of AVG 6(1) or the exceptions of AVG 9(2). */
export function grounds(asking: Asking, kind: 'ground' | 'exception'): readonly Proposal[] {
  const { unit, environment } = asking;
  const isPublic = unit?.kind === 'pipeline' && unit.controllers.some(({ id }) => environment.party(unit, id)?.kind === 'public-authority');
  return environment.base.grounds.filter((ground) => ground.kind === kind).map(({ id, title, needsLaw }): Proposal => {
    const label = asWritten(id);
    return {
      label, kind: 'ground', detail: say(title, asking), words: [title.nl, title.en], topic: { about: 'ground', id: label },
      // An authority acts on a law; the legitimate interest is not open to it for its tasks.
      rank: isPublic && kind === 'ground' ? (needsLaw ? RANK.first : id === '6f' ? RANK.unlikely : RANK.usual) : RANK.usual,
    };
  });
}

/** `6e` as files write it: `6(1)(e)`. */
function asWritten(id: string): string {
  return id.replace(/^6([a-f])$/, '6(1)($1)').replace(/^9([a-j])$/, '9(2)($1)');
}

/** The rules that can be named, with what they find. */
export function rules(asking: Asking, first: ReadonlySet<string>, ignorableOnly: boolean, chosen: readonly string[]): readonly Proposal[] {
  return asking.analysis.rules().list.filter(({ id, ignorable }) => !chosen.includes(id) && (!ignorableOnly || ignorable)).map(({ id, summary }) => ({
    label: id, kind: 'rule', detail: say(summary, asking), topic: { about: 'rule', id }, rank: first.has(id) ? RANK.clears : RANK.possible,
  }));
}

/** The principles that rules protect. */
export function principles(asking: Asking, chosen: readonly string[]): readonly Proposal[] {
  return asking.environment.base.principles.filter(({ id }) => !chosen.includes(id)).map(({ id, title, meaning }) => ({
    label: id, kind: 'value', detail: say(title, asking), words: [title.nl, title.en], topic: { about: 'text', text: say(meaning, asking) }, rank: RANK.usual,
  }));
}

/** Kinds of party as a law names them. */
export function partyKinds(asking: Asking): readonly Proposal[] {
  return (['public-authority', 'private', 'mixed', 'partnership'] as const).map((label) => ({ label, kind: 'value', detail: word('party', label)[asking.locale], rank: RANK.first }));
}

/** Licences, formats, themes and levels of security that are in use. */
export function usualTexts(asking: Asking, key: string): readonly Proposal[] {
  const { openData } = asking.environment.base;
  const value = (label: string, detail: string, rank: number = RANK.usual): Proposal => ({ label, kind: 'value', detail, rank });
  switch (key) {
    case 'licence': return openData.licences.map(({ id, open }) => value(id, open ? OPEN[asking.locale] : CLOSED[asking.locale], open ? RANK.first : RANK.possible));
    case 'format': return openData.formats.map(({ id, open }) => value(id, open ? OPEN[asking.locale] : CLOSED[asking.locale], open ? RANK.first : RANK.possible));
    case 'theme': return openData.themes.map(({ id, label }) => value(id, say(label, asking)));
    case 'security': return ['BBN1', 'BBN2', 'BBN3'].map((level, index) => value(level, BBN[asking.locale][index]!, level === 'BBN2' ? RANK.first : RANK.usual));
    default: return [];
  }
}

const OPEN = { nl: 'open', en: 'open' };
const CLOSED = { nl: 'niet open', en: 'not open' };
const BBN = { nl: ['basisniveau 1: laag', 'basisniveau 2: gewoon voor persoonsgegevens', 'basisniveau 3: hoog'], en: ['baseline 1: low', 'baseline 2: usual for personal data', 'baseline 3: high'] };
