/** mocha's dots, and its counts as JSON in the file that GRONDSLAG_TEST_RESULT names. */
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

class Counting extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures } = this.stats;
      writeFileSync(process.env.GRONDSLAG_TEST_RESULT, JSON.stringify({ passes, failures }));
    });
  }
}

module.exports = Counting;
