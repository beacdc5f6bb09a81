import { pickBest, pickSample, pickTop } from '../../../processing/token-scores.ts';
import type { DecodingBatch, StepOutput } from '../decoder/decoder.ts';
import { closeHoles } from './close-holes.ts';
import type { DecodingPlan } from './decoding-plan.ts';
import { append, createHypothesis, noteRivals, scoreNext } from './hypothesis.ts';
import type { DecodedWindow, Hypothesis } from './hypothesis.ts';
import { storeAttention } from './store-attention.ts';

/** Where a token is likelier, nobody asks what else could have come. */
const doubtLogProb = Math.log(0.8);
/** Likeliest tokens that are looked at there. */
const rivalCount = 3;

export interface Sampling {
  readonly temperature: number;
  /** Sequences tried for each window at a temperature above 0. */
  readonly bestOf: number;
  readonly random: () => number;
}

/**
 * Greedy decoding (temperature 0) or sampling. Rows of the batch are the windows in order, after their prompts;
 * a row that has ended leaves the batch, so that no step is spent on it.
 *
 * @returns for each window its sequences
 */
export async function decodeRows(
  batch: DecodingBatch,
  first: StepOutput,
  windows: number,
  sampling: Sampling,
  plan: DecodingPlan,
): Promise<readonly DecodedWindow[]> {
  const { rules } = plan;
  const copies = sampling.temperature > 0 ? sampling.bestOf : 1;
  const results = Array.from({ length: windows }, (_, window) =>
    Array.from({ length: copies }, () => createHypothesis(window)),
  );
  let active: readonly Hypothesis[] = results.flat();
  /** Row of the batch (or of the first logits) for each active sequence. */
  let sources = active.map(({ window }) => window);
  let rowsInBatch = windows;
  let { logits } = first;
  for (;;) {
    active.forEach((hypothesis, index) => {
      const offset = (sources[index] ?? 0) * rules.vocabularySize;
      const scores = scoreNext(hypothesis, logits, offset, plan);
      const choice =
        sampling.temperature > 0
          ? pickSample(logits, offset, scores, sampling.temperature, sampling.random())
          : pickBest(logits, offset, scores);
      if ((choice?.logProb ?? 0) < doubtLogProb) {
        noteRivals(hypothesis, pickTop(logits, offset, scores, rivalCount), choice);
      }
      append(hypothesis, choice, plan);
    });
    const going = closeHoles(active.map(({ ending }) => ending === undefined));
    if (going.length === 0) return results.map((finished) => ({ finished, passedOver: [] }));
    const rows = going.map((index) => sources[index] ?? 0);
    active = going.map((index) => active[index]).filter((hypothesis) => hypothesis !== undefined);
    if (rows.length !== rowsInBatch || rows.some((row, index) => row !== index)) await batch.select(rows);
    rowsInBatch = rows.length;
    sources = rows.map((_, index) => index);
    plan.signal.throwIfAborted();
    const output = await batch.step(active.map((hypothesis) => hypothesis.tokens.at(-1) ?? 0));
    storeAttention(active, output, plan.audioFrames);
    logits = output.logits;
  }
}
