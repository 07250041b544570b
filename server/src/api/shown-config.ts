/** The configuration that counts for a file, as `--show-config` tells it. */
import { dirname, resolve, sep } from 'node:path';
import { kindOf, disk, insideOf } from '../host/disk.node.ts';
import { matchesAny } from '../host/globs.ts';
import { whySelected, type WhySelected } from '../host/why-selected.ts';
import type { Locale } from '../messages/template.ts';
import type { ShownConfig } from '../report/effective-config.ts';
import { effectiveConfig, itemPlace, type Told } from '../service/effective-config.ts';
import { Fault } from './fault.ts';
import { idOf, openConfigs, openProject, type ProjectOptions } from './project.ts';
import { readSelection } from './selection.ts';

/**
 * Reads the configurations of a file and the catalogues they name, as a check of it would.
 * @param file as it is named; it need not exist
 * @param options of the check; their paths do not count
 * @throws Fault for a folder, and for a configuration that cannot be used
 */
export function shownConfig(file: string, options: ProjectOptions): { readonly shown: ShownConfig; readonly locale: Locale } {
  const { cwd, select, ignore, wishes, failOn, baseline, language, fallbackLanguage } = options;
  const path = resolve(cwd, file);
  const kind = kindOf(path);
  if (kind === 'folder') throw new Fault({ nl: `${file} is een map; noem een bestand`, en: `${file} is a folder; name a file` });
  const project = openProject({ ...options, paths: [file], ...(kind === 'missing' ? { paths: [], standIn: { path, text: '', exact: true } } : {}) });
  const { configs } = openConfigs({ ...options, paths: [file] });
  const active = configs.nearest(dirname(path));
  const layers = active?.layers ?? [];
  const nameOf = (one: string): string => insideOf(cwd, one) || '.';
  const bySelect = readSelection({ select, ignore: [] });
  const byBoth = readSelection({ select, ignore });
  const config = effectiveConfig(
    layers.map(({ layer }) => layer),
    (globs) => active !== undefined && matchesAny(globs, insideOf(active.directory, path)),
    project.analysis.rules().list,
    {
      preset: wishes.preset, enabled: wishes.enabled, language, failOn, baseline, system: fallbackLanguage, nameOf,
      refusedBy: (rule) => (byBoth.selected(rule) ? undefined : bySelect.selected(rule) ? '--ignore' : '--select'),
    },
  );
  const found = whySelected(disk, path, path.startsWith(cwd + sep) ? cwd : dirname(path), configs);
  return {
    locale: project.locale,
    shown: {
      file: idOf(path, cwd),
      search: { selected: found.selected, because: found.because, by: placed(found, nameOf) },
      layers: layers.toReversed().map((one) => ({ file: nameOf(one.path), package: one.package })),
      choice: options.config === undefined ? 'nearest' : options.config === false ? '--no-config' : '--config',
      directory: active && nameOf(active.directory),
      config,
    },
  };
}

function placed(found: WhySelected, nameOf: (file: string) => string): Told<string> | undefined {
  return found.because === 'include' || found.because === 'exclude' ? { value: found.glob, from: itemPlace(found.layer.layer, found.because, found.index, nameOf) } : undefined;
}
