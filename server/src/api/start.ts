/** A configuration and a first pipeline for a folder that has none, as texts that are still to be written. */
import { join, relative, resolve, sep } from 'node:path';
import { kindOf } from '../host/disk.node.ts';
import type { Locale } from '../messages/template.ts';
import type { Preset } from '../rules/finding.ts';
import { CONFIG_NAME } from '../service/config.ts';
import { DEFAULT_SETTINGS } from '../service/settings.ts';
import { idOf, newUnit } from '../service/new-unit.ts';
import { Workspace } from '../service/workspace.ts';
import { Fault } from './fault.ts';
import { openProject, type ProjectOptions } from './project.ts';

/** Where pipelines go, below the folder. */
const FOLDER = 'pipelines';
/** More than this no file name needs. */
const LONGEST_ID = 60;

export interface StartWish {
  readonly title: string;
  /** A party that a catalogue of the folder knows, or a name; undefined is still to be filled in. */
  readonly controller: string | undefined;
  /** A kind of purpose; undefined is still to be filled in. */
  readonly purpose: string | undefined;
  readonly preset: Preset;
  readonly language: Locale;
}

/** What a folder is like before it begins. */
export interface Ground {
  /** Absolute. */
  readonly directory: string;
  readonly hasConfig: boolean;
  readonly workspace: Workspace;
  /** The kinds of purposes, as they are written in a file and as people say them. */
  readonly purposes: readonly { readonly value: string; readonly label: Readonly<Record<Locale, string>> }[];
}

export interface Start {
  /** Absolute paths and texts of what is to be written. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Whether editors without our extension are told of the format: not where its schemas are outside the folder. */
  readonly modeline: boolean;
}

/** Looks at a folder, which need not be there. @throws Fault for a configuration that cannot be used, and for a file in its place */
export function groundFor(directory: string, options: ProjectOptions): Ground {
  const kind = kindOf(directory);
  if (kind !== 'folder' && kind !== 'missing') throw new Fault({ nl: `${directory} is geen map`, en: `${directory} is no folder` });
  const workspace = kind === 'folder' ? openProject({ ...options, paths: [directory] }).analysis.workspace : new Workspace({ keepLastGood: false });
  return {
    directory,
    hasConfig: kindOf(join(directory, CONFIG_NAME)) !== 'missing',
    workspace,
    purposes: workspace.environment.base.matrix.kinds.map(({ id, label }) => ({ value: id, label })),
  };
}

/**
 * The texts of a start. A configuration that is there stays as it is.
 * @param program the program's own file: its schemas lie near it
 * @throws Fault where the pipeline is there already
 */
export function startIn({ directory, hasConfig, workspace }: Ground, { title, controller, purpose, preset, language }: StartWish, program: string): Start {
  const wanted = idOf(title).slice(0, LONGEST_ID).replace(/-+$/, '');
  const taken = new Set([...workspace.allUnits()].map(({ id }) => id));
  const { id, file, text } = newUnit({ kind: 'pipeline', title, ...(wanted === '' ? {} : { id: wanted }), ...(controller === undefined ? {} : { controller }), ...(purpose === undefined ? {} : { purpose }) }, workspace.environment, taken, language);
  const path = join(directory, FOLDER, file);
  if ((wanted !== '' && id !== wanted) || kindOf(path) !== 'missing') {
    throw new Fault({ nl: `er is al een pijplijn of catalogus «${wanted}»; noem een andere met --pipeline`, en: `there is a pipeline or catalogue “${wanted}” already; name another one with --pipeline` });
  }
  const schemas = schemasFor(directory, program);
  const headed = (target: string, schema: string, body: string): string => (schemas === undefined ? body : `# yaml-language-server: $schema=${relative(resolve(target, '..'), join(schemas, schema)).split(sep).join('/')}\n${body}`);
  const configPath = join(directory, CONFIG_NAME);
  return {
    files: [
      ...(hasConfig ? [] : [{ path: configPath, text: headed(configPath, 'config.schema.json', configText(preset, language)) }]),
      { path, text: headed(path, 'pipeline.schema.json', text) },
    ],
    modeline: schemas !== undefined,
  };
}

/** The folder of the schemas where a file of this folder can name it: installed with the project, or part of it. */
function schemasFor(directory: string, program: string): string | undefined {
  for (let here = directory; ; here = resolve(here, '..')) {
    const schemas = join(here, 'node_modules/grondslag/schemas');
    if (kindOf(join(schemas, 'config.schema.json')) === 'file') return schemas;
    if (resolve(here, '..') === here) break;
  }
  const near = [resolve(program, '../../schemas'), resolve(program, '../../../schemas')].find((schemas) => kindOf(join(schemas, 'config.schema.json')) === 'file');
  return near !== undefined && !relative(directory, near).startsWith('..') && relative(directory, near) !== near ? near : undefined;
}

const T = {
  head: {
    nl: '# Hoe grondslag de pijplijnen in deze map controleert. Deze regels gelden voor iedereen, in de editor en op de bouwserver.',
    en: '# How grondslag checks the pipelines in this folder. This holds for everybody, in the editor and on the build server.',
  },
  language: { nl: 'taal van de meldingen: nl of en', en: 'language of the messages: nl or en' },
  preset: { nl: 'hoeveel er wordt gemeld: engineer, reviewer of auditor', en: 'how much is reported: engineer, reviewer or auditor' },
  failOn: { nl: 'vanaf welke zwaarte een controle mislukt: error, warning, info of never', en: 'from which severity on a check fails: error, warning, info or never' },
  ignore: { nl: 'wat een opmerking moet noemen die een bevinding opzijzet', en: 'what a comment has to state that puts a finding aside' },
} as const;

function configText(preset: Preset, language: Locale): string {
  return [
    T.head[language],
    '',
    `# ${T.language[language]}`,
    `language: ${language}`,
    `# ${T.preset[language]}`,
    `preset: ${preset}`,
    `# ${T.failOn[language]}`,
    'failOn: error',
    `# ${T.ignore[language]}`,
    `requireOnIgnore: [${DEFAULT_SETTINGS.requireOnIgnore.join(', ')}]`,
    '',
  ].join('\n');
}
