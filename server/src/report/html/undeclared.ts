/** What nobody declared in a pipeline, in words: the other side of a verdict. */
import type { BilingualText } from '../../messages/template.ts';
import type { Undeclared } from '../../service/portrait.ts';
import { html, joined, NOTHING, type Html } from './markup.ts';
import type { Telling } from './sheet.ts';
import { points } from './table.ts';
import { pathWords } from './words.ts';

const WHAT: Readonly<Record<Undeclared['what'], BilingualText>> = {
  controller: { nl: 'wie verantwoordelijk is', en: 'who is responsible' },
  purpose: { nl: 'het doel van', en: 'the purpose of' },
  ground: { nl: 'de grondslag van', en: 'the ground of' },
  cover: { nl: 'welke gegevens gedekt zijn bij', en: 'which data are covered by' },
  'subjects-count': { nl: 'om hoeveel mensen het gaat bij', en: 'how many people it concerns at' },
  'field-category': { nl: 'wat voor gegeven dit is:', en: 'what kind of data this is:' },
  'collected-for': { nl: 'waarvoor is verzameld:', en: 'what it was collected for:' },
  upstream: { nl: 'wat er precies komt uit', en: 'what exactly comes from' },
  audience: { nl: 'voor wie is', en: 'for whom it is:' },
  recipients: { nl: 'wie ontvangt', en: 'who receives' },
  retention: { nl: 'hoe lang bewaard wordt', en: 'how long is kept' },
  environment: { nl: 'waar de pijplijn draait', en: 'where the pipeline runs' },
  'party-country': { nl: 'het land van een ontvanger:', en: 'the country of a recipient:' },
  model: { nl: 'hoe de score tot stand komt bij', en: 'how the score comes about at' },
  step: { nl: 'wat deze stap doet:', en: 'what this step does:' },
};

const T = {
  intro: { nl: 'Dit is niet opgegeven. Over wat hier staat, kon de controle niets vaststellen:', en: 'This is not declared. About what stands here the check could establish nothing:' },
  none: { nl: 'Er ontbreekt niets van wat de controle nodig heeft om te rekenen. Of de opgave klopt met de werkelijkheid, weet de controle niet.', en: 'Nothing is missing of what the check needs to compute. Whether the declaration matches reality, the check does not know.' },
} as const;

const MOST = 12;

/** What is not declared, each kind once with its places. */
export function undeclaredPart({ portrait, locale }: Telling): Html {
  const { undeclared } = portrait;
  if (undeclared.length === 0) return html`<p>${T.none[locale]}</p>
`;
  const kinds = [...new Set(undeclared.map(({ what }) => what))];
  return html`<p>${T.intro[locale]}</p>
${points(kinds.map((what) => {
    const paths = undeclared.filter((item) => item.what === what && item.path !== '').map(({ path }) => path);
    const left = paths.length - MOST;
    return html`${WHAT[what][locale]}${paths.length === 0 ? NOTHING : html` ${joined(paths.slice(0, MOST).map((path) => pathWords(path, locale)), '; ')}${left > 0 ? (locale === 'nl' ? ` en nog ${left}` : ` and ${left} more`) : ''}`}`;
  }))}`;
}
