import { fileURLToPath } from 'node:url';
import type { ExecutionProvider } from '../../../../../core/devices.ts';
import { lendSessions } from '../../../sessions/lend-sessions.ts';
import { createSessionPool } from '../../../sessions/session-pool.ts';
import { rewriteDecoder } from '../decoder/rewrite-decoder.ts';
import type { ModelFiles } from '../../../model-folder/model-files.ts';
import { openModel } from '../opening/open-model.ts';
import type { OpenModel } from '../opening/open-model.ts';
import { readKnownModel, stepSettings } from '../opening/read-known-model.ts';

export const starterFolder = fileURLToPath(new URL('../../../../../models/starter/whisper', import.meta.url));

export const cpu = { provider: 'cpu', float16: true } as const;

export function testPool() {
  return createSessionPool({ threads: 1, memoryBudgetBytes: 1024 ** 3 });
}

/** The shipped model with the decoder rewritten, or run as exported. */
export async function openStarter(
  kind: 'rewritten' | 'exported',
  change: (files: ModelFiles) => ModelFiles = (files) => files,
  provider: ExecutionProvider = 'cpu',
  folder = starterFolder,
): Promise<OpenModel> {
  const request = { folder, device: provider, precision: 'auto' } as const;
  const known = await readKnownModel(request, provider);
  const files = change(known.files);
  const cache = provider === 'cpu' ? 'memory' : 'device';
  const rewritten =
    kind === 'rewritten' ? rewriteDecoder(files, stepSettings(known.folder, cache)) : undefined;
  if (kind === 'rewritten' && !rewritten) throw new Error('the starter decoder was not understood');
  return openModel({ ...known, files, rewritten }, lendSessions(testPool(), provider));
}

/** A second of changing tones for each number: not speech, but every window is different. */
export function tones(seconds: number, seed: number): Float32Array {
  return Float32Array.from({ length: seconds * 16_000 }, (_, n) => {
    const time = n / 16_000;
    const pitch = 120 + 40 * seed + 60 * Math.sin(2 * Math.PI * (0.7 + 0.1 * seed) * time);
    return 0.3 * Math.sin(2 * Math.PI * pitch * time) * Math.sin(2 * Math.PI * 2.3 * time) ** 2;
  });
}
