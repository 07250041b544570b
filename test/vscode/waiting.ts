/** Waiting for what the editor and the server do in their own time. */
import { type Diagnostic, languages, type Uri } from 'vscode';

const TIMEOUT_MS = 30_000;
const RETRY_MS = 50;

/**
 * Asks again until there is an answer, and returns it.
 *
 * @param what names the thing waited for, for the message when it does not come
 * @param probe returns undefined as long as there is no answer
 * @throws after 30 seconds without an answer
 */
export async function eventually<T>(what: string, probe: () => T | undefined | Thenable<T | undefined>): Promise<T> {
  const end = performance.now() + TIMEOUT_MS;
  while (performance.now() < end) {
    const answer = await probe();
    if (answer !== undefined) return answer;
    await nextChange();
  }
  throw new Error(`Waited ${TIMEOUT_MS} ms in vain for ${what}`);
}

/** The next change of diagnostics, or a moment later for what tells no one that it changed. */
function nextChange(): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const timer = setTimeout(finish, RETRY_MS);
    const listener = languages.onDidChangeDiagnostics(finish);
  });
}

/** The findings of the checker in a file, without those of other extensions. */
export function findings(uri: Uri): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'grondslag');
}

/** The findings of a file once there are some. */
export function someFindings(uri: Uri): Promise<readonly Diagnostic[]> {
  return eventually(`findings in ${uri.path}`, () => {
    const found = findings(uri);
    return found.length > 0 ? found : undefined;
  });
}
