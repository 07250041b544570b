/** Each place where personal data meet: drawn as what comes in, what happens and what it reaches, and told as a table. */
import { knowledge } from '../../knowledge/load.ts';
import type { BilingualText, Locale } from '../../messages/template.ts';
import type { CombinationPortrait, CoverPortrait, PartPortrait, Portrait, PurposePortrait, Standing, StandingPortrait } from '../../service/portrait.ts';
import { html, joined, name, NOTHING, type Html } from './markup.ts';
import type { Telling } from './sheet.ts';
import { points, table } from './table.ts';
import { articleWords, categoryWords, classOf, classWords, inWords, levelWords, originWords } from './words.ts';

const T = {
  node: { nl: 'Bij', en: 'At' },
  lacks: { nl: 'Geen opgegeven grondslag dekt hier:', en: 'No declared ground covers here:' },
  in: { nl: 'Komt binnen', en: 'Comes in' },
  out: { nl: 'Komt uit bij', en: 'Ends up in' },
  nowhere: { nl: 'komt in geen uitvoer', en: 'reaches no output' },
  made: { nl: 'hier gemaakt', en: 'made here' },
  on: { nl: 'op', en: 'on' },
  level: { nl: 'Herleidbaarheid', en: 'Identifiability' },
  from: { nl: 'Komt van', en: 'Comes from' },
  sort: { nl: 'Soort', en: 'Class' },
  data: { nl: 'Gegeven', en: 'Data' },
  cover: { nl: 'Dekking voor', en: 'Cover for' },
  noPurpose: { nl: 'Hier is geen doel opgegeven; dekking is dus niet na te gaan.', en: 'No purpose is declared here, so cover cannot be told.' },
  points: { nl: 'Wijst samen mensen aan', en: 'Points people out together' },
  open: { nl: 'geen dekking opgegeven', en: 'no cover declared' },
  caption: { nl: 'Wat samenkomt bij', en: 'What meets at' },
  sources: { nl: 'uit', en: 'from' },
} as const;

const STANDING: Readonly<Record<Standing, BilingualText>> = {
  covered: { nl: 'opgegeven dekking:', en: 'declared cover:' },
  uncovered: { nl: 'geen opgegeven grondslag dekt dit', en: 'no declared ground covers this' },
  'no-ground': { nl: 'het doel noemt geen grondslag', en: 'the purpose declares no ground' },
  unstated: { nl: 'niet opgegeven wat gedekt is', en: 'not declared what is covered' },
  exempt: { nl: 'vraagt geen eigen dekking', en: 'needs no cover of its own' },
  unused: { nl: 'valt weg voordat het gebruikt wordt', en: 'left out before anything uses it' },
};

/** What a category stands on, in words. */
function coverWords({ by, id }: CoverPortrait, telling: Telling): Html {
  const { locale } = telling;
  switch (by) {
    case 'declared': return html`${locale === 'nl' ? 'het doel' : 'the purpose'} (${name(categoryWords(id, telling))})`;
    case 'law': return html`${locale === 'nl' ? 'de lijst van de wet' : 'the list of the law'} (${name(knowledge().laws.find((law) => law.id === id)?.citations[0] ?? id)})`;
    case 'special': return html`${locale === 'nl' ? 'uitzondering' : 'exception'} ${articleWords(id, locale)}`;
    case 'criminal': return html`${locale === 'nl' ? 'basis voor strafgegevens' : 'basis for criminal data'} (${id === 'partnership' ? (locale === 'nl' ? 'samenwerkingsverband' : 'partnership') : name(id)})`;
    case 'bsn': return html`${locale === 'nl' ? 'wet voor het nummer' : 'law for the number'} (${name(id)})`;
    case 'ground': return html`${locale === 'nl' ? 'de genoemde wet' : 'the law named'} (${name(id)})`;
    case 'task': return html`${locale === 'nl' ? 'publieke taak van een overheid' : 'public task of a public authority'} (${name(id)})`;
    case 'pseudonym': return html`${locale === 'nl' ? 'alleen als pseudoniem' : 'as a pseudonym only'}`;
  }
}

/** Where a category stands, with a sign where that is open. */
export function standingWords({ standing, by }: Pick<StandingPortrait, 'standing' | 'by'>, telling: Telling): Html {
  const said = STANDING[standing][telling.locale];
  if (standing === 'covered') return html`${said} ${joined(by.map((cover) => coverWords(cover, telling)))}`;
  const open = standing === 'uncovered' || standing === 'no-ground';
  return html`<span class="${open ? 'mark error' : standing === 'unstated' ? 'mark unasked' : 'quiet'}">${said}</span>`;
}

/** A category at a combination under a purpose: as it stands for the purpose, or uncovered because of what meets here. */
function standingAt(id: string, combination: CombinationPortrait, purpose: PurposePortrait): Pick<StandingPortrait, 'standing' | 'by'> | undefined {
  if (combination.purposes.some((served) => served.id === purpose.id && served.uncovered.includes(id))) return { standing: 'uncovered', by: [] };
  return purpose.categories.find(({ category }) => category === id);
}

/** The combinations of a pipeline, below a heading of the third level. */
export function combinationsPart(telling: Telling): Html {
  const { combinations } = telling.portrait;
  return html`${combinations.map((combination) => combinationPart(combination, telling))}`;
}

function combinationPart(combination: CombinationPortrait, telling: Telling): Html {
  const { locale, portrait } = telling;
  const { purposes } = portrait;
  const serving = combination.purposes.flatMap(({ id }) => purposes.filter((purpose) => purpose.id === id));
  const open = openIn(combination, serving);
  return html`<div class="combination">
<h4>${T.node[locale]} <em>${name(combination.name)}</em>: ${inWords('verb', combination.verb, locale)}</h4>
${drawing(combination, open, telling)}
${open.length === 0 ? NOTHING : html`<p class="lacks"><span class="mark error">${T.lacks[locale]}</span> ${joined(open.map((id) => html`<strong>${name(categoryWords(id, telling))}</strong>`))}</p>
`}
${serving.length === 0 ? html`<p>${T.noPurpose[locale]}</p>
` : NOTHING}
${categoryTable(combination, serving, telling)}
${pointsOut(combination, locale)}</div>
`;
}

/** What lacks cover at a combination, for whichever purpose: special and criminal kinds and national numbers too. */
function openIn(combination: CombinationPortrait, purposes: readonly PurposePortrait[]): readonly string[] {
  return idsOf(combination).filter((id) => purposes.some((purpose) => {
    const standing = standingAt(id, combination, purpose)?.standing;
    return standing === 'uncovered' || standing === 'no-ground';
  }));
}

/** All categories that come in or are there afterwards. */
function idsOf({ categories, parts }: CombinationPortrait): readonly string[] {
  return [...new Set([...categories, ...parts.flatMap(({ fields }) => fields.flatMap((field) => field.categories))])].sort();
}

/** What comes in, what happens and what it reaches: boxes of text that stand beside each other, or below where it is narrow. */
function drawing(combination: CombinationPortrait, open: readonly string[], telling: Telling): Html {
  const { locale, portrait } = telling;
  const reached = combination.outputs.flatMap((id) => portrait.outputs.filter((output) => output.name === id));
  const level = combination.before === combination.level ? levelWords(combination.level, locale) : `${levelWords(combination.before, locale)} → ${levelWords(combination.level, locale)}`;
  return html`<figure class="meeting" aria-label="${T.caption[locale]} ${combination.name}">
<div class="column"><p class="label">${T.in[locale]}</p>${combination.parts.filter(({ fields }) => fields.length > 0).map((part) => partBox(part, open, telling))}</div>
<div class="arrow" aria-hidden="true"></div>
<div class="column"><div class="box step"><p><strong>${name(combination.name)}</strong></p><p class="quiet">${inWords('verb', combination.verb, locale)}${combination.on.length === 0 ? NOTHING : html` ${T.on[locale]} ${joined(combination.on.map((key) => name(key)))}`}</p><p>${T.level[locale]}: ${level}</p></div></div>
<div class="arrow" aria-hidden="true"></div>
<div class="column"><p class="label">${T.out[locale]}</p>${reached.length === 0 ? html`<div class="box"><p class="quiet">${T.nowhere[locale]}</p></div>` : reached.map((output) => html`<div class="box"><p><strong>${name(output.name)}</strong></p><p class="quiet">${inWords('audience', output.audience, locale)}</p><p>${levelWords(output.level, locale)}</p></div>`)}</div>
</figure>
`;
}

function partBox({ input, sources, fields }: PartPortrait, open: readonly string[], telling: Telling): Html {
  const { locale } = telling;
  const ids = [...new Set(fields.flatMap(({ categories }) => categories))].sort();
  const behind = sources.length === 1 && sources[0] === input ? [] : sources;
  const categories = ids.map((id) => html`<li>${name(categoryWords(id, telling))}${open.includes(id) ? html` <span class="mark error">${T.open[locale]}</span>` : NOTHING}</li>`);
  return html`<div class="box"><p><strong>${input === null ? T.made[locale] : name(input)}</strong></p>${behind.length === 0 ? NOTHING : html`<p class="quiet">${T.sources[locale]} ${joined(behind.map((source) => name(source)))}</p>`}<ul>${categories}</ul></div>`;
}

function categoryTable(combination: CombinationPortrait, purposes: readonly PurposePortrait[], telling: Telling): Html {
  const { locale, portrait } = telling;
  return table({
    caption: `${T.caption[locale]} ${combination.name}`,
    heads: [T.data[locale], T.sort[locale], T.from[locale], ...purposes.map(({ id }) => `${T.cover[locale]} ${id}`)],
    rows: idsOf(combination).map((id) => [
      name(categoryWords(id, telling)),
      html`${classOf(id, portrait) === 'ordinary' || classOf(id, portrait) === 'none' ? classWords(id, telling) : html`<strong>${classWords(id, telling)}</strong>`}`,
      comesFrom(id, combination, telling),
      ...purposes.map((purpose) => {
        const standing = standingAt(id, combination, purpose);
        return standing === undefined ? html`<span class="quiet">–</span>` : standingWords(standing, telling);
      }),
    ]),
  });
}

const MOST_ORIGINS = 6;

function comesFrom(id: string, { parts }: CombinationPortrait, telling: Telling): Html {
  const origins = new Map(parts.flatMap(({ fields }) => fields.filter(({ categories }) => categories.includes(id)).flatMap((field) => field.origins)).map((origin) => [`${origin.pipeline} ${origin.path} ${origin.field}`, origin]));
  const shown = [...origins.values()].slice(0, MOST_ORIGINS).map((origin) => originWords(origin, telling));
  const left = origins.size - shown.length;
  return joined(left === 0 ? shown : [...shown, telling.locale === 'nl' ? `en nog ${left}` : `and ${left} more`], '; ');
}

function pointsOut({ pointsOut: known }: CombinationPortrait, locale: Locale): Html {
  if (known.length === 0) return NOTHING;
  const explained = known.map(({ id, fields, outputs }) => {
    const combination = knowledge().combinations.find((one) => one.id === id);
    const share = combination?.share?.[locale];
    return html`${joined(fields.map((field) => name(field)), ' + ')}: ${combination?.explanation[locale] ?? id}${share === undefined ? NOTHING : html` (${share}; ${combination!.source})`}${outputs.length === 0 ? NOTHING : html` → ${joined(outputs.map((output) => name(output)))}`}`;
  });
  return html`<p><strong>${T.points[locale]}</strong></p>${points(explained)}`;
}

/** How many combinations of a pipeline have something without cover. */
export function openCombinations({ combinations, purposes }: Portrait): number {
  return combinations.filter((combination) => openIn(combination, combination.purposes.flatMap(({ id }) => purposes.filter((purpose) => purpose.id === id))).length > 0).length;
}
