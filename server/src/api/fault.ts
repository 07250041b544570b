/** What ends a run early: something the user can repair. Told on stderr, exit code 2 (or 3). */
import type { BilingualText } from '../messages/template.ts';

export class Fault extends Error {
  readonly text: BilingualText;
  readonly exitCode: 2 | 3;

  constructor(text: BilingualText, exitCode: 2 | 3 = 2) {
    super(text.en);
    this.text = text;
    this.exitCode = exitCode;
  }
}
