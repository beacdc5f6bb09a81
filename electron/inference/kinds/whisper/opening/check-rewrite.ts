import { Tensor } from 'onnxruntime-node';
import { createRandom } from '../processing/random.ts';
import type { Sessions } from '../../../sessions/lend-sessions.ts';
import type { WhisperDecoder } from '../decoder/decoder.ts';
import type { KnownModel } from './known-model.ts';
import { openModel } from './open-model.ts';

/**
 * Norm of the difference over the norm of the logits. Rounding gives 1e-6; quantisation by bytes, whose scale
 * depends on what is computed together, some hundredths.
 */
const maxDifference = 0.15;

/**
 * The model, without its rewritten decoder when that disagrees with itself: exporters are many, and a graph that
 * was traced with one token may have that length built in. Prompts of two lengths at once must give what their
 * tokens give one by one.
 */
export async function checkRewrite(known: KnownModel, sessions: Sessions): Promise<KnownModel> {
  if (!known.rewritten) return known;
  const agrees = await agreesWithItself(known, sessions).catch(() => false);
  // If the files themselves are at fault, opening them as exported will say so.
  return agrees ? known : { ...known, rewritten: undefined };
}

async function agreesWithItself(known: KnownModel, sessions: Sessions): Promise<boolean> {
  using opened = await openModel(known, sessions);
  return await isConsistent(opened.model.decoder, known);
}

async function isConsistent(decoder: WhisperDecoder, { folder, rules }: KnownModel): Promise<boolean> {
  const { max_source_positions: frames, d_model: width } = folder.config;
  const random = createRandom(1);
  const values = Float32Array.from({ length: frames * width }, () => 2 * random() - 1);
  const windows = { hidden: new Tensor('float32', values, [1, frames, width]), count: 1 };
  const rest = [rules.timestampBegin, 5, 9];
  const short = [folder.tokens.startOfTranscript, ...rest.slice(0, -1)];
  const long = [...short, ...rest.slice(-1)];
  try {
    const together = await decoder.begin(
      windows,
      [short, long].map((tokens) => ({ window: 0, tokens, startIndex: 0 })),
      { attention: false },
    );
    const expected = together.output.logits;
    together.batch.dispose();
    const { batch } = await decoder.begin(
      windows,
      [{ window: 0, tokens: short.slice(0, 1), startIndex: 0 }],
      {
        attention: false,
      },
    );
    let agrees = true;
    for (const [index, token] of rest.entries()) {
      const { logits } = await batch.step([token]);
      const row = index - (rest.length - 2);
      if (row >= 0)
        agrees &&= isClose(logits, expected.subarray(row * logits.length, (row + 1) * logits.length));
    }
    batch.dispose();
    return agrees;
  } finally {
    decoder.forget(windows);
  }
}

function isClose(actual: Float32Array, expected: Float32Array): boolean {
  let difference = 0;
  let size = 0;
  expected.forEach((value, index) => {
    difference += (value - (actual[index] ?? NaN)) ** 2;
    size += value ** 2;
  });
  return Math.sqrt(difference) <= maxDifference * Math.sqrt(size);
}
