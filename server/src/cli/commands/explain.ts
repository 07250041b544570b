/** `grondslag explain`: what a word means. */
import { Fault } from '../../api/fault.ts';
import { openProject } from '../../api/project.ts';
import { closest } from '../../base/closest.ts';
import type { Locale } from '../../messages/template.ts';
import { plainText } from '../../report/explain/explanation.ts';
import { explain, type Found } from '../../report/explain/find.ts';
import { explainRule } from '../../report/explain/rule.ts';
import { isOwnName } from '../../service/config-read.ts';
import type { Io } from '../io.ts';
import type { Arguments } from '../options.ts';
import { projectOptions } from '../project-options.ts';
import { terminalWidth } from '../terminal.ts';

/** @throws Fault for a word that means nothing here */
export function explainCommand(args: Arguments, io: Io, locale: Locale): number {
  const word = args.positionals.join(' ');
  if (word.trim() === '') {
    throw new Fault({ nl: 'zeg wat je wilt weten: een regel, beginsel, artikel, categorie, grondslag, register, wet, geheimhouding, soort doel, DPIA-criterium of woord', en: 'say what you want to know: a rule, principle, article, category, ground, register, law, duty of secrecy, kind of purpose, DPIA criterion or word' });
  }
  const found = explainAny(word, args, io, locale);
  if ('suggestion' in found) {
    const { suggestion } = found;
    throw new Fault({
      nl: `«${word}» is hier niet bekend${suggestion === undefined ? '' : `; bedoelde je «${suggestion}»?`}`,
      en: `“${word}” is not known here${suggestion === undefined ? '' : `; did you mean “${suggestion}”?`}`,
    });
  }
  io.stdout.write(found.explanations.map((explanation) => plainText(explanation, terminalWidth(io))).join('\n'));
  return 0;
}

/** A word of the program, else a rule of a catalogue in the working directory. */
function explainAny(word: string, args: Arguments, io: Io, locale: Locale): Found {
  const found = explain(word, locale);
  if (!('suggestion' in found) || !isOwnName(word)) return found;
  const { own } = openProject({ ...projectOptions(args, io), paths: [] }).analysis.rules();
  const rule = own.find(({ id }) => id === word);
  return rule === undefined ? { suggestion: found.suggestion ?? closest(word, own.map(({ id }) => id)) } : { explanations: [explainRule(rule, locale)] };
}
