import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelFiles } from '../../../model-folder/model-files.ts';
import type { OpenModel } from '../opening/open-model.ts';
import { openStarter, tones } from '../testing/starter.ts';
import type { EncodedWindows, PromptRow, StepAttention, StepOutput, WhisperDecoder } from './decoder.ts';

const windows = [tones(9, 0), tones(6, 1), tones(3, 2)];

function largestDifference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((largest, value, index) => Math.max(largest, Math.abs(value - (b[index] ?? NaN))), 0);
}

describe('the rewritten decoder', () => {
  let rewritten: OpenModel;
  let exported: OpenModel;
  let encoded: EncodedWindows;
  let prompt: readonly number[];

  beforeAll(async () => {
    [rewritten, exported] = await Promise.all([openStarter('rewritten'), openStarter('exported')]);
    encoded = await rewritten.model.encoder.encode(windows);
    const { startOfTranscript, languages, transcribe = 0, timestampBegin } = rewritten.model.folder.tokens;
    prompt = [startOfTranscript, languages.get('en') ?? 0, transcribe, timestampBegin];
  });
  afterAll(() => {
    rewritten[Symbol.dispose]();
    exported[Symbol.dispose]();
  });

  const rowsFor = (which: readonly number[], tokens = prompt): PromptRow[] =>
    which.map((window) => ({ window, tokens, startIndex: 0 }));

  async function run(decoder: WhisperDecoder, rows: readonly PromptRow[], steps: number) {
    const { batch, output } = await decoder.begin(encoded, rows, { attention: true });
    const logits = [output.startLogits.slice(), output.logits.slice()];
    const attention: Float32Array[] = [];
    for (let step = 0; step < steps; step++) {
      const next = await batch.step(rows.map((_, row) => 10 + 3 * step + row));
      logits.push(next.logits.slice());
      if (next.attention) attention.push(next.attention.data.slice());
    }
    batch.dispose();
    return { logits, attention };
  }

  it('gives the logits and the attention of the graph as exported, far beyond its first capacity', async () => {
    const [ours, theirs] = await Promise.all(
      [rewritten, exported].map(({ model }) => run(model.decoder, rowsFor([0, 1, 2]), 70)),
    );
    expect(ours?.attention).toHaveLength(70);
    theirs?.logits.forEach((logits, index) => {
      expect(largestDifference(ours?.logits[index] ?? new Float32Array(), logits)).toBeLessThan(2e-3);
    });
    theirs?.attention.forEach((attention, index) => {
      expect(largestDifference(ours?.attention[index] ?? new Float32Array(), attention)).toBeLessThan(1e-4);
    });
  });

  it('is the same from the merged file alone and from the split files alone', async () => {
    const expected = await run(rewritten.model.decoder, rowsFor([0]), 3);
    const ways = [
      (files: ModelFiles) => ({ ...files, first: undefined, withPast: undefined }),
      (files: ModelFiles) => ({ ...files, merged: undefined }),
    ];
    for (const way of ways) {
      using opened = await openStarter('rewritten', way);
      const { logits } = await run(opened.model.decoder, rowsFor([0]), 3);
      logits.forEach((row, index) => {
        expect(largestDifference(row, expected.logits[index] ?? new Float32Array())).toBeLessThan(1e-4);
      });
    }
  });

  it('decodes prompts of different lengths together as it decodes each alone', async () => {
    const prompts = [prompt, [...prompt, 30, 31, 32], [...prompt, 40]];
    const rows = prompts.map((tokens, window) => ({ window, tokens, startIndex: 0 }));
    const together = await run(rewritten.model.decoder, rows, 4);
    const { vocabularySize } = rewritten.model.rules;
    for (const [index, row] of rows.entries()) {
      const { batch, output } = await rewritten.model.decoder.begin(encoded, [row], { attention: false });
      const alone = [output.startLogits.slice(), output.logits.slice()];
      for (let step = 0; step < 4; step++)
        alone.push((await batch.step([10 + 3 * step + index])).logits.slice());
      alone.forEach((logits, at) => {
        const mine = together.logits[at]?.subarray(index * vocabularySize, (index + 1) * vocabularySize);
        expect(largestDifference(mine ?? new Float32Array(), logits)).toBeLessThan(2e-3);
      });
    }
  });

  it.each(['rewritten', 'exported'] as const)('drops, reorders and multiplies rows (%s)', async (kind) => {
    const { decoder, rules } = (kind === 'rewritten' ? rewritten : exported).model;
    const size = rules.vocabularySize;
    const alone = async (window: number, tokens: readonly number[]): Promise<Float32Array> => {
      const { batch } = await decoder.begin(encoded, rowsFor([window]), { attention: false });
      let logits: Float32Array = new Float32Array();
      for (const token of tokens) logits = (await batch.step([token])).logits.slice();
      return logits;
    };
    const { batch } = await decoder.begin(encoded, rowsFor([0, 1, 2]), { attention: false });
    await batch.step([11, 12, 13]);
    await batch.select([0, 2]);
    await batch.step([14, 15]);
    await batch.select([1, 1, 0]);
    const { logits } = await batch.step([16, 17, 18]);
    const expected = [
      await alone(2, [13, 15, 16]),
      await alone(2, [13, 15, 17]),
      await alone(0, [11, 14, 18]),
    ];
    expected.forEach((row, index) => {
      expect(largestDifference(logits.subarray(index * size, (index + 1) * size), row)).toBeLessThan(2e-3);
    });
  });

  it('gives beams of several windows the logits and the attention that each has alone', async () => {
    const { decoder, rules } = rewritten.model;
    const wants = { attention: true };
    const { batch } = await decoder.begin(encoded, rowsFor([0, 1, 2]), wants);
    await batch.step([11, 12, 13]);
    await batch.select([0, 0, 1, 1, 2, 2]);
    await batch.step([14, 15, 16, 17, 18, 19]);
    // The second window is done, and the third takes its place; its first beam ends and the second forks.
    await batch.select([1, 0, 5, 5]);
    const { logits, attention } = await batch.step([20, 21, 22, 23]);
    const alone: readonly (readonly [number, readonly number[]])[] = [
      [0, [11, 15, 20]],
      [0, [11, 14, 21]],
      [2, [13, 19, 22]],
      [2, [13, 19, 23]],
    ];
    for (const [row, [window, tokens]] of alone.entries()) {
      const one = await decoder.begin(encoded, rowsFor([window]), wants);
      let expected: StepOutput = one.output;
      for (const token of tokens) expected = await one.batch.step([token]);
      const size = rules.vocabularySize;
      expect(largestDifference(logits.subarray(row * size, (row + 1) * size), expected.logits)).toBeLessThan(
        2e-3,
      );
      for (let head = 0; head < decoder.alignmentHeads; head++) {
        expect(
          largestDifference(lineOf(attention, row, head), lineOf(expected.attention, 0, head)),
        ).toBeLessThan(1e-4);
      }
    }
  });
});

function lineOf(attention: StepAttention | undefined, row: number, head: number): Float32Array {
  if (!attention) return new Float32Array();
  const from = attention.lineAt(row, head);
  return attention.data.slice(from, from + attention.frames);
}
