/** A report to a file: in plain words what is in the way, before the work where it can be told then. */
import { resolve } from 'node:path';
import { Fault } from '../api/fault.ts';
import { obstacleToReport, writeReport } from '../host/write-report.node.ts';
import type { Io } from './io.ts';

/** @throws Fault where it is plain already that no report can be written there */
export function checkReportFile(file: string, { cwd }: Pick<Io, 'cwd'>): void {
  const obstacle = obstacleToReport(resolve(cwd, file));
  if (obstacle === 'folder') throw new Fault({ nl: `${file} is een map; noem een bestand voor het rapport`, en: `${file} is a folder; name a file for the report` });
  if (obstacle === 'no-folder') throw new Fault({ nl: `het rapport kan niet naar ${file}: die map bestaat niet`, en: `the report cannot go to ${file}: that folder does not exist` });
}

/** @throws Fault where the report cannot be written */
export function writeReportFile(file: string, text: string, io: Pick<Io, 'cwd'>): void {
  checkReportFile(file, io);
  try {
    writeReport(resolve(io.cwd, file), text);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Fault({ nl: `het rapport kan niet naar ${file} (${reason})`, en: `the report cannot be written to ${file} (${reason})` });
  }
}
