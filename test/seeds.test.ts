import { inWorld } from './cli/run-cli.ts';
import { matchesGolden } from './harness/golden.ts';
import { seedPipelines } from './harness/seeds.ts';

describe('the worked pipelines', () => {
  for (const language of ['nl', 'en']) {
    it(`give what they gave, in ${language}`, () =>
      inWorld(seedPipelines(), async ({ cli }) => matchesGolden(`seeds.${language}.txt`, (await cli(['check', '--format', 'compact', '--language', language])).stdout)));
  }
});
