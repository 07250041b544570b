/** `grondslag baseline`: findings that are known, for as long as somebody lets them stay. */
import { createBaselines, hasBaseline, noBaseline, pruneBaselines, type Creation } from '../../api/baseline-changes.ts';
import { baselineId } from '../../api/baselines.ts';
import { hasInput } from '../../api/check.ts';
import { Fault } from '../../api/fault.ts';
import { reviewOf } from '../../api/known-findings.ts';
import { oursIn } from '../../api/outcome.ts';
import { openProject, type Project } from '../../api/project.ts';
import { readSelection } from '../../api/selection.ts';
import { VERSION } from '../../api/version.ts';
import { baselineJson, baselineText, reportedBaseline } from '../../report/baseline-report.ts';
import { visible } from '../../report/visible.ts';
import { isDate } from '../../service/comment-directives.ts';
import type { Io } from '../io.ts';
import { wrongValue, type Arguments } from '../options.ts';
import { projectOptions } from '../project-options.ts';
import { terminalWidth } from '../terminal.ts';

const ACTIONS = ['create', 'prune', 'show'] as const;

/** Runs one of the three. @returns 0, or 2 where something could not be read. @throws Fault for what its user can repair */
export function baselineCommand(args: Arguments, io: Io): 0 | 2 {
  const [word, ...positionals] = args.positionals;
  const action = ACTIONS.find((known) => known === word);
  if (word === undefined) throw new Fault({ nl: `zeg wat er moet gebeuren: grondslag baseline ${ACTIONS.join('|')}`, en: `say what to do: grondslag baseline ${ACTIONS.join('|')}` });
  if (action === undefined) throw wrongValue('baseline', word, ACTIONS);
  checkOptions(action, args);
  const selection = readSelection({ select: args.list('select'), ignore: args.list('ignore') });
  const project = openProject({ ...projectOptions({ ...args, positionals }, io, selection), makesBaseline: action === 'create' });
  if (!hasInput(project, { isOurs: oursIn(project.analysis) })) {
    if (!project.incomplete) throw new Fault({ nl: 'geen bestanden om te controleren', en: 'no files to check' }, 3);
    return 2;
  }
  switch (action) {
    case 'create': {
      const until = args.value('until');
      if (until !== undefined && !isDate(until)) throw new Fault({ nl: `--until ${until} is geen bestaande datum; schrijf JJJJ-MM-DD`, en: `--until ${until} is not an existing date; write YYYY-MM-DD` });
      const terms = { by: args.value('by'), until, reason: args.value('reason') };
      tellCreated(createBaselines(project, terms, ({ rule }) => selection.selected(rule)), project, io);
      break;
    }
    case 'prune': tellPruned(project, io); break;
    case 'show': show(args, project, io); break;
  }
  return project.incomplete ? 2 : 0;
}

/** What belongs to one of the three only. */
const OWN: Readonly<Record<string, (typeof ACTIONS)[number]>> = { by: 'create', until: 'create', reason: 'create', select: 'create', ignore: 'create', preset: 'create', json: 'show' };

function checkOptions(action: (typeof ACTIONS)[number], args: Arguments): void {
  for (const [option, owner] of Object.entries(OWN)) {
    if (args.has(option) && owner !== action) throw new Fault({ nl: `de optie --${option} hoort bij baseline ${owner}`, en: `the option --${option} belongs to baseline ${owner}` });
  }
}

function tellCreated(creations: readonly Creation[], { locale, options: { cwd } }: Project, io: Io): void {
  const nl = locale === 'nl';
  const lines = creations.flatMap(({ placed, added, refused, renewable }) => {
    const one = (count: number): boolean => count === 1;
    const parts = [nl ? `${added.length} ${one(added.length) ? 'bevinding' : 'bevindingen'} erbij` : `${added.length} ${one(added.length) ? 'finding' : 'findings'} added`];
    if (renewable.length > 0) parts.push(nl ? `${renewable.length} al bekend, maar de regel ervan geldt niet (zie grondslag baseline show)` : `${renewable.length} known already, but ${one(renewable.length) ? 'its entry does' : 'their entries do'} not hold (see grondslag baseline show)`);
    if (refused.length > 0) {
      const rules = [...new Set(refused.map(({ rule }) => rule.id))].sort().join(', ');
      parts.push(nl ? `${refused.length} ${one(refused.length) ? 'kan' : 'kunnen'} niet opzij (${rules})` : `${refused.length} cannot be put aside (${rules})`);
    }
    return [`${visible(baselineId(placed, cwd))}: ${visible(parts.join('; '))}`];
  });
  io.stdout.write(`${(lines.length === 0 ? [nl ? 'er is niets om toe te voegen' : 'there is nothing to add'] : lines).join('\n')}\n`);
}

function tellPruned(project: Project, io: Io): void {
  if (!hasBaseline(project)) throw noBaseline();
  const nl = project.locale === 'nl';
  for (const { placed, gone, left } of pruneBaselines(project)) {
    for (const { rule, file, path } of gone) io.stdout.write(`- ${visible(`${rule} in ${file}${path === undefined ? '' : ` (${path})`}`)}\n`);
    const count = gone.length;
    io.stdout.write(`${visible(baselineId(placed, project.options.cwd))}: ${nl ? `${count} ${count === 1 ? 'regel' : 'regels'} weggehaald, ${left} over` : `${count} ${count === 1 ? 'entry' : 'entries'} taken out, ${left} left`}\n`);
  }
}

function show(args: Arguments, project: Project, io: Io): void {
  if (!hasBaseline(project)) throw noBaseline();
  const { options: { cwd, today }, locale } = project;
  const baselines = project.baselines.all.flatMap((placed) => {
    const source = placed.baseline?.source;
    return source === undefined ? [] : [reportedBaseline(baselineId(placed, cwd), reviewOf(placed, project), today, (offset) => source.positionAt(offset).line + 1)];
  });
  io.stdout.write(args.has('json') ? baselineJson(baselines, today, VERSION) : baselineText(baselines, locale, terminalWidth(io)));
}
