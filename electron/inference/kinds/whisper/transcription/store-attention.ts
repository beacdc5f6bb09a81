import type { StepOutput } from '../decoder/decoder.ts';
import type { Hypothesis } from './hypothesis.ts';

/**
 * Keeps what the alignment heads saw, for the frames that hold audio only: memory grows with the text of one
 * window (60 kB a token at most), never with the file.
 */
export function storeAttention(
  active: readonly Hypothesis[],
  { attention }: StepOutput,
  audioFrames: readonly number[],
): void {
  if (!attention) return;
  const { data, heads, frames, lineAt } = attention;
  active.forEach((hypothesis, row) => {
    const used = Math.min(frames, audioFrames[hypothesis.window] ?? frames);
    const block = new Float32Array(heads * used);
    for (let head = 0; head < heads; head++) {
      const from = lineAt(row, head);
      block.set(data.subarray(from, from + used), head * used);
    }
    hypothesis.attention.push(block);
  });
}
