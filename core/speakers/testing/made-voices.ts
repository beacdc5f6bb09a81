/** Talks made of numbers: voices are directions, windows are those with noise on them. */
import type { HeardSpeech } from '../find-speakers.ts';
import type { Stretch } from '../stretch.ts';
import { voiceWindows } from '../voice-windows.ts';

export interface MadeTurn extends Stretch {
  readonly speaker: number;
}

const dimensions = 32;
/** How alike windows of one voice are: about .72, as of real encoders. */
const noiseShare = 0.62;

/** The same for the same seed; `regions` as the detector would find them, one for each turn. */
export function madeTalk(turns: readonly MadeTurn[], seed = 1): HeardSpeech {
  const next = randomNumbers(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next());
  const direction = () => unit(Float32Array.from({ length: dimensions }, gauss));
  const common = direction();
  const voices = new Map<number, Float32Array>();
  for (const { speaker } of turns)
    if (!voices.has(speaker)) voices.set(speaker, unit(mix(common, direction(), 0.9)));
  const windows = turns.flatMap((turn) =>
    voiceWindows([turn]).map((window) => ({ window, speaker: turn.speaker })),
  );
  const vectors = new Float32Array(windows.length * dimensions);
  for (const [row, { speaker }] of windows.entries())
    vectors.set(unit(mix(voices.get(speaker)!, direction(), noiseShare)), row * dimensions);
  return {
    ...{ regions: turns, windows: windows.map(({ window }) => window), vectors, dimensions },
    levels: undefined,
  };
}

/** Turns of some speakers in a random order, with pauses. */
export function madeTurns(counts: readonly number[], seed = 1): readonly MadeTurn[] {
  const next = randomNumbers(seed);
  const order = counts
    .flatMap((count, speaker) => Array.from({ length: count }, () => ({ speaker, at: next() })))
    .toSorted((a, b) => a.at - b.at);
  let atMs = 0;
  return order.map(({ speaker }) => {
    const startMs = atMs + 200 + Math.round(600 * next());
    const endMs = startMs + 900 + Math.round(4000 * next());
    atMs = endMs;
    return { startMs, endMs, speaker };
  });
}

function mix(a: Float32Array, b: Float32Array, share: number): Float32Array {
  return a.map((value, at) => value + share * b[at]!);
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** From 0 up to 1 (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
