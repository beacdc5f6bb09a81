/**
 * Prints the largest difference between the processor and WebGPU over a run that grows the cache and drops,
 * multiplies and reorders rows, and over another batch after it. The argument names the folder of a starter, with a
 * window of four seconds or more. Needs an adapter (SwiftShader's environment without a graphics card).
 */
import type { ExecutionProvider } from '../../../../../core/devices.ts';
import type { EncodedWindows, StepAttention } from '../decoder/decoder.ts';
import { openStarter, tones } from './starter.ts';

const starter = process.argv[2]!;
const windows = [tones(4, 0), tones(3, 1)];
/** So long that the cache has to grow soon. */
const promptLength = 61;

/** The lines of every row and head, whose order in memory and on a device is not the same. */
function linesOf({ data, heads, frames, lineAt }: StepAttention, rows: number): Float32Array {
  const lines = new Float32Array(rows * heads * frames);
  for (let line = 0; line < rows * heads; line++) {
    const from = lineAt(Math.floor(line / heads), line % heads);
    lines.set(data.subarray(from, from + frames), line * frames);
  }
  return lines;
}

/** The encoder runs on the processor for both: on SwiftShader it takes longer than all the rest. */
async function run(provider: ExecutionProvider, encoded: EncodedWindows): Promise<readonly Float32Array[]> {
  using opened = await openStarter('rewritten', undefined, provider, starter);
  const { decoder, folder } = opened.model;
  const { startOfTranscript } = folder.tokens;
  const prompts = windows.map((_, window) => ({
    window,
    tokens: [startOfTranscript, ...Array.from({ length: promptLength - window }, (_, place) => 10 + place)],
    startIndex: 0,
  }));
  const { batch, output } = await decoder.begin(encoded, prompts, { attention: true });
  const seen: Float32Array[] = [output.startLogits.slice(), output.logits.slice()];
  const steps = async (count: number, rows: number): Promise<void> => {
    for (let step = 0; step < count; step++) {
      const { logits, attention } = await batch.step(
        Array.from({ length: rows }, (_, row) => 10 + step + 7 * row),
      );
      seen.push(logits.slice(), attention ? linesOf(attention, rows) : new Float32Array());
    }
  };
  await steps(4, 2);
  await batch.select([1, 1, 0]);
  await steps(1, 3);
  await batch.select([2, 0]);
  await steps(1, 2);
  batch.dispose();
  const again = await decoder.begin(encoded, prompts.slice(1), { attention: false });
  seen.push(again.output.logits.slice(), (await again.batch.step([10])).logits.slice());
  again.batch.dispose();
  decoder.forget(encoded);
  return seen;
}

using opened = await openStarter('rewritten', undefined, 'cpu', starter);
const encoded = await opened.model.encoder.encode(windows);
const [expected, actual] = [await run('cpu', encoded), await run('webgpu', encoded)];
const differences = expected.map((values, index) =>
  values.reduce((largest, value, at) => Math.max(largest, Math.abs(value - (actual[index]?.[at] ?? NaN))), 0),
);
process.stdout.write(`${JSON.stringify({ compared: expected.length, largest: Math.max(...differences) })}\n`);
