/**
 * A host with a worker, for tests that end it: prints the worker's process id, then
 * `idle`: lets go of everything without closing; `busy`: keeps a long call running.
 */
import { createInferenceClient } from '../client.ts';

const client = createInferenceClient();
const { pid } = await client.describe({});
process.stdout.write(`${pid}\n`);
if (process.argv[2] === 'busy') {
  await client.detectSpeech({ streamKey: 'long', samples: new Float32Array(512 * 50_000), end: true });
}
