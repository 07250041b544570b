/** Hovers on what catalogues and the knowledge base declare: categories, registers, principles. */
import type { Telling } from './hover.ts';
import { periodText } from './hover-format.ts';
import { code, heading, page, plain, shortList } from './markdown.ts';
import { CLASS, ROLE } from '../knowledge/words.ts';
import { categoryName, evidenceRow, word } from './words.ts';

const T = {
  category: { nl: 'categorie', en: 'category' }, group: { nl: 'groep', en: 'group' }, principle: { nl: 'principe', en: 'principle' }, register: { nl: 'register', en: 'register' },
  kind: { nl: 'Soort', en: 'Kind' }, identifies: { nl: 'Herleidbaarheid', en: 'Identifiability' }, belongs: { nl: 'Hoort bij', en: 'Belongs to' },
  coarser: { nl: 'Grover', en: 'Coarser' }, finer: { nl: 'Fijner', en: 'Finer' }, parts: { nl: 'Bestaat uit', en: 'Made of' },
  reveals: { nl: 'Verraadt', en: 'Gives away' }, mayReveal: { nl: 'Kan verraden', en: 'May give away' }, members: { nl: 'Leden', en: 'Members' },
  keeper: { nl: 'Beheerder', en: 'Keeper' }, access: { nl: 'Toegang', en: 'Access' }, fields: { nl: 'Velden', en: 'Fields' },
  secrecy: { nl: 'Geheimhouding', en: 'Secrecy' }, use: { nl: 'Beperking', en: 'Restriction' }, collected: { nl: 'Verzameld voor', en: 'Collected for' },
  field: { nl: 'veld', en: 'field' }, inRegister: { nl: 'Register', en: 'Register' }, narrowed: { nl: 'Beperkt door', en: 'Narrowed by' },
  question: { nl: 'Vraag', en: 'Question' }, dilemma: { nl: 'Dilemma', en: 'Dilemma' },
  stays: { nl: 'Blijft in', en: 'Stays in' }, retention: { nl: 'Bewaartermijn', en: 'Retention' }, about: { nl: 'Gaat over', en: 'About' },
} as const;

/** What a category or group is. */
export function aboutCategory(id: string, { analysis, locale }: Telling): string | undefined {
  const { taxonomy } = analysis.workspace.environment;
  const category = taxonomy.get(id);
  if (category === undefined) {
    const group = taxonomy.groups.find((known) => known.id === id);
    return group && page(heading(T.group[locale], id, group.label[locale]), [], [[T.members[locale], shortList(taxonomy.members(id).map((member) => member.label[locale]), locale)]]);
  }
  const label = (other: string): string => taxonomy.get(other)?.label[locale] ?? taxonomy.groups.find((group) => group.id === other)?.label[locale] ?? other;
  const axis = taxonomy.categories.filter((other) => other !== category && other.granularity?.axis === category.granularity?.axis && category.granularity !== undefined);
  const inferred = (strength: 'reveals' | 'may-reveal'): string => (category.inference ?? []).filter((item) => item.strength === strength).map((item) => label(item.category)).join(', ');
  return page(heading(T.category[locale], id, category.label[locale]), [], [
    [T.kind[locale], CLASS[category.class][locale]],
    [T.identifies[locale], category.class === 'none' ? undefined : ROLE[category.role][locale]],
    [T.belongs[locale], category.parents.map(label).join(', ')],
    [T.parts[locale], (category.parts ?? []).map(label).join(', ')],
    [T.coarser[locale], axis.filter((other) => taxonomy.isCoarser(other.id, id)).map((other) => categoryName(other, locale)).join(', ')],
    [T.finer[locale], axis.filter((other) => taxonomy.isCoarser(id, other.id)).map((other) => categoryName(other, locale)).join(', ')],
    [T.reveals[locale], inferred('reveals')],
    [T.mayReveal[locale], inferred('may-reveal')],
  ]);
}

/** What a register is, and who may have what of it. */
export function aboutRegister(id: string, { analysis, locale, unit }: Telling): string | undefined {
  const { environment } = analysis.workspace;
  const register = environment.register(id);
  if (register === undefined) return undefined;
  const keeper = register.keeper === undefined ? undefined : (unit && environment.party(unit, register.keeper)?.name) ?? register.keeper;
  const kinds = environment.base.matrix.kinds;
  const narrowing = register.declaration && analysis.workspace.unit(register.declaration.unit);
  return page(heading(T.register[locale], id, register.title[locale]), [], [
    [T.keeper[locale], keeper && plain(keeper)],
    [T.access[locale], register.access && word('access', register.access)[locale]],
    [T.collected[locale], register.collectedFor.map((kind) => kinds.find((known) => known.id === kind)?.label[locale] ?? kind).join(', ')],
    [T.about[locale], register.subjects?.kind && word('subjects', register.subjects.kind)[locale]],
    [T.secrecy[locale], register.secrecy.map((regime) => environment.base.secrecy.find((known) => known.id === regime)?.title[locale] ?? regime).join(', ')],
    [T.use[locale], register.use && word('use', register.use)[locale]],
    [T.stays[locale], register.staysIn && code(register.staysIn)],
    [T.retention[locale], periodText(register.retention, locale)],
    [T.fields[locale], shortList([...register.fields.keys()].map(code), locale)],
    [T.narrowed[locale], register.builtIn && narrowing && `${code(narrowing.id)} (${plain(narrowing.file)})`],
    evidenceRow(register.builtIn, locale),
  ]);
}

/** A field of a register: what it is, and in which register. */
export function aboutRegisterField(id: string, name: string, { analysis, locale }: Telling): string | undefined {
  const { environment } = analysis.workspace;
  const register = environment.register(id);
  const category = environment.taxonomy.get(register?.fields.get(name) ?? '');
  if (register === undefined || category === undefined) return undefined;
  const role = category.class === 'none' ? [] : [ROLE[category.role][locale]];
  return page(heading(T.field[locale], name), [`${categoryName(category, locale)}: ${[CLASS[category.class][locale], ...role].join(' · ')}`], [[T.inRegister[locale], `${plain(register.title[locale])} (${code(id)})`]]);
}

/** What a principle stands for, the dilemma it is about, and the question to ask. */
export function aboutPrinciple(id: string, { analysis, locale }: Telling): string | undefined {
  const principle = analysis.workspace.environment.base.principles.find((known) => known.id === id);
  if (principle === undefined) return undefined;
  const { one, other, question } = principle.dilemma;
  return page(heading(T.principle[locale], id, principle.title[locale]), [
    plain(principle.meaning[locale]),
    `**${T.question[locale]}.** ${plain(question[locale])}`,
    `**${T.dilemma[locale]}.** ${plain(one[locale])} ${plain(other[locale])}`,
  ]);
}
