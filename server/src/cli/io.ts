/** The world as the command line sees it. Tests give another one. */

export interface Stream {
  readonly isTTY: boolean;
  /** Columns of the terminal, where there is one. */
  readonly columns: number | undefined;
  write(text: string): void;
}

export interface Io {
  /** The program's own file; what it loads lies beside it. */
  readonly script: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Stream;
  readonly stderr: Stream;
  readStdin(): Uint8Array;
  /** The day of today at this place, as an ISO date. */
  today(): string;
  /** Milliseconds of a clock that only runs forward. */
  elapsed(): number;
}
