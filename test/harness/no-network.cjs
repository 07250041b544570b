/**
 * Loaded ahead of a program, by `--require`: every way to the network is closed. One that is tried fails, and is
 * written down in the file that GRONDSLAG_TRIED names, also where the program would swallow the failure.
 */
const { appendFileSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const closed = (way) => () => {
  appendFileSync(process.env.GRONDSLAG_TRIED, `${way}\n`);
  throw new Error(`${way} is closed`);
};

const WAYS = {
  net: ['connect', 'createConnection', 'createServer'],
  tls: ['connect', 'createServer'],
  http: ['request', 'get', 'createServer'],
  https: ['request', 'get', 'createServer'],
  http2: ['connect', 'createServer', 'createSecureServer'],
  dgram: ['createSocket'],
};

for (const [name, functions] of Object.entries(WAYS)) {
  const builtin = require(`node:${name}`);
  for (const key of functions) builtin[key] = closed(`${name}.${key}`);
}
// What pipes are made of too: a pipe is never connected, a socket always is.
const { Socket, Server } = require('node:net');
Socket.prototype.connect = closed('net.Socket.connect');
Server.prototype.listen = closed('net.Server.listen');
for (const [name, resolver] of [['dns', require('node:dns')], ['dns.promises', require('node:dns').promises]]) {
  for (const key of Object.keys(resolver)) if (/^(?:lookup|resolve|reverse)/.test(key)) resolver[key] = closed(`${name}.${key}`);
}
for (const key of ['fetch', 'WebSocket', 'EventSource']) if (key in globalThis) globalThis[key] = closed(key);
syncBuiltinESMExports();
