/** What a program hands over, looked at before it is used: not every program has types. */
import { closest } from '../base/closest.ts';
import { Fault } from './fault.ts';
import type { CheckOptions } from './public-types.ts';

interface Kind {
  readonly nl: string;
  readonly en: string;
  holds(value: unknown): boolean;
}

const TEXT: Kind = { nl: 'een tekst', en: 'a text', holds: isText };
const TEXTS: Kind = { nl: 'een lijst van teksten', en: 'a list of texts', holds: (value) => Array.isArray(value) && value.every(isText) };
const SWITCH: Kind = { nl: 'true of false', en: 'true or false', holds: (value) => typeof value === 'boolean' };

const KINDS: Readonly<Record<keyof CheckOptions, Kind>> = {
  cwd: TEXT,
  paths: TEXTS,
  text: { nl: '{ file, content }, allebei een tekst', en: '{ file, content }, both a text', holds: (value) => typeof value === 'object' && value !== null && 'file' in value && 'content' in value && isText(value.file) && isText(value.content) },
  config: { nl: 'een bestand, of false', en: 'a file, or false', holds: (value) => isText(value) || value === false },
  preset: oneOf('engineer', 'reviewer', 'auditor'),
  language: oneOf('nl', 'en'),
  today: TEXT,
  select: TEXTS,
  ignore: TEXTS,
  failOn: oneOf('error', 'warning', 'info', 'never'),
  maxWarnings: whole(0),
  ignores: SWITCH,
  baseline: TEXT,
  since: TEXT,
  edits: SWITCH,
  cache: { nl: 'true, false of een map', en: 'true, false or a folder', holds: (value) => typeof value === 'boolean' || isText(value) },
  workers: whole(1),
};

/** @throws Fault for an option that does not exist, or whose value cannot be one */
export function checkOptions(options: CheckOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(KINDS, name)) {
      const near = closest(name, Object.keys(KINDS));
      throw new Fault({ nl: `de optie «${name}» bestaat niet${near === undefined ? '' : `; bedoelde je «${near}»?`}`, en: `there is no option “${name}”${near === undefined ? '' : `; did you mean “${near}”?`}` });
    }
    const kind = KINDS[name as keyof CheckOptions];
    if (value !== undefined && !kind.holds(value)) throw new Fault({ nl: `de optie «${name}» moet ${kind.nl} zijn`, en: `the option “${name}” has to be ${kind.en}` });
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function oneOf(...values: readonly string[]): Kind {
  const list = (or: string): string => `${values.slice(0, -1).join(', ')} ${or} ${values.at(-1)}`;
  return { nl: list('of'), en: list('or'), holds: (value) => values.some((one) => one === value) };
}

function whole(least: number): Kind {
  return { nl: `een geheel getal vanaf ${least}`, en: `a whole number from ${least} up`, holds: (value) => Number.isInteger(value) && (value as number) >= least };
}
