/** `grondslag decisions`: what is put aside, by whom, why and until when. */
import { resolve } from 'node:path';
import { baselineId } from '../../api/baselines.ts';
import { hasInput } from '../../api/check.ts';
import { Fault } from '../../api/fault.ts';
import { reviewOf } from '../../api/known-findings.ts';
import { oursIn } from '../../api/outcome.ts';
import { openProject, type Project } from '../../api/project.ts';
import { VERSION } from '../../api/version.ts';
import { fileKey } from '../../host/write-report.node.ts';
import { decisionsReport } from '../../report/decisions/data.ts';
import { DECISION_FORMATS, decisionsText } from '../../report/decisions/formats.ts';
import { decisionsIn, type ReviewedBaseline } from '../../service/decisions.ts';
import type { Io } from '../io.ts';
import type { Arguments } from '../options.ts';
import { projectOptions } from '../project-options.ts';
import { writeReportFile } from '../report-file.ts';

/** Writes the decisions. @returns 0, or 2 where something could not be read. @throws Fault for what its user can repair */
export function decisionsCommand(args: Arguments, io: Io): 0 | 2 {
  const format = DECISION_FORMATS.find((known) => known === args.value('format')) ?? 'markdown';
  const separator = args.value('separator');
  if (separator !== undefined && format !== 'csv') throw new Fault({ nl: '--separator hoort bij --format csv', en: '--separator belongs with --format csv' });
  const project = openProject(projectOptions(args, io));
  if (!hasInput(project, { isOurs: oursIn(project.analysis) })) {
    if (!project.incomplete) throw new Fault({ nl: 'geen bestanden om te controleren', en: 'no files to check' }, 3);
    return 2;
  }
  const output = args.value('output');
  if (output !== undefined) checkOutput(output, project, io);
  const { analysis, files, locale } = project;
  const asked = files.filter((file) => file.asked).map(({ id }) => id);
  const report = decisionsReport(decisionsIn(asked, reviewedBaselines(project), analysis), analysis, { locale, version: VERSION, files: asked.length });
  const text = decisionsText(report, format, separator === 'semicolon' ? ';' : ',');
  if (output === undefined) io.stdout.write(text);
  else writeReportFile(output, text, io);
  return project.incomplete ? 2 : 0;
}

function reviewedBaselines(project: Project): readonly ReviewedBaseline[] {
  return project.baselines.all.flatMap((placed) => {
    const source = placed.baseline?.source;
    return source === undefined ? [] : [{ file: baselineId(placed, project.options.cwd), source, entries: reviewOf(placed, project) }];
  });
}

/** The document may take the place of an earlier one only. */
function checkOutput(output: string, { files, baselines }: Project, io: Io): void {
  const read = new Set([...files.flatMap(({ path, config }) => [path, ...(config?.layers ?? []).map((layer) => layer.path)]), ...baselines.all.map(({ path }) => path)].map(fileKey));
  if (read.has(fileKey(resolve(io.cwd, output)))) throw new Fault({ nl: `${output} wordt in deze run gelezen; schrijf naar een ander bestand`, en: `${output} is read in this run; write to another file` });
}
