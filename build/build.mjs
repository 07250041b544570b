/** The whole build: knowledge and validators into source, sources into out/, bundles into dist/. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleClient } from './bundle-client.mjs';
import { bundleServer } from './bundle-server.mjs';
import { buildKnowledge } from './knowledge.mjs';
import { buildValidators } from './validators.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// Minified by default: what starts with every keystroke in a terminal should be small. `--dev` keeps names.
const production = !process.argv.includes('--dev');

await buildKnowledge(root);
await buildValidators(root);
const tsc = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', root], { stdio: 'inherit' });
if (tsc.status !== 0) process.exit(tsc.status ?? 1);
await bundleServer(root, { production });
await bundleClient(root, { production });
if (!existsSync(join(root, 'server/dist/cli.cjs'))) throw new Error('the build made no server/dist/cli.cjs');
