/** The world as the command line sees it. Tests give another one. */

export interface Stream {
  readonly isTTY: boolean;
  /** Columns of the terminal, where there is one. */
  readonly columns: number | undefined;
  write(text: string): void;
}

/** Somebody who can be asked something. */
export interface Questions {
  /** @returns what was typed; undefined when they stop, by Ctrl-C or the end of input */
  ask(prompt: string): Promise<string | undefined>;
  close(): void;
}

export interface Io {
  /** The program's own file; what it loads lies beside it. */
  readonly script: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** Where somebody sits at a terminal. */
  readonly questions?: (() => Promise<Questions>) | undefined;
  readStdin(): Uint8Array;
  /** The day of today at this place, as an ISO date. */
  today(): string;
  /** Milliseconds of a clock that only runs forward. */
  elapsed(): number;
}
