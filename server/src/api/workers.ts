/** Judges in other threads. The program itself is what they run: it sees that it is not the main thread. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Conditions, Judge } from './part-judge.ts';

/** Says that a thread was started to judge, and not by somebody who loads the program for another reason. */
const MARK = 'grondslag-judge';

interface Question {
  readonly id: number;
  readonly method: 'facts' | 'powers' | 'judge';
  readonly words: readonly unknown[];
}

type Answer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string };

/** Starts a judge in a thread of its own. @param program the file of this program */
export function startJudge(program: string, conditions: Conditions): Judge {
  const worker = new Worker(program, { workerData: { mark: MARK, conditions }, stdout: true });
  const waiting = new Map<number, { readonly resolve: (value: never) => void; readonly reject: (reason: Error) => void }>();
  let last = 0;
  const fail = (reason: Error): void => {
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };
  worker.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) asked?.reject(new Error(answer.error));
    else asked?.resolve(answer.value as never);
  });
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`a worker stopped with code ${code}`)));
  const ask = async <T>(method: Question['method'], words: readonly unknown[]): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, method, words } satisfies Question, []);
    });
  return {
    facts: async (...words) => ask('facts', words),
    powers: async (...words) => ask('powers', words),
    judge: async (...words) => ask('judge', words),
    close: () => void worker.terminate(),
  };
}

/** Serves as a judge when this thread was started to be one: only then the code of judging is loaded. @returns whether it was */
export function serveAsJudge(): boolean {
  const data = workerData as { readonly mark?: unknown; readonly conditions?: Conditions } | null;
  if (isMainThread || parentPort === null || data?.mark !== MARK || data.conditions === undefined) return false;
  const port = parentPort;
  const { conditions } = data;
  const judge = import('./part-judge.ts').then(({ localJudge }) => localJudge(conditions));
  port.on('message', ({ id, method, words }: Question) => {
    const answered = judge.then(async (one) => (one[method] as (...words: readonly unknown[]) => Promise<unknown>)(...words));
    answered.then((value) => port.postMessage({ id, value } satisfies Answer), (error: unknown) => port.postMessage({ id, error: String(error) } satisfies Answer));
  });
  return true;
}
