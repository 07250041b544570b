/** `grondslag graph`: the lineage as a drawing, or as what others make one of. */
import { resolve } from 'node:path';
import { hasInput, noteStrangers } from '../../api/check.ts';
import { Fault } from '../../api/fault.ts';
import { oursIn } from '../../api/outcome.ts';
import { openProject, type Project } from '../../api/project.ts';
import { VERSION } from '../../api/version.ts';
import { closest } from '../../base/closest.ts';
import { fileKey } from '../../host/write-report.node.ts';
import type { PlacedWhole } from '../../picture/whole-graph.ts';
import { safeJson } from '../../report/safe-json.ts';
import type { Io } from '../io.ts';
import type { Arguments } from '../options.ts';
import { projectOptions } from '../project-options.ts';
import { writeReportFile } from '../report-file.ts';

/** Draws. @returns the exit code. @throws Fault for words that cannot be used, and where there is nothing to draw */
export async function graphCommand(args: Arguments, io: Io): Promise<number> {
  const depth = readDepth(args);
  const asked = args.values('pipeline');
  if (depth !== undefined && asked.length === 0) throw new Fault({ nl: '--depth hoort bij --pipeline: zonder staat alles er al', en: '--depth belongs with --pipeline: without it all is there already' });
  const project = openProject(projectOptions(args, io));
  const output = args.value('output');
  if (output !== undefined) checkOutput(output, project, io);
  const ours = { isOurs: oursIn(project.analysis) };
  if (!hasInput(project, ours)) {
    if (!project.incomplete) throw new Fault({ nl: 'geen bestanden om te tekenen', en: 'no files to draw' }, 3);
    return 2;
  }
  noteStrangers(project, ours);
  const { pipelineUnits, wholeGraph } = await import('../../picture/whole-graph.ts');
  const known = [...pipelineUnits(project.analysis).keys()];
  for (const id of asked) if (!known.includes(id)) throw unknownPipeline(id, known);
  if (known.length === 0) {
    if (!project.incomplete) throw new Fault({ nl: 'geen pijplijnen om te tekenen', en: 'no pipelines to draw' }, 3);
    return 2;
  }
  const graph = wholeGraph(project.analysis, project.locale, { pipelines: asked.length === 0 ? undefined : asked, depth });
  const text = await written(graph, args.value('format') ?? 'mermaid', project);
  if (output === undefined) io.stdout.write(text);
  else writeReportFile(output, text, io);
  return project.incomplete || !isWhole(project) ? 2 : 0;
}

async function written(graph: PlacedWhole, format: string, { analysis, locale, options }: Project): Promise<string> {
  const { pictureTexts } = await import('../../picture/texts.ts');
  const texts = pictureTexts(locale);
  switch (format) {
    case 'dot': return (await import('../../picture/dot.ts')).dotText(graph, texts);
    case 'json': return safeJson((await import('../../picture/graph-json.ts')).jsonGraph(graph, analysis, VERSION));
    case 'svg': return (await import('../../picture/svg.ts')).graphSvg(graph, texts);
    default: {
      const { mermaidText, MERMAID_EDGES, MERMAID_LENGTH } = await import('../../picture/mermaid.ts');
      const text = mermaidText(graph, texts);
      if (graph.edges.length > MERMAID_EDGES || text.length > MERMAID_LENGTH) {
        options.note(locale === 'nl'
          ? 'dit is meer dan Mermaid zonder andere instellingen tekent; kies pijplijnen met --pipeline, of --format svg'
          : 'this is more than Mermaid draws with its usual settings; choose pipelines with --pipeline, or --format svg');
      }
      return text;
    }
  }
}

/** A file whose text cannot be read is missing from the drawing: that is not all there is. */
function isWhole({ files, analysis: { workspace } }: Project): boolean {
  return files.every(({ id }) => workspace.file(id)?.parsed.unreadable !== true);
}

function readDepth(args: Arguments): number | undefined {
  const value = args.value('depth');
  if (value === undefined) return undefined;
  if (!/^\d{1,4}$/.test(value)) throw new Fault({ nl: `--depth ${value}: geef een geheel getal vanaf 0`, en: `--depth ${value}: give a whole number from 0 up` });
  return Number(value);
}

/** A drawing may take the place of an earlier drawing only. @throws Fault where it would overwrite what this run reads */
function checkOutput(output: string, { files }: Project, io: Io): void {
  const key = fileKey(resolve(io.cwd, output));
  const read = new Set(files.flatMap(({ path, config }) => [path, ...(config?.layers ?? []).map((layer) => layer.path)]));
  if ([...read].some((path) => fileKey(path) === key)) throw new Fault({ nl: `${output} wordt in deze run gelezen; schrijf de tekening naar een ander bestand`, en: `${output} is read in this run; write the drawing to another file` });
}

function unknownPipeline(id: string, known: readonly string[]): Fault {
  const near = closest(id, known);
  return new Fault({
    nl: `--pipeline: er is geen pijplijn «${id}»${near === undefined ? '' : `; bedoelde je «${near}»?`}`,
    en: `--pipeline: there is no pipeline “${id}”${near === undefined ? '' : `; did you mean “${near}”?`}`,
  });
}
