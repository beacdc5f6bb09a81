import { pickTop } from '../../../../models/whisper/token-scores.ts';
import type { ScoredToken } from '../../../../models/whisper/token-scores.ts';
import type { DecodingBatch, StepOutput } from '../decoder/decoder.ts';
import type { DecodingPlan } from './decoding-plan.ts';
import { append, createHypothesis, forkHypothesis, scoreNext } from './hypothesis.ts';
import type { Hypothesis } from './hypothesis.ts';
import { storeAttention } from './store-attention.ts';

/** The beams of one window, in the order of their rows. */
interface WindowBeams {
  readonly beams: readonly Hypothesis[];
  readonly finished: readonly Hypothesis[];
}

interface Continuation {
  readonly beam: number;
  readonly choice: ScoredToken;
  readonly sumLogProb: number;
}

/**
 * Beam search as in the reference (openai/whisper, decoding.py, patience 1): every beam offers its best
 * continuations, the best that go on fill the beams, those that end are set aside; a window is done when as
 * many have ended as there are beams.
 *
 * @returns for each window its finished sequences
 */
export async function decodeBeams(
  batch: DecodingBatch,
  first: StepOutput,
  windows: number,
  beamSize: number,
  plan: DecodingPlan,
): Promise<readonly (readonly Hypothesis[])[]> {
  let states: readonly WindowBeams[] = Array.from({ length: windows }, (_, window) => ({
    beams: [createHypothesis(window)],
    finished: [],
  }));
  let { logits } = first;
  for (;;) {
    const sources: number[] = [];
    let row = 0;
    states = states.map((state) => {
      const advanced = advance(state, row, logits, beamSize, plan);
      sources.push(...advanced.sources);
      row += state.beams.length;
      return advanced.state;
    });
    if (sources.length === 0) return states.map(({ finished }) => finished);
    await batch.select(sources);
    plan.signal.throwIfAborted();
    const active = states.flatMap(({ beams }) => beams);
    const output = await batch.step(active.map((beam) => beam.tokens.at(-1) ?? 0));
    storeAttention(active, output, plan.audioFrames);
    logits = output.logits;
  }
}

/** @param firstRow row of the window's first beam */
function advance(
  { beams, finished }: WindowBeams,
  firstRow: number,
  logits: Float32Array,
  beamSize: number,
  plan: DecodingPlan,
): { readonly state: WindowBeams; readonly sources: readonly number[] } {
  if (beams.length === 0) return { state: { beams, finished }, sources: [] };
  const candidates = beams
    .flatMap((beam, index) => continuations(beam, index, logits, firstRow + index, beamSize + 1, plan))
    .sort((a, b) => b.sumLogProb - a.sumLogProb);
  const next: Hypothesis[] = [];
  const ended: Hypothesis[] = [...finished];
  const sources: number[] = [];
  for (const { beam, choice } of candidates) {
    if (next.length === beamSize) break;
    const parent = beams[beam];
    if (!parent) continue;
    const child = forkHypothesis(parent);
    append(child, choice, plan);
    if (child.ending === 'end-of-text') {
      if (ended.length < beamSize) ended.push(child);
    } else {
      next.push(child);
      sources.push(firstRow + beam);
    }
  }
  // A loop or a full context ends the window with what it has.
  const best = next[0];
  if (ended.length >= beamSize || best?.ending !== undefined) {
    const all = ended.length >= beamSize ? ended : [...ended, ...next];
    return { state: { beams: [], finished: all }, sources: [] };
  }
  const going = next.map((_, index) => index).filter((index) => next[index]?.ending === undefined);
  return {
    state: { beams: next.filter(({ ending }) => ending === undefined), finished: ended },
    sources: going.map((index) => sources[index] ?? 0),
  };
}

function continuations(
  beam: Hypothesis,
  index: number,
  logits: Float32Array,
  row: number,
  count: number,
  plan: DecodingPlan,
): Continuation[] {
  const offset = row * plan.rules.vocabularySize;
  const scores = scoreNext(beam, logits, offset, plan);
  return pickTop(logits, offset, scores, count).map((choice) => ({
    beam: index,
    choice,
    sumLogProb: beam.sumLogProb + choice.logProb,
  }));
}
