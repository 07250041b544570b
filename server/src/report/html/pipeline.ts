/** The section of one pipeline. */
import type { Locale } from '../../messages/template.ts';
import type { ReportedRule } from '../report.ts';
import type { ResultFinding, SuppressedFinding } from '../result.ts';
import type { Sheet } from '../survey.ts';
import { asideLine } from './aside.ts';
import { combinationsPart } from './combinations.ts';
import { findingsPart } from './findings.ts';
import { judgementsPart, outputsPart, rolesPart, sourcesPart, transfersPart } from './flow.ts';
import { code, drawn, html, name, NOTHING, type Html } from './markup.ts';
import { dpiaPart, purposesPart } from './purposes.ts';
import type { PageData } from './sheet.ts';
import { undeclaredPart } from './undeclared.ts';
import { verdictCards, verdicts } from './verdict.ts';

/** A pipeline with what was found in it. */
export interface Chapter extends Sheet {
  /** The id of its element. */
  readonly anchor: string;
  readonly findings: readonly ResultFinding[];
  readonly aside: readonly SuppressedFinding[];
}

const T = {
  file: { nl: 'Bestand', en: 'File' }, findings: { nl: 'Bevindingen', en: 'Findings' }, picture: { nl: 'De gegevensstroom', en: 'The data flow' },
  pictureText: { nl: 'Van links naar rechts of van boven naar onder: waar gegevens vandaan komen, wat ermee gebeurt en waar ze uitkomen. De tabellen hieronder zeggen hetzelfde in woorden.', en: 'From left to right or from top to bottom: where data come from, what happens to them and where they end up. The tables below say the same in words.' },
  combinations: { nl: 'Wat er samenkomt', en: 'What comes together' }, noCombinations: { nl: 'In deze pijplijn komen geen persoonsgegevens uit verschillende bronnen samen.', en: 'In this pipeline no personal data of different sources come together.' },
  roles: { nl: 'Wie en over wie', en: 'Who and about whom' }, purposes: { nl: 'Doelen en grondslagen', en: 'Purposes and grounds' }, in: { nl: 'Wat erin gaat', en: 'What goes in' }, out: { nl: 'Wat eruit komt', en: 'What comes out' },
  dpia: { nl: 'DPIA', en: 'DPIA' }, judgements: { nl: 'Scores en besluiten', en: 'Scores and decisions' }, aside: { nl: 'Opzij gezet', en: 'Put aside' }, unknown: { nl: 'Wat de controle hier niet weet', en: 'What the check does not know here' },
  impersonal: { nl: 'Volgens de opgave gaat deze pijplijn niet over personen.', en: 'According to the declaration this pipeline is not about persons.' }, top: { nl: 'Naar het overzicht', en: 'To the overview' },
} as const;

/** A pipeline's section; its heading is of the second level. */
export function chapterPart(chapter: Chapter, data: PageData, rules: ReadonlyMap<string, ReportedRule>): Html {
  const { portrait, anchor, findings, aside } = chapter;
  const locale = data.result.language;
  const telling = { portrait, locale };
  return html`<section class="pipeline" id="${anchor}" aria-labelledby="${anchor}-title">
<h2 id="${anchor}-title">${name(portrait.title ?? portrait.id)}</h2>
<p class="where">${T.file[locale]}: ${code(portrait.file)}${portrait.document === 1 ? NOTHING : html` (${portrait.document})`} · ${code(portrait.id)}</p>
${portrait.description === null ? NOTHING : html`<p>${name(portrait.description)}</p>
`}${portrait.personal ? NOTHING : html`<p>${T.impersonal[locale]}</p>
`}${verdictCards(verdicts(findings, aside, data), locale)}
${picturePart(chapter, locale)}
${block(T.findings[locale], findingsPart(findings, rules, locale))}
${portrait.personal || portrait.combinations.length > 0 ? block(T.combinations[locale], portrait.combinations.length === 0 ? html`<p>${T.noCombinations[locale]}</p>
` : combinationsPart(telling)) : NOTHING}
${block(T.roles[locale], rolesPart(telling))}
${block(T.purposes[locale], purposesPart(telling))}
${block(T.in[locale], sourcesPart(telling))}
${block(T.out[locale], html`${outputsPart(telling)}${transfersPart(telling)}`)}
${block(T.judgements[locale], judgementsPart(telling))}
${block(T.dpia[locale], dpiaPart(telling))}
${aside.length === 0 ? NOTHING : block(T.aside[locale], asideLine(aside.length, locale))}
${block(T.unknown[locale], undeclaredPart(telling))}
<p class="top"><a href="#overview">${T.top[locale]}</a></p>
</section>
`;
}

/** A part with its heading; nothing where there is nothing to say. */
function block(heading: string, content: Html): Html {
  return content.html.trim() === '' ? NOTHING : html`<h3>${heading}</h3>
${content}`;
}

function picturePart({ picture, portrait }: Chapter, locale: Locale): Html {
  return picture === '' ? NOTHING : html`<h3>${T.picture[locale]}</h3>
<figure><div class="picture" role="region" tabindex="0" aria-label="${T.picture[locale]}: ${portrait.id} (${portrait.file})">${drawn(picture)}</div><figcaption>${T.pictureText[locale]}</figcaption></figure>
`;
}
