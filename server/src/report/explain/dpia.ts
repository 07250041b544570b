/** When a data protection impact assessment is asked for: the two lists and the pre-scan, explained. */
import type { DpiaCriterion, Prescan, PrescanPart } from '../../knowledge/dpia.ts';
import { knowledge } from '../../knowledge/load.ts';
import { CLASS, SUBJECTS } from '../../knowledge/words.ts';
import type { Register } from '../../knowledge/types.ts';
import { thousands } from '../../messages/counted.ts';
import type { Locale } from '../../messages/template.ts';
import { list, section, text, type Explanation, type Item } from './explanation.ts';
import { purposeKindLabel, ruleLines } from './labels.ts';

/** How a criterion is cited: `AP 7`, `WP248 6`. */
export function criterionName({ list: from, number }: DpiaCriterion): string {
  return `${from === 'ap' ? 'AP' : 'WP248'} ${number}`;
}

/** A criterion: the list it stands on, what it is about in a pipeline, and what follows from it. */
export function explainCriterion(criterion: DpiaCriterion, locale: Locale): Explanation {
  const nl = locale === 'nl';
  const ap = criterion.list === 'ap';
  const from = ap
    ? { nl: 'Nummer {number} van de zeventien op de lijst van de Autoriteit Persoonsgegevens (27 november 2019).', en: 'Number {number} of the seventeen on the list of the Dutch data protection authority, AP (27 November 2019).' }
    : { nl: 'Nummer {number} van de negen criteria in de richtsnoeren van de Europese toezichthouders (WP248).', en: 'Number {number} of the nine criteria in the guidelines of the European authorities (WP248).' };
  return {
    title: `${criterionName(criterion)}: ${criterion.title[locale]}`,
    sections: [
      { blocks: [text(from[locale].replace('{number}', String(criterion.number))), ...list([`${nl ? 'In een pijplijn' : 'In a pipeline'}: ${criterion.hint[locale]}`])] },
      ...section(nl ? 'Regels' : 'Rules', list(ruleLines(ap ? ['dpia-required'] : ['dpia-indicated'], locale))),
    ],
  };
}

/** The pre-scan: what gives points, and from how many a DPIA is asked for. */
export function explainPrescan(prescan: Prescan, locale: Locale): Explanation {
  const nl = locale === 'nl';
  const { largeScale, required, recommended } = prescan;
  const count = thousands(largeScale, locale);
  return {
    title: nl ? 'Prescan DPIA van het Rijk' : 'Pre-scan DPIA of central government',
    sections: [
      {
        blocks: [
          text(nl ? 'De prescan van het ministerie van Binnenlandse Zaken telt punten. De controle telt ze uit wat een pijplijn opgeeft; wat er niet staat, telt niet mee.' : 'The pre-scan of the Dutch ministry of the Interior counts points. The check counts them from what a pipeline declares; what is not there does not count.'),
          ...list([
            nl ? `Een DPIA wordt gevraagd bij ${required.ap} punt van de AP-lijst, bij ${required.wp248} van de negen criteria of meer, of bij een score boven ${required.scoreAbove}` : `A DPIA is asked for with ${required.ap} item of the authority’s list, with ${required.wp248} or more of the nine criteria, or with a score above ${required.scoreAbove}`,
            nl ? `Bij ${recommended.wp248} van de negen criteria wordt zij aangeraden` : `With ${recommended.wp248} of the nine criteria it is recommended`,
            nl ? `Grote schaal begint bij ${count} mensen; dat getal is in te stellen bij de regel dpia-required` : `Large-scale begins at ${count} people; that number can be set at the rule dpia-required`,
          ]),
        ],
      },
      ...section(nl ? 'Wat punten geeft' : 'What gives points', list(prescan.parts.map((part) => partLine(part, locale)))),
      ...section(nl ? 'Regels' : 'Rules', list(ruleLines(['dpia-required', 'dpia-indicated', 'dpia-outdated'], locale))),
    ],
  };
}

function partLine(part: PrescanPart, locale: Locale): Item {
  const nl = locale === 'nl';
  const points = part.steps.map(({ from, points: given }) => (nl ? `${given} ${given === 1 ? 'punt' : 'punten'} vanaf ${thousands(from, 'nl')}` : `${given} ${given === 1 ? 'point' : 'points'} from ${thousands(from, 'en')}`)).join(', ');
  const notes = [
    ...(part.classes === undefined ? [] : [`${nl ? 'aantal categorieën' : 'number of categories'}: ${part.classes.map((name) => CLASS[name][locale]).join(', ')}`]),
    ...(part.weights ?? []).map(({ kinds, weight }) => `${nl ? 'gewicht' : 'weight'} ${weight}: ${kinds.map((kind) => subjectLabel(kind, locale)).join(', ')}`),
    ...(part.kinds === undefined ? [] : [`${nl ? 'alleen bij' : 'only for'} ${part.kinds.map((kind) => purposeKindLabel(kind, locale)).join(', ')}`]),
    ...(part.registers === undefined ? [] : [part.registers.map((id) => knowledge().registers.find((register) => register.id === id)?.title[locale] ?? id).join(', ')]),
  ];
  return `${part.title[locale]}: ${[points, ...notes].join('; ')}`;
}

function subjectLabel(kind: string, locale: Locale): string {
  if (kind === 'unstated') return locale === 'nl' ? 'niet opgegeven' : 'not stated';
  return Object.hasOwn(SUBJECTS, kind) ? SUBJECTS[kind as Register['subjects']['kind']][locale] : kind;
}
