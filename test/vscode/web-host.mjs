/** Serves VS Code for the browser as a web site would: files only, with no server behind it. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = { '.css': 'text/css', '.html': 'text/html', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.ttf': 'font/ttf', '.wasm': 'application/wasm' };
const SCRIPT = 'text/javascript';

/** code-server ties the page to its own server, which also keeps the user's settings. Without these pieces it is VS Code as on a web site. */
const TIED_TO_SERVER = [
  [',remoteAuthority:location.host}', '}'],
  ['P.file(this.userDataPath).with({scheme:J.vscodeRemote})', 'P.file(this.userDataPath).with({scheme:J.vscodeUserData})'],
];

/**
 * @param {string} vscode folder with VS Code's `out` and `extensions`
 * @param {Record<string, string>} folders other folders to serve, by the first part of their address
 * @param {(authority: string) => object} configure the configuration of the workbench
 * @returns {Promise<{ address: string, stop: () => Promise<void> }>}
 */
export async function serveWeb(vscode, folders, configure) {
  let workbench = await readFile(join(vscode, 'out/vs/code/browser/workbench/workbench.js'), 'utf8');
  for (const [tied, free] of TIED_TO_SERVER) {
    if (!workbench.includes(tied)) throw new Error(`this VS Code is not built as expected: its page has no ${tied}`);
    workbench = workbench.replace(tied, free);
  }
  const roots = { vscode, ...folders };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('Cache-Control', 'no-store');
    if (pathname === '/') {
      response.setHeader('Content-Type', 'text/html');
      response.end(page(configure(request.headers.host)));
      return;
    }
    const [, first, ...rest] = decodeURIComponent(pathname).split('/');
    const root = Object.hasOwn(roots, first) ? roots[first] : undefined;
    const path = root === undefined ? undefined : normalize(join(root, ...rest));
    if (path?.endsWith(join('workbench', 'workbench.js'))) {
      response.setHeader('Content-Type', SCRIPT);
      response.end(workbench);
      return;
    }
    if (path === undefined || !path.startsWith(root + sep)) return void response.writeHead(404).end();
    void sendFile(path, response);
  });
  await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    stop: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}

async function sendFile(path, response) {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) return void response.writeHead(404).end();
  response.setHeader('Content-Type', TYPES[extname(path)] ?? SCRIPT);
  createReadStream(path).pipe(response);
}

function page(configuration) {
  const settings = JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!DOCTYPE html>
<html>
  <head>
    <meta charset="utf-8">
    <meta id="vscode-workbench-web-configuration" data-settings="${settings}">
    <link rel="stylesheet" href="/vscode/out/vs/code/browser/workbench/workbench.css">
  </head>
  <body aria-label=""></body>
  <script>globalThis._VSCODE_FILE_ROOT = new URL('/vscode/out/', window.location).toString();</script>
  <script type="module" src="/vscode/out/nls.messages.js"></script>
  <script type="module" src="/vscode/out/vs/code/browser/workbench/workbench.js"></script>
</html>
`;
}
