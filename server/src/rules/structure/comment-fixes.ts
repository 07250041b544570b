/** Fixes of comments that ignore findings. Who decided, until when and why is never made up: it is left to be filled in. */
import type { Finding, Fix, FixKind } from '../finding.ts';
import type { BilingualText } from '../../messages/template.ts';
import { withoutRules, withPlaces, withRenamed } from './comment-words.ts';

/** Takes rules out of the comment, or all of it where no rule is left. */
export function shortened(finding: Finding, comment: string, rules: readonly string[]): Fix {
  const text = withoutRules(comment, rules);
  if (text === '') return fix(finding, comment, '', { nl: 'Haal deze negeer-opmerking weg', en: 'Take this ignore comment away' }, {}, 'unsafe');
  return fix(finding, comment, text, { nl: 'Haal {rules} uit deze negeer-opmerking', en: 'Take {rules} out of this ignore comment' }, { rules }, 'unsafe');
}

/** Calls a rule by the name that was probably meant. */
export function renamed(finding: Finding, comment: string, from: string, to: string): Fix {
  return fix(finding, comment, withRenamed(comment, from, to), { nl: 'Verander in «{name}»', en: 'Change to “{name}”' }, { name: to }, 'unsafe');
}

/** Makes room for what is missing. */
export function completed(finding: Finding, comment: string, missing: readonly string[]): Fix {
  return fix(finding, comment, withPlaces(comment, missing), { nl: 'Vul aan wie, tot wanneer en waarom', en: 'Add who, until when and why' }, {}, 'suggestion');
}

/** Makes room for another end date. */
export function weighedAgain(finding: Finding, comment: string): Fix {
  return fix(finding, comment, withPlaces(comment, ['until']), { nl: 'Weeg opnieuw en geef een nieuwe einddatum', en: 'Weigh it again and give a new end date' }, {}, 'suggestion');
}

function fix({ at }: Finding, was: string, text: string, title: BilingualText, params: Fix['params'], kind: FixKind): Fix {
  return { title, params, kind, principle: 'accountability', operations: [{ op: 'recomment', unit: at.unit, path: [], at: at.span?.start ?? 0, was, text }] };
}
