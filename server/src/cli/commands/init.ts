/** `grondslag init`: a configuration and a first pipeline, from a few questions or from options. */
import { resolve } from 'node:path';
import { Fault } from '../../api/fault.ts';
import { groundFor, startIn, type Ground, type StartWish } from '../../api/start.ts';
import { closest } from '../../base/closest.ts';
import { PLACEHOLDER } from '../../base/placeholder.ts';
import { insideOf } from '../../host/disk.node.ts';
import { errorCode } from '../../host/read-text.node.ts';
import { writeNew } from '../../host/write-new.node.ts';
import type { BilingualText, Locale } from '../../messages/template.ts';
import { visible } from '../../report/visible.ts';
import type { Preset } from '../../rules/finding.ts';
import type { Io, Questions } from '../io.ts';
import { wrongValue, type Arguments } from '../options.ts';
import { projectOptions } from '../project-options.ts';

const PRESETS: readonly Preset[] = ['engineer', 'reviewer', 'auditor'];

const T = {
  title: { nl: 'Hoe heet de eerste pijplijn?', en: 'What is the first pipeline called?' },
  firstTitle: { nl: 'Eerste pijplijn', en: 'First pipeline' },
  controller: { nl: 'Wie is de verwerkingsverantwoordelijke? (leeg: later)', en: 'Who is the controller? (empty: later)' },
  purpose: { nl: 'Waarvoor worden de gegevens gebruikt? (leeg: later; ? toont de keuzes)', en: 'What are the data used for? (empty: later; ? shows the choices)' },
  preset: { nl: 'Hoeveel moet er worden gemeld? engineer, reviewer of auditor', en: 'How much should be reported? engineer, reviewer or auditor' },
  stopped: { nl: 'gestopt; er is niets geschreven', en: 'stopped; nothing was written' },
  noTerminal: {
    nl: 'hier is geen terminal om op te vragen; geef --yes, en wat je weet met --pipeline, --controller, --purpose en --preset',
    en: 'there is no terminal to ask on; give --yes, and what you know with --pipeline, --controller, --purpose and --preset',
  },
  written: { nl: 'geschreven', en: 'written' },
  kept: { nl: 'was er al en is niet veranderd', en: 'was there already and was not changed' },
  next: { nl: `Vul elke ${PLACEHOLDER} in en draai daarna: grondslag check`, en: `Fill in every ${PLACEHOLDER}, and then run: grondslag check` },
  noModeline: {
    nl: 'grondslag is niet in deze map geïnstalleerd; een editor zonder onze uitbreiding of taalserver weet dus niet waar het schema van deze bestanden staat',
    en: 'grondslag is not installed in this folder, so an editor without our extension or language server does not know where the schema of these files is',
  },
  otherwise: { nl: 'dat kan niet', en: 'that is not possible' },
} as const satisfies Record<string, BilingualText>;

/** Writes the files. @returns 0. @throws Fault where nothing can be asked, somebody stops, or something is in the way: nothing is written then */
export async function init(args: Arguments, io: Io, locale: Locale): Promise<number> {
  if (args.positionals.length > 0) throw new Fault({ nl: `init neemt geen woorden; bedoelde je --directory ${args.positionals[0]}?`, en: `init takes no words; did you mean --directory ${args.positionals[0]}?` });
  const directory = resolve(io.cwd, args.value('directory') ?? '.');
  const ground = groundFor(directory, { ...projectOptions(args, io), note: () => undefined });
  const purpose = args.value('purpose');
  const kinds = ground.purposes.map(({ value }) => value);
  if (purpose !== undefined && !kinds.includes(purpose)) throw wrongValue('--purpose', purpose, kinds);
  const start = startIn(ground, await wishOf(args, io, ground, locale), io.script);
  try {
    writeNew(start.files);
  } catch (error) {
    const code = errorCode(error);
    throw new Fault({ nl: `niet te schrijven (${code}); er is niets veranderd`, en: `cannot be written (${code}); nothing was changed` });
  }
  const named = (path: string): string => visible(insideOf(io.cwd, path));
  if (ground.hasConfig) io.stderr.write(`grondslag: ${named(resolve(directory, 'grondslag.config.yaml'))}: ${T.kept[locale]}\n`);
  if (!start.modeline && !args.has('quiet')) io.stderr.write(`grondslag: ${T.noModeline[locale]}\n`);
  for (const { path } of start.files) io.stdout.write(`${T.written[locale]}: ${named(path)}\n`);
  if (!args.has('quiet')) io.stdout.write(`${T.next[locale]}\n`);
  return 0;
}

/** What was asked for: by options, and for the rest by questions. */
async function wishOf(args: Arguments, io: Io, ground: Ground, locale: Locale): Promise<StartWish> {
  const given = { title: args.value('pipeline'), controller: args.value('controller'), purpose: args.value('purpose'), preset: args.value('preset') as Preset | undefined };
  const rest = { title: given.title ?? T.firstTitle[locale], controller: given.controller, purpose: given.purpose, preset: given.preset ?? 'engineer', language: locale };
  if (args.has('yes')) return rest;
  const questions = await io.questions?.();
  if (questions === undefined) throw new Fault(T.noTerminal);
  try {
    const title = given.title ?? (await ask(questions, T.title[locale], T.firstTitle[locale]));
    const controller = given.controller ?? (await ask(questions, T.controller[locale], ''));
    const purpose = given.purpose ?? (await choose(questions, io, T.purpose[locale], '', ground.purposes.map(({ value, label }) => [value, label[locale]]), locale));
    const preset = ground.hasConfig ? rest.preset : (given.preset ?? ((await choose(questions, io, T.preset[locale], 'engineer', PRESETS.map((value) => [value, '']), locale)) as Preset));
    return { ...rest, title, preset, controller: controller === '' ? undefined : controller, purpose: purpose === '' ? undefined : purpose };
  } finally {
    questions.close();
  }
}

async function ask(questions: Questions, prompt: string, usual: string): Promise<string> {
  const answer = await questions.ask(`${prompt} ${usual === '' ? '' : `[${usual}] `}`);
  if (answer === undefined) throw new Fault(T.stopped);
  return answer.trim() || usual;
}

/** One of some choices, asked again until it is one; `?` shows them. */
async function choose(questions: Questions, io: Io, prompt: string, usual: string, choices: readonly (readonly [value: string, label: string])[], locale: Locale): Promise<string> {
  const values = choices.map(([value]) => value);
  for (;;) {
    const answer = await ask(questions, prompt, usual);
    if (answer === usual || values.includes(answer)) return answer;
    if (answer === '?') io.stderr.write(choices.map(([value, label]) => `  ${value}${label === '' ? '' : `  ${label}`}\n`).join(''));
    else {
      const near = closest(answer, values);
      io.stderr.write(`  ${T.otherwise[locale]}${near === undefined ? '' : locale === 'nl' ? `; bedoelde je «${near}»?` : `; did you mean “${near}”?`}\n`);
    }
  }
}
