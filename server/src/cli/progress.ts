/** Progress on a terminal, for work that takes longer than a second. */
import type { Progress } from '../api/project.ts';
import type { Locale } from '../messages/template.ts';
import type { Io } from './io.ts';

/** Shows on a terminal how far a run is, once it lasts longer than a second. */
export function startProgress(io: Io, quiet: boolean, locale: Locale): Progress | undefined {
  const ci = io.env['CI'];
  if (quiet || !io.stderr.isTTY || (ci !== undefined && ci !== '' && ci !== 'false')) return undefined;
  const start = io.elapsed();
  let shown = false;
  return {
    batch: 500,
    show(done, of) {
      if (io.elapsed() - start < 1000) return;
      shown = true;
      io.stderr.write(`\r${done} ${locale === 'nl' ? 'van' : 'of'} ${of}`);
    },
    done() {
      if (shown) io.stderr.write('\r\u001b[K');
    },
  };
}
