/** A language server in a process of its own, spoken to over stdio without a library in between. */
import { spawn } from 'node:child_process';

/**
 * Starts a server.
 * @param {readonly string[]} argv
 * @param {string} cwd
 * @param {Record<string, unknown>} [configuration] the user's settings by section
 */
export function connect(argv, cwd, configuration = {}) {
  const child = spawn(argv[0], argv.slice(1), { cwd, stdio: ['pipe', 'pipe', 'pipe'] });
  const pending = new Map();
  const listeners = new Set();
  let nextId = 1;
  let errors = '';
  let exit;
  child.stderr.setEncoding('utf8').on('data', (text) => (errors = `${errors}${text}`.slice(-4000)));
  child.on('exit', (code, signal) => {
    exit = { code, signal };
    for (const { reject } of pending.values()) reject(new Error(`the server ended with ${signal ?? code}\n${errors}`));
    for (const listener of listeners) listener(undefined);
  });
  child.stdin.on('error', () => {}); // a dead server shows as an exit

  const send = (message) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    child.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  };
  const receive = (message) => {
    if (message.method === undefined) {
      const waiting = pending.get(message.id);
      pending.delete(message.id);
      if (message.error) waiting?.reject(new Error(message.error.message));
      else waiting?.resolve(message.result);
    } else if (message.id !== undefined) send({ id: message.id, result: answer(message, configuration) });
    else for (const listener of listeners) listener(message);
  };
  child.stdout.on('data', framesTo(receive));

  return {
    pid: child.pid,
    /** How the process ended, or undefined while it lives. */
    exit: () => exit,
    errors: () => errors,
    notify: (method, params) => send({ method, params }),
    request(method, params) {
      const id = nextId++;
      const answered = new Promise((resolve, reject) => pending.set(id, { resolve, reject }));
      send({ id, method, params });
      return answered;
    },
    /** Calls back for each notification, and with undefined when the server ends. */
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      if (exit) return;
      const ended = new Promise((resolve) => child.on('exit', resolve));
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      try {
        await this.request('shutdown', null);
        this.notify('exit', null);
      } catch {
        child.kill('SIGKILL');
      }
      await ended;
      clearTimeout(timer);
    },
  };
}

/** What an editor with these settings answers to the requests a server may send. */
function answer({ method, params }, configuration) {
  return method === 'workspace/configuration' ? params.items.map(({ section }) => configuration[section] ?? null) : null;
}

function framesTo(receive) {
  let chunks = [];
  let buffered = 0;
  let wanted = -1;
  return (chunk) => {
    chunks.push(chunk);
    buffered += chunk.length;
    for (;;) {
      if (wanted === -1) {
        const joined = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
        const end = joined.indexOf('\r\n\r\n');
        chunks = [joined];
        if (end === -1) return;
        wanted = Number(/content-length: *(\d+)/i.exec(joined.toString('latin1', 0, end))[1]);
        chunks = [joined.subarray(end + 4)];
        buffered = chunks[0].length;
      }
      if (buffered < wanted) return;
      const joined = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
      const body = joined.toString('utf8', 0, wanted);
      chunks = [joined.subarray(wanted)];
      buffered = chunks[0].length;
      wanted = -1;
      receive(JSON.parse(body));
    }
  };
}
