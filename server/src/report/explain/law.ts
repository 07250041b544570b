/** Laws, their articles and the grounds in them, explained from the knowledge base. */
import { holdsArticle } from '../../knowledge/article.ts';
import { articleNumber, resolveLaw } from '../../knowledge/citation.ts';
import { knowledge } from '../../knowledge/load.ts';
import type { Ground, Law, LawArticle } from '../../knowledge/types.ts';
import type { Locale } from '../../messages/template.ts';
import { RULES } from '../../rules/registry.ts';
import type { Rule } from '../../rules/rule.ts';
import { articleText, citationText, provenanceText } from '../articles.ts';
import { about, list, section, text, type Explanation, type Item } from './explanation.ts';
import { EVIDENCE, GRANT, PARTY_KIND, STATUS } from '../../knowledge/words.ts';
import { evidenceLine } from './words.ts';
import { categoryLabel, partyName } from './labels.ts';

/** A law as a whole: status, dates, what each known article is recorded as a basis to do, and how sure that is. */
export function explainLaw(law: Law, locale: Locale): Explanation {
  const nl = locale === 'nl';
  return {
    title: `${law.title[locale]} (${[...law.citations, ...law.ambiguousCitations].join(', ')})`,
    sections: [
      {
        blocks: list([
          ...(law.number === '' ? [] : [`${nl ? 'Nummer' : 'Number'}: ${law.number}`]),
          statusLine(law.status, law.validFrom, law.validTo, locale),
          ...(law.disputed === undefined ? [] : [`${nl ? 'Omstreden' : 'Disputed'}: ${law.disputed[locale]}`]),
          ...evidenceLines(law, locale),
        ]),
      },
      ...section(nl ? 'Artikelen' : 'Articles', list(law.articles.map((article) => articleLine(article, locale)))),
      ...section(nl ? 'Regels' : 'Rules', list(rulesOn(law, '').map((rule) => ruleLine(rule, locale)))),
    ],
  };
}

/** An article: the ground, exception or permission it is, and the rules that rest on it. */
export function explainArticle(law: Law, number: string, locale: Locale): Explanation {
  const nl = locale === 'nl';
  const name = citationText(`${law.citations[0] ?? law.id} ${number}`, locale);
  const known = law.articles.filter(({ article }) => article !== '*' && (holdsArticle(article, number) || holdsArticle(number, article)));
  const grounds = groundsIn(law, number);
  const title = known.find(({ article }) => article === number)?.title ?? grounds.find((ground) => citationOf(ground) === `${law.citations[0] ?? ''} ${number}`)?.title;
  const rules = rulesOn(law, number);
  const silent = known.length === 0 && grounds.length === 0 && rules.length === 0;
  return {
    title: title === undefined ? name : `${name}: ${title[locale]}`,
    sections: [
      ...(silent ? [{ blocks: [text(nl ? 'Over dit artikel is hier niets vastgelegd: niet of het bestaat, en niet wat het zegt. Hieronder staat wat over de wet als geheel bekend is.' : 'Nothing is on record here about this article: not whether it exists, nor what it says. Below is what is known of the law as a whole.')] }] : []),
      { blocks: list([law.title[locale], statusLine(law.status, law.validFrom, law.validTo, locale), ...evidenceLines(law, locale)]) },
      ...section(nl ? 'Wat over het artikel is vastgelegd' : 'What is recorded of the article', list(known.map((article) => articleLine(article, locale)))),
      ...section(nl ? 'Grondslag of uitzondering' : 'Ground or exception', list(grounds.map((ground) => `${citationText(citationOf(ground), locale)} ${ground.title[locale]}: ${ground.help[locale]}`))),
      ...section(nl ? 'Regels die erop steunen' : 'Rules that rest on it', list(rules.map((rule) => ruleLine(rule, locale)))),
    ],
  };
}

/** A ground of AVG 6(1), an exception of AVG 9(2) or a basis of UAVG 32 and 33. */
export function explainGround(ground: Ground, locale: Locale): Explanation {
  const nl = locale === 'nl';
  const citation = citationOf(ground);
  const { law, number } = splitCitation(citation);
  return {
    title: `${citationText(citation, locale)}: ${ground.title[locale]}`,
    sections: [
      {
        blocks: [
          text(ground.help[locale]),
          ...list([
            ground.needsLaw ? (nl ? 'Vraagt een wet die de taak of de toegang regelt' : 'Asks for a law that gives the task or the access') : nl ? 'Vraagt geen aparte wet' : 'Asks for no separate law',
            `${nl ? 'Bron' : 'Source'}: ${provenanceText(ground.source, locale)}`,
            evidenceLine(ground, locale),
          ]),
        ],
      },
      ...section(
        nl ? 'Uitwerking in de UAVG' : 'Worked out in the UAVG',
        list((ground.uavg ?? []).map(({ article, categories, needsSecrecy }) => `UAVG ${article}: ${categories.map((id) => categoryLabel(id, locale)).join(', ')}${needsSecrecy === true ? (nl ? ' (met geheimhoudingsplicht)' : ' (with a duty of secrecy)') : ''}`)),
      ),
      ...section(nl ? 'Regels die erop steunen' : 'Rules that rest on it', list(law === undefined ? [] : rulesOn(law, number).map((rule) => ruleLine(rule, locale)))),
    ],
  };
}

/** How a ground is cited: `6e` is `AVG 6(1)(e)`, `33-1a` is `UAVG 33(1)(a)`. */
export function citationOf(ground: Ground): string {
  if (ground.kind === 'ground') return `AVG 6(1)(${ground.id.slice(1)})`;
  if (ground.kind === 'exception') return `AVG 9(2)(${ground.id.slice(1)})`;
  const [, article = '', paragraph, letter] = /^(\d+?)(?:-(\d+))?([a-z])?$/.exec(ground.id) ?? [];
  return `UAVG ${article}${paragraph === undefined ? '' : `(${paragraph})`}${letter === undefined ? '' : `(${letter})`}`;
}

/** Citations of rules and grounds, read once: finding a law in a text takes as long as there are names of laws. */
const read = new Map<string, { readonly law: Law | undefined; readonly number: string }>();

function splitCitation(citation: string): { readonly law: Law | undefined; readonly number: string } {
  let split = read.get(citation);
  if (split === undefined) {
    const resolved = resolveLaw(knowledge(), citation);
    read.set(citation, (split = resolved.kind === 'resolved' ? { law: resolved.law, number: articleNumber(resolved) } : { law: undefined, number: '' }));
  }
  return split;
}

function groundsIn(law: Law, number: string): readonly Ground[] {
  return knowledge().grounds.filter((ground) => {
    const own = splitCitation(citationOf(ground));
    if (own.law === law && (holdsArticle(number, own.number) || holdsArticle(own.number, number))) return true;
    return law.id === 'uavg' && (ground.uavg ?? []).some(({ article }) => holdsArticle(number, article) || holdsArticle(article, number));
  });
}

/** Rules that name this article, a part of it, or what it is a part of; all rules on the law without a number. */
function rulesOn(law: Law, number: string): readonly Rule[] {
  return RULES.filter((rule) =>
    rule.articles.some((citation) => {
      const own = splitCitation(citation);
      return own.law === law && (number === '' || holdsArticle(number, own.number) || holdsArticle(own.number, number));
    }),
  );
}

function ruleLine(rule: Rule, locale: Locale): Item {
  return about('rule', rule.id, `${rule.id}: ${rule.summary[locale]}`);
}

function statusLine(status: Law['status'], from: string | undefined, to: string | undefined, locale: Locale): string {
  const nl = locale === 'nl';
  const dates = [...(from === undefined ? [] : [`${nl ? 'vanaf' : 'from'} ${from}`]), ...(to === undefined ? [] : [`${nl ? 'tot' : 'until'} ${to}`])];
  return `Status: ${[STATUS[status][locale], ...dates].join(', ')}`;
}

function evidenceLines(law: Law, locale: Locale): readonly string[] {
  const nl = locale === 'nl';
  return [evidenceLine(law, locale), `${nl ? 'Bron' : 'Source'}: ${provenanceText(law.source, locale)}`];
}

function articleLine(article: LawArticle, locale: Locale): string {
  const nl = locale === 'nl';
  const parts = [`${article.article === '*' ? (nl ? 'de wet' : 'the law') : articleText(article.article, locale)} (${article.title[locale]})`];
  if (article.grants.length > 0) parts.push(`${nl ? 'vastgelegd als basis voor' : 'recorded as a basis to'}: ${article.grants.map((grant) => GRANT[grant][locale]).join(', ')}`);
  if (article.covers !== undefined) parts.push(`${nl ? 'dekt' : 'covers'}: ${article.covers.map((id) => categoryLabel(id, locale)).join(', ')}`);
  if (article.controllers !== undefined) parts.push(`${nl ? 'voor' : 'for'}: ${article.controllers.map((id) => PARTY_KIND[id]?.[locale] ?? partyName(id)).join(', ')}`);
  if (article.status !== undefined || article.validFrom !== undefined || article.validTo !== undefined) parts.push(statusLine(article.status ?? 'in-force', article.validFrom, article.validTo, locale));
  if (article.reason !== undefined) parts.push(article.reason[locale]);
  if (article.evidence !== 'verified') parts.push(EVIDENCE[article.evidence][locale]);
  return parts.join('; ');
}
