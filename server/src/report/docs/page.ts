/** Pages of `docs/`, and how they lead to one another. */
import { resolveLaw } from '../../knowledge/citation.ts';
import { knowledge } from '../../knowledge/load.ts';
import type { Locale } from '../../messages/template.ts';
import { ruleById } from '../../rules/registry.ts';
import type { Subject } from '../explain/explanation.ts';
import { citationOf } from '../explain/law.ts';

/** A page; its name is its path in `docs/`. */
export interface Page {
  readonly name: string;
  readonly text: string;
}

/** The folders that are made, whole: a page in them that is not made any more goes. */
export const FOLDERS = ['rules', 'reference', 'toolkit'] as const;

export const LOCALES: readonly Locale[] = ['nl', 'en'];

/** What a made page begins with. @param source what to change instead */
export function made(source: string): string {
  return `<!-- Made by \`npm run docs\` from ${source}; change that, not this page. -->\n\n`;
}

/** The name of a language, in that language. */
export const LANGUAGE: Readonly<Record<Locale, string>> = { nl: 'Nederlands', en: 'English' };

/** The other language. */
export function otherOf(locale: Locale): Locale {
  return locale === 'nl' ? 'en' : 'nl';
}

/** How a page in a folder of `docs/` leads to what explains a subject; undefined where nothing does. */
export function linksFrom(folder: (typeof FOLDERS)[number], locale: Locale): (subject: Subject) => string | undefined {
  const to = (target: (typeof FOLDERS)[number], file: string): string => (target === folder ? file : `../${target}/${file}`);
  return (subject) => {
    const target = targetOf(subject);
    if (target === undefined) return undefined;
    return target.page === undefined ? to('rules', `${subject.id}.${locale}.md`) : to('reference', `${target.page}.${locale}.md#${target.anchor}`);
  };
}

/** The name of the place in a reference page where a subject is explained. */
export function anchorOf({ kind, id }: Subject | { readonly kind: 'group'; readonly id: string }): string {
  return `${kind}-${id.replace(/[^\w-]+/g, '-')}`;
}

function targetOf(subject: Subject): { readonly page?: string; readonly anchor: string } | undefined {
  const base = knowledge();
  const { kind, id } = subject;
  switch (kind) {
    case 'rule': return ruleById(id) === undefined ? undefined : { anchor: '' };
    case 'principle': return { page: 'principles', anchor: anchorOf(subject) };
    case 'register': return { page: 'registers', anchor: anchorOf(subject) };
    case 'ground': return { page: 'grounds', anchor: anchorOf(subject) };
    case 'secrecy': return { page: 'secrecy', anchor: anchorOf(subject) };
    case 'purpose': return { page: 'purposes', anchor: anchorOf(subject) };
    case 'dpia': return { page: 'dpia', anchor: anchorOf(subject) };
    case 'category': {
      if (base.categories.some((category) => category.id === id)) return { page: 'categories', anchor: anchorOf(subject) };
      return base.groups.some((group) => group.id === id) ? { page: 'categories', anchor: anchorOf({ kind: 'group', id }) } : undefined;
    }
    case 'law': {
      const ground = base.grounds.find((one) => citationOf(one) === id);
      if (ground !== undefined) return { page: 'grounds', anchor: anchorOf({ kind: 'ground', id: ground.id }) };
      const law = base.laws.find((one) => one.id === id) ?? lawCitedBy(id);
      return law === undefined ? undefined : { page: 'laws', anchor: anchorOf({ kind, id: law.id }) };
    }
  }
}

function lawCitedBy(citation: string): { readonly id: string } | undefined {
  const resolved = resolveLaw(knowledge(), citation);
  return resolved.kind === 'resolved' ? resolved.law : undefined;
}
