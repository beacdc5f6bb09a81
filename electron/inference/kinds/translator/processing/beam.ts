import { endsInLoop } from '../../../processing/repetition.ts';

/** A sequence that grows by one token a step. */
export interface Sequence {
  /** Behind the tokens that every translation begins with; without the end. */
  readonly tokens: readonly number[];
  /** Sum of the natural logarithms of the tokens' probabilities, with that of the end once it has ended. */
  readonly sumLogProb: number;
  /** True for the one whose every token was the likeliest. */
  readonly greedy: boolean;
}

export interface BeamRules {
  readonly beams: number;
  readonly endToken: number;
  /** Power of the length that a sum is divided by (1: the mean). */
  readonly lengthPenalty: number;
  /** Tokens given in front of every translation that count for its length, as transformers reckons. */
  readonly givenTokens: number;
  readonly noRepeatNgram: number;
  /** Tokens after which a translation is taken as it is. */
  readonly maxTokens: number;
}

export interface Finished extends Sequence {
  readonly score: number;
}

/** The beams of one text. */
export interface BeamState {
  readonly going: readonly Sequence[];
  /** How many of `going` are beams; the greedy sequence may go on beside them. */
  readonly beams: number;
  readonly finished: readonly Finished[];
  /** The greedy sequence, where it ended beside the beams. */
  readonly greedyEnd: Finished | undefined;
  readonly done: boolean;
}

export interface Continuation {
  /** Place in `going`. */
  readonly beam: number;
  readonly token: number;
  readonly logProb: number;
}

export const firstBeam: BeamState = {
  going: [{ tokens: [], sumLogProb: 0, greedy: true }],
  beams: 1,
  finished: [],
  greedyEnd: undefined,
  done: false,
};

/** False for a token that would repeat what must not come again, or close a loop. */
export function mayFollow({ tokens }: Sequence, token: number, rules: BeamRules): boolean {
  if (token === rules.endToken) return true;
  const next = [...tokens, token];
  return !endsInLoop(next) && !repeatsNgram(next, rules.noRepeatNgram);
}

function repeatsNgram(tokens: readonly number[], size: number): boolean {
  const last = tokens.length - size;
  if (size === 0 || last <= 0) return false;
  for (let start = 0; start < last; start++) {
    let same = 0;
    while (same < size && tokens[start + same] === tokens[last + same]) same++;
    if (same === size) return true;
  }
  return false;
}

/**
 * One step of the beam search of transformers (no early stopping): of the best continuations, those that end are set
 * aside when they are among the first `beams`, the others go on; a text is done when what goes on cannot become better
 * than what has ended. With one beam it is the greedy search: the first end is the end. With several, the greedy
 * sequence goes on beside them once it falls out, so that more beams never find something less likely.
 *
 * @param continuations of all sequences, of each its likeliest first, at least `2 · beams` where there are so many
 * @returns the new state, and for each sequence in `going` the place of the one that it continues
 */
export function advance(
  state: BeamState,
  continuations: readonly Continuation[],
  rules: BeamRules,
): { readonly state: BeamState; readonly sources: readonly number[] } {
  const step = takeStep(state, continuations, rules);
  const length = step.going[0]?.sequence.tokens.length ?? 0;
  const over = length >= rules.maxTokens || isDone(step.finished, step.bestSum, length, rules);
  const going = over ? [] : step.going;
  const cutOff = over && !isDone(step.finished, step.bestSum, length, rules) ? step.going : [];
  const finished = cutOff.reduce(
    (kept, { sequence }) => keepBest(kept, finish(sequence, 0, rules), rules.beams),
    step.finished,
  );
  const beside = going.some(({ sequence }) => sequence.greedy)
    ? undefined
    : followGreedy(state, continuations, rules);
  const all = beside?.next ? [...going, beside.next] : going;
  return {
    state: {
      going: all.map(({ sequence }) => sequence),
      beams: going.length,
      finished,
      greedyEnd: beside?.ended ?? state.greedyEnd,
      done: all.length === 0,
    },
    sources: all.map(({ from }) => from),
  };
}

/** A sequence and the place of the one that it continues. */
interface Step {
  readonly sequence: Sequence;
  readonly from: number;
}

function takeStep(
  { going, beams, finished: before }: BeamState,
  continuations: readonly Continuation[],
  rules: BeamRules,
): { readonly going: readonly Step[]; readonly finished: readonly Finished[]; readonly bestSum: number } {
  const greedy = greedyChoice(going, continuations);
  const candidates = continuations
    .filter(({ beam }) => beam < beams)
    .map((choice) => ({ from: choice.beam, choice, sequence: extend(going, choice, choice === greedy) }))
    .sort((a, b) => b.sequence.sumLogProb - a.sequence.sumLogProb)
    .slice(0, 2 * rules.beams);
  const next: Step[] = [];
  let finished = before;
  for (const [rank, { from, choice, sequence }] of candidates.entries()) {
    if (next.length === rules.beams) break;
    if (choice.token !== rules.endToken) next.push({ from, sequence });
    else if (rank < rules.beams) finished = keepBest(finished, end(sequence, rules), rules.beams);
    if (rules.beams === 1) break;
  }
  return { going: next, finished, bestSum: candidates[0]?.sequence.sumLogProb ?? -Infinity };
}

function greedyChoice(
  going: readonly Sequence[],
  continuations: readonly Continuation[],
): Continuation | undefined {
  const place = going.findIndex(({ greedy }) => greedy);
  return continuations.find(({ beam }) => beam === place);
}

function followGreedy(
  { going }: BeamState,
  continuations: readonly Continuation[],
  rules: BeamRules,
): { readonly next?: Step; readonly ended?: Finished } | undefined {
  const choice = greedyChoice(going, continuations);
  if (!choice || rules.beams === 1) return undefined;
  const sequence = extend(going, choice, true);
  if (choice.token === rules.endToken) return { ended: end(sequence, rules) };
  if (sequence.tokens.length >= rules.maxTokens) return { ended: finish(sequence, 0, rules) };
  return { next: { sequence, from: choice.beam } };
}

function extend(
  going: readonly Sequence[],
  { beam, token, logProb }: Continuation,
  greedy: boolean,
): Sequence {
  const { tokens, sumLogProb } = going[beam]!;
  return { tokens: [...tokens, token], sumLogProb: sumLogProb + logProb, greedy };
}

/** Of a sequence whose last token is the end. */
function end({ tokens, sumLogProb, greedy }: Sequence, rules: BeamRules): Finished {
  return finish({ tokens: tokens.slice(0, -1), sumLogProb, greedy }, 1, rules);
}

/** The best of a text; empty when nothing could be decoded (a damaged model computes no numbers). */
export function bestOf({ finished, greedyEnd }: BeamState): Finished {
  const [first, ...others] = greedyEnd ? [...finished, greedyEnd] : finished;
  if (!first) return { tokens: [], sumLogProb: -Infinity, greedy: false, score: -Infinity };
  return others.reduce((best, other) => (other.score > best.score ? other : best), first);
}

function scoreOf(sumLogProb: number, length: number, { lengthPenalty, givenTokens }: BeamRules): number {
  return sumLogProb / Math.max(1, length + givenTokens) ** lengthPenalty;
}

function finish(sequence: Sequence, ends: 0 | 1, rules: BeamRules): Finished {
  return { ...sequence, score: scoreOf(sequence.sumLogProb, sequence.tokens.length + ends, rules) };
}

function keepBest(finished: readonly Finished[], added: Finished, count: number): readonly Finished[] {
  return [...finished, added].sort((a, b) => b.score - a.score).slice(0, count);
}

function isDone(finished: readonly Finished[], bestSum: number, length: number, rules: BeamRules): boolean {
  if (finished.length < rules.beams) return false;
  if (rules.beams === 1) return true;
  return (finished.at(-1)?.score ?? -Infinity) >= scoreOf(bestSum, length, rules);
}
