/** Loaded ahead of a program: says on standard error how many threads it started. */
const threads = require('node:worker_threads');

let started = 0;
threads.Worker = class extends threads.Worker {
  constructor(...words) {
    super(...words);
    started++;
  }
};
process.on('exit', () => process.stderr.write(`\nthreads: ${started}\n`));
