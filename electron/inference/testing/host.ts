/**
 * A host with a worker, for tests that end it: `idle`: lets go of everything without closing; `busy`: keeps a long call
 * running. Prints the worker's process id, which a busy worker tells when it is at work.
 */
import { createInferenceClient } from '../client.ts';

const client = createInferenceClient();
const work =
  process.argv[2] === 'busy'
    ? client.detectSpeech(
        { streamKey: 'long', samples: new Float32Array(512 * 50_000), end: true },
        { priority: 'background' },
      )
    : undefined;
const { pid } = await client.describe({});
process.stdout.write(`${pid}\n`);
await work;
