/**
 * The report for a reviewer as one page: no script, nothing that loads, readable on a screen, on a phone and on paper.
 * A policy in its head forbids what it does not use.
 */
import { grouped } from '../../base/grouped.ts';
import { PICTURE_CSS } from '../../picture/picture-of.ts';
import type { ResultFinding } from '../result.ts';
import { asidePart } from './aside.ts';
import { coverPart } from './cover.ts';
import { findingsPart } from './findings.ts';
import { code, html, NOTHING, type Html } from './markup.ts';
import { limitsPart } from './limits.ts';
import { overviewPart } from './overview.ts';
import { chapterPart, type Chapter } from './pipeline.ts';
import type { PageData } from './sheet.ts';
import { signaturePart } from './signature.ts';
import { styleOf } from './style.ts';

const T = {
  title: { nl: 'Gegevensstromen en grondslagen', en: 'Data flows and grounds' }, skip: { nl: 'Naar de inhoud', en: 'To the content' }, contents: { nl: 'Inhoud', en: 'Contents' },
  overview: { nl: 'Overzicht', en: 'Overview' }, pipelines: { nl: 'Per pijplijn', en: 'Pipeline by pipeline' }, other: { nl: 'Andere bevindingen', en: 'Other findings' }, aside: { nl: 'Wat opzij is gezet', en: 'What was put aside' },
  limits: { nl: 'Wat de controle niet kan weten', en: 'What the check cannot know' }, signature: { nl: 'Oordeel van de beoordelaar', en: 'Judgement of the reviewer' }, report: { nl: 'Rapport van grondslag', en: 'Report of grondslag' },
  made: { nl: 'Gemaakt zonder netwerk; dit bestand laadt niets.', en: 'Made without a network; this file loads nothing.' },
} as const;

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The page as a text. */
export function htmlPage(data: PageData): string {
  const { result } = data;
  const locale = result.language;
  const chapters = chaptersOf(data);
  const rules = new Map(data.rules.map((rule) => [rule.id, rule]));
  const other = otherFindings(result.findings, chapters);
  const page = html`<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${result.tool.name} ${result.tool.version}">
<title>${T.title[locale]} – ${result.today}</title>
<style>${{ html: styleOf(T.report[locale], result.today) + PICTURE_CSS }}</style>
</head>
<body>
<a class="skip" href="#main">${T.skip[locale]}</a>
<header><p>${T.report[locale]}</p>
${contents(locale, chapters.length > 0, other.length > 0)}</header>
<main id="main">
${coverPart(data, T.title[locale])}
${section('overview', T.overview[locale], overviewPart(chapters, data))}
${chapters.map((chapter) => chapterPart(chapter, data, rules))}
${other.length === 0 ? NOTHING : section('other', T.other[locale], byFile(other, (findings) => findingsPart(findings, rules, locale)))}
${section('aside', T.aside[locale], asidePart(result.suppressed, locale, data.withIgnored))}
${section('limits', T.limits[locale], limitsPart(locale))}
${section('signature', T.signature[locale], signaturePart(locale))}
</main>
<footer><p>${result.tool.name} ${result.tool.version} · ${result.today} · ${T.made[locale]}</p></footer>
</body>
</html>
`;
  return `<!doctype html>\n${page.html.replace(/\n{2,}/g, '\n')}`;
}

function contents(locale: 'nl' | 'en', pipelines: boolean, other: boolean): Html {
  const link = (anchor: string, text: string): Html => html`<li><a href="#${anchor}">${text}</a></li>`;
  return html`<nav aria-label="${T.contents[locale]}"><ul>${link('overview', T.overview[locale])}${pipelines ? link('p1', T.pipelines[locale]) : NOTHING}${other ? link('other', T.other[locale]) : NOTHING}${link('aside', T.aside[locale])}${link('limits', T.limits[locale])}${link('signature', T.signature[locale])}</ul></nav>
`;
}

function section(id: string, heading: string, content: Html): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${heading}</h2>
${content}</section>
`;
}

/** Whether a finding stands in the document of a pipeline. */
function isIn({ file, document = 1 }: ResultFinding, { portrait }: Pick<Chapter, 'portrait'>): boolean {
  return file === portrait.file && document === portrait.document;
}

function chaptersOf({ sheets, result }: PageData): readonly Chapter[] {
  const byFile = grouped(result.findings, ({ file }) => file);
  const asideByFile = grouped(result.suppressed, ({ file }) => file);
  return sheets.map((sheet, index) => ({
    ...sheet,
    anchor: `p${index + 1}`,
    findings: (byFile.get(sheet.portrait.file) ?? []).filter((finding) => isIn(finding, sheet)),
    aside: (asideByFile.get(sheet.portrait.file) ?? []).filter((finding) => isIn(finding, sheet)),
  }));
}

/** Findings in what is no pipeline: catalogues, and files that cannot be read. */
function otherFindings(findings: readonly ResultFinding[], chapters: readonly Chapter[]): readonly ResultFinding[] {
  const told = new Set(chapters.flatMap((chapter) => chapter.findings));
  return findings.filter((finding) => !told.has(finding));
}

function byFile(findings: readonly ResultFinding[], write: (findings: readonly ResultFinding[]) => Html): Html {
  return html`${[...grouped(findings, ({ file }) => file)].map(([file, own]) => html`<h3>${code(file)}</h3>
${write(own)}`)}`;
}
