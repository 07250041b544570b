/** What reports that other programs read are told of a run. */
import { disk, insideOf } from '../host/disk.node.ts';
import { repositoryTop } from '../host/repository-top.ts';
import type { HandOverOptions } from '../report/write-options.ts';
import { fileId } from '../text/source-file.ts';
import { reaches } from './check.ts';
import type { CheckRun } from './run-check.ts';

/** What follows from the run itself; the rest is for whoever asks for the report to say. */
export function handOver({ project, exitCode }: CheckRun): Pick<HandOverOptions, 'folder' | 'exitCode' | 'fails'> {
  const { cwd } = project.options;
  const top = repositoryTop(disk, cwd);
  const inside = top === undefined ? '' : insideOf(top, cwd);
  return {
    folder: inside === '' ? '' : `${inside}/`,
    exitCode,
    fails: ({ severity, file }) => reaches(severity, project.failOn(fileId(file))),
  };
}
