/** Everything in `docs/` that is made. */
import { Analysis } from '../../service/analysis.ts';
import { DEFAULT_SETTINGS } from '../../service/settings.ts';
import { Workspace } from '../../service/workspace.ts';
import { fileId } from '../../text/source-file.ts';
import { EXAMPLE_DAY } from '../example-findings.ts';
import { allFindings } from '../report.ts';
import { statistics } from '../summary.ts';
import type { Page } from './page.ts';
import { referencePages } from './reference-pages.ts';
import { rulePages } from './rule-pages.ts';
import { toolkitPages, type FindingsOf, type Toolkit } from './toolkit-pages.ts';

export { FOLDERS } from './page.ts';

/**
 * All made pages.
 * @param pipelines the shipped pipelines, by their path in `seeds/pipelines`
 */
export function allPages(toolkit: Toolkit, pipelines: Readonly<Record<string, string>>): readonly Page[] {
  return [...rulePages(toolkit.questions), ...referencePages(), ...toolkitPages(toolkit, findingsIn(pipelines))];
}

function findingsIn(pipelines: Readonly<Record<string, string>>): FindingsOf {
  const workspace = new Workspace({ keepLastGood: false });
  workspace.apply(Object.entries(pipelines).map(([name, text]) => ({ file: fileId(name), text })));
  workspace.settle();
  const found = allFindings(new Analysis(workspace, () => DEFAULT_SETTINGS, EXAMPLE_DAY)).filter(({ suppressed, severity }) => suppressed === undefined && severity !== 'info');
  return (file) => new Map(statistics(found.filter((located) => located.file === file).map(({ rule: { id }, severity }) => ({ rule: id, severity }))).map(({ rule, count }) => [rule, count]));
}
