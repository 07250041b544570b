/** Writing a report to a file. */
import { writeFileSync } from 'node:fs';

/** @throws the system's error where the file cannot be written */
export function writeReport(path: string, text: string): void {
  writeFileSync(path, text);
}
