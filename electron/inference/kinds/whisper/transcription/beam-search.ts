import { pickTop } from '../../../processing/token-scores.ts';
import type { ScoredToken } from '../../../processing/token-scores.ts';
import type { DecodingBatch, StepOutput } from '../decoder/decoder.ts';
import { closeHoles, keepPlaces } from './close-holes.ts';
import type { DecodingPlan } from './decoding-plan.ts';
import { append, createHypothesis, forkHypothesis, noteRivals, scoreNext } from './hypothesis.ts';
import type { DecodedWindow, Hypothesis } from './hypothesis.ts';
import { storeAttention } from './store-attention.ts';

/** The beams of one window. */
interface WindowBeams extends DecodedWindow {
  /** The likeliest first. */
  readonly beams: readonly Hypothesis[];
  /** Row of each beam among those of its window. */
  readonly ranks: readonly number[];
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
 * @returns for each window its finished sequences and those that gave way
 */
export async function decodeBeams(
  batch: DecodingBatch,
  first: StepOutput,
  windows: number,
  beamSize: number,
  plan: DecodingPlan,
): Promise<readonly DecodedWindow[]> {
  const decoded: DecodedWindow[] = [];
  let states: readonly WindowBeams[] = Array.from({ length: windows }, (_, window) => ({
    beams: [createHypothesis(window)],
    ranks: [0],
    finished: [],
    passedOver: [],
  }));
  let { logits } = first;
  for (;;) {
    const starts = firstRows(states);
    const advanced = states.map((state, index) => advance(state, starts[index] ?? 0, logits, beamSize, plan));
    for (const [index, { beams, finished, passedOver }] of advanced.entries()) {
      const window = states[index]?.beams[0]?.window;
      if (beams.length === 0 && window !== undefined) decoded[window] = { finished, passedOver };
    }
    const going = closeHoles(advanced.map(({ beams }) => beams.length > 0));
    if (going.length === 0) return decoded;
    const rowsBefore = states.reduce((sum, { beams }) => sum + beams.length, 0);
    states = going.flatMap((index) => advanced[index] ?? []);
    const sources = going.flatMap((index) => sourcesOf(advanced[index], starts[index] ?? 0));
    const moved = sources.length !== rowsBefore || sources.some((source, row) => source !== row);
    if (moved) await batch.select(sources);
    plan.signal.throwIfAborted();
    const active = states.flatMap(inRows);
    const output = await batch.step(active.map((beam) => beam.tokens.at(-1) ?? 0));
    storeAttention(active, output, plan.audioFrames);
    logits = output.logits;
  }
}

/** Where the rows of each window begin. */
function firstRows(states: readonly WindowBeams[]): readonly number[] {
  let next = 0;
  return states.map(({ beams }) => {
    const first = next;
    next += beams.length;
    return first;
  });
}

function inRows({ beams, ranks }: WindowBeams): readonly Hypothesis[] {
  return beams.map((_, rank) => beams[ranks.indexOf(rank)]).filter((beam) => beam !== undefined);
}

/** For each row of a window that goes on, the row that it comes from. */
function sourcesOf(advanced: AdvancedBeams | undefined, firstRow: number): readonly number[] {
  const { ranks = [], parents = [] } = advanced ?? {};
  return ranks.map((_, rank) => firstRow + (parents[ranks.indexOf(rank)] ?? 0));
}

interface AdvancedBeams extends WindowBeams {
  /** For each beam the row among those of its window that it comes from. */
  readonly parents: readonly number[];
}

/** @param firstRow row of the window's first beam */
function advance(
  { beams, ranks, finished, passedOver }: WindowBeams,
  firstRow: number,
  logits: Float32Array,
  beamSize: number,
  plan: DecodingPlan,
): AdvancedBeams {
  const offers = beams.map((beam, index) =>
    continuations(beam, index, logits, firstRow + (ranks[index] ?? 0), beamSize + 1, plan),
  );
  const candidates = offers.flat().sort((a, b) => b.sumLogProb - a.sumLogProb);
  const next: { readonly child: Hypothesis; readonly parent: number }[] = [];
  const ended: Hypothesis[] = [...finished];
  for (const { beam, choice } of candidates) {
    if (next.length === beamSize) break;
    const parent = beams[beam];
    if (!parent) continue;
    const child = forkHypothesis(parent);
    noteRivals(child, offers[beam]?.map((offer) => offer.choice) ?? [], choice);
    append(child, choice, plan);
    if (child.ending === 'end-of-text') {
      if (ended.length < beamSize) ended.push(child);
    } else {
      next.push({ child, parent: ranks[beam] ?? 0 });
    }
  }
  // A loop or a full context ends the window with what it has.
  const best = next[0]?.child;
  if (ended.length >= beamSize || best?.ending !== undefined) {
    const all = ended.length >= beamSize ? ended : [...ended, ...next.map(({ child }) => child)];
    const left = next.flatMap(({ child }) => (all.includes(child) ? [] : [child]));
    const known = [...passedOver, ...knowingMore(left, all[0])];
    return { beams: [], ranks: [], parents: [], finished: all, passedOver: known };
  }
  const going = next.filter(({ child }) => child.ending === undefined);
  const parents = going.map(({ parent }) => parent);
  return {
    beams: going.map(({ child }) => child),
    ranks: keepPlaces(parents),
    parents,
    finished: ended,
    passedOver: [...passedOver, ...knowingMore(childless(beams, ranks, parents), best)],
  };
}

function childless(
  beams: readonly Hypothesis[],
  ranks: readonly number[],
  parents: readonly number[],
): readonly Hypothesis[] {
  return beams.filter((_, index) => !parents.includes(ranks[index] ?? 0));
}

/** Those that have more than one token that the best has not; without attention, which is large. */
function knowingMore(beams: readonly Hypothesis[], best: Hypothesis | undefined): readonly Hypothesis[] {
  return beams.flatMap((beam) => {
    const differsAt = beam.text.findIndex((token, at) => token !== best?.text[at]);
    const knowsMore = differsAt >= 0 && differsAt < beam.text.length - 1;
    return knowsMore ? [{ ...beam, attention: [] }] : [];
  });
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
  const scores = scoreNext(beam, logits, offset, plan, count);
  return pickTop(logits, offset, scores, count).map((choice) => ({
    beam: index,
    choice,
    sumLogProb: beam.sumLogProb + choice.logProb,
  }));
}
