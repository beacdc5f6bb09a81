import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const program = fileURLToPath(new URL('../../models/training/whisper/compare_reference.py', import.meta.url));

const arraySchema = z.object({ file: z.string(), shape: z.array(z.number()) });
const referenceSchema = z.object({
  samples: z.number(),
  logMel: arraySchema,
  encoder: arraySchema,
  /** Row `i` of the logits comes after token `i`. */
  forced: arraySchema.extend({ tokens: z.array(z.number()) }),
  greedy: z.object({ tokens: z.array(z.number()), text: z.string() }),
  noSpeech: z.number(),
  tokenTimes: z.array(z.number()),
});

export interface Reference extends z.infer<typeof referenceSchema> {
  readonly arrays: Readonly<Record<'logMel' | 'encoder' | 'forced', Float32Array>>;
}

/** What PyTorch's transformers makes of the recording, computed into `folder`. */
export async function computeReference(
  python: string,
  recording: string,
  model: string,
  folder: string,
): Promise<Reference> {
  await promisify(execFile)(python, [program, recording, model, folder], { maxBuffer: 64 * 1024 ** 2 }).catch(
    (cause: unknown) => {
      const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : String(cause);
      throw new Error(said.trimEnd().split('\n').at(-1)?.slice(0, 300), { cause });
    },
  );
  const parsed = referenceSchema.parse(JSON.parse(readFileSync(join(folder, 'reference.json'), 'utf8')));
  const read = ({ file }: { readonly file: string }): Float32Array =>
    new Float32Array(Uint8Array.from(readFileSync(join(folder, file))).buffer);
  const arrays = { logMel: read(parsed.logMel), encoder: read(parsed.encoder), forced: read(parsed.forced) };
  return { ...parsed, arrays };
}
