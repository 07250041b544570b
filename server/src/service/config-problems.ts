/** What is wrong with a configuration, told at its place in the file. */
import type { BilingualText } from '../messages/template.ts';
import type { RuleOption } from '../rules/option.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';

/** Lines and columns count from 1, columns in UTF-16 units. */
export interface ConfigProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: BilingualText;
}

/** A problem at a span of a configuration file. */
export function configProblem(source: SourceFile, span: Span, message: BilingualText): ConfigProblem {
  const { line, character } = source.positionAt(span.start);
  return { file: source.id, line: line + 1, column: character + 1, message };
}

function meant(suggestion: string | undefined): BilingualText {
  return suggestion === undefined ? { nl: '', en: '' } : { nl: `; bedoelde je «${suggestion}»?`, en: `; did you mean “${suggestion}”?` };
}

export const CONFIG_TEXT = {
  unknownRule(id: string, suggestion: string | undefined): BilingualText {
    const end = meant(suggestion);
    return { nl: `regel «${id}» bestaat niet${end.nl}`, en: `rule “${id}” does not exist${end.en}` };
  },
  unknownOption(rule: string, option: string, suggestion: string | undefined): BilingualText {
    const end = meant(suggestion);
    return { nl: `regel «${rule}» heeft geen instelling «${option}»${end.nl}`, en: `rule “${rule}” has no option “${option}”${end.en}` };
  },
  wrongOption(rule: string, option: string, { kind, default: usual, ...rest }: RuleOption): BilingualText {
    const least = 'least' in rest ? rest.least : 0;
    const wanted = kind === 'number' ? { nl: `een heel getal van ${least} of meer`, en: `a whole number of ${least} or more` } : { nl: 'een duur', en: 'a duration' };
    return { nl: `«${option}» van regel «${rule}» is ${wanted.nl}, zoals ${usual}`, en: `“${option}” of rule “${rule}” is ${wanted.en}, such as ${usual}` };
  },
  baselineMissing(reference: string): BilingualText {
    return {
      nl: `de baseline «${reference}» bestaat niet; \`grondslag baseline create\` maakt haar`,
      en: `the baseline “${reference}” does not exist; \`grondslag baseline create\` makes it`,
    };
  },
  baselineUnreadable: { nl: 'de baseline is niet te lezen', en: 'the baseline cannot be read' },
  limitTooHigh(key: string, most: number): BilingualText {
    return { nl: `«${key}» kan hooguit ${most} zijn`, en: `“${key}” can be at most ${most}` };
  },
  unmatched(glob: string, directory: string): BilingualText {
    return { nl: `«${glob}» past op geen enkel bestand onder ${directory}`, en: `“${glob}” matches no file below ${directory}` };
  },
  unmatchedNear(glob: string, directory: string, suggestion: string): BilingualText {
    const { nl, en } = CONFIG_TEXT.unmatched(glob, directory);
    return { nl: `${nl}${meant(suggestion).nl}`, en: `${en}${meant(suggestion).en}` };
  },
  extendsMissing(reference: string): BilingualText {
    return { nl: `de configuratie «${reference}» bestaat niet of is niet te lezen`, en: `the configuration “${reference}” does not exist or cannot be read` };
  },
  extendsPackage(reference: string): BilingualText {
    return {
      nl: `het pakket «${reference}» is hier niet geïnstalleerd, of heeft geen grondslag.config.yaml`,
      en: `the package “${reference}” is not installed here, or has no grondslag.config.yaml`,
    };
  },
  extendsRange(reference: string, name: string): BilingualText {
    return {
      nl: `«${reference}»: noem één versie, zoals ${name}@1.2.3, of laat die weg; een bereik wordt niet opgezocht`,
      en: `“${reference}”: name one version, such as ${name}@1.2.3, or leave it out; a range is not resolved`,
    };
  },
  extendsOther(name: string, wanted: string, installed: string | undefined): BilingualText {
    return {
      nl: `van «${name}» is ${installed === undefined ? 'een onbekende versie' : `versie ${installed}`} geïnstalleerd, niet ${wanted}`,
      en: `of “${name}” ${installed === undefined ? 'an unknown version' : `version ${installed}`} is installed, not ${wanted}`,
    };
  },
  extendsTooDeep(most: number): BilingualText {
    return { nl: `meer dan ${most} configuraties bouwen op elkaar voort`, en: `more than ${most} configurations build on each other` };
  },
  extendsRemote(reference: string): BilingualText {
    return {
      nl: `«${reference}» wordt niet opgehaald: noem een bestand of een geïnstalleerd pakket`,
      en: `“${reference}” is not fetched: name a file or an installed package`,
    };
  },
  extendsCycle(reference: string): BilingualText {
    return { nl: `«${reference}» bouwt op zichzelf voort`, en: `“${reference}” builds on itself` };
  },
  moreDocuments: {
    nl: 'dit bestand is één document; wat na deze «---» komt, zou niet meetellen',
    en: 'this file is one document; what comes after this “---” would not count',
  },
  incomplete: {
    nl: 'dit bestand is te groot, of heeft sleutels die geen tekst zijn: niet alles ervan zou meetellen',
    en: 'this file is too large, or has keys that are no text: not all of it would count',
  },
  unreadable: { nl: 'de configuratie is niet te lezen', en: 'the configuration cannot be read' },
} as const;
