/** One microphone for each person, a track of sound each: who is loud in the own one speaks, whatever the others hear. */
import type { SpeakersResult } from '../analysis/speakers.ts';
import { levelMs } from './sound-levels.ts';
import { speechEdges } from './speech-edges.ts';
import type { Stretch } from './stretch.ts';
import { joinPieces } from './turns-of-windows.ts';

export interface Microphone {
  /** Where somebody speaks in this track, in order. */
  readonly regions: readonly Stretch[];
  /** Every 10 ms, see `LevelMeter`. */
  readonly levels: Int8Array;
}

/** How loud a person is in the own track: what a tenth of the speech is above. */
const loudShare = 0.9;
/** A track is held against the loudest at least so far below it: one that only hears others is quiet all the time. */
const maxDifferenceDb = 8;
/** Who is so much quieter than another at the same moment, each against the own usual, is heard through the room. */
const throughRoomDb = 10;
/** Levels are averaged over this many moments on both sides: 0.2 s together. */
const smoothing = 10;

/** Speaker by speaker in the order of who speaks first; a track in which its person says nothing is no speaker. */
export function speakersOfTracks(tracks: readonly Microphone[]): SpeakersResult {
  const speech = tracks.map(({ regions, levels }) => speechEdges(regions, levels));
  const relative = relativeLevels(tracks, speech);
  const pieces = speech.flatMap((own, track) =>
    own.flatMap((stretch) =>
      stretchesOf(stretch, (at) =>
        relative.every((other) => (relative[track]![at] ?? 0) >= (other[at] ?? -Infinity) - throughRoomDb),
      ).map((piece) => ({ ...piece, speaker: track, sure: piece.endMs - piece.startMs })),
    ),
  );
  const turns = tracks
    .flatMap((_, track) => joinPieces(pieces.filter(({ speaker }) => speaker === track)))
    .toSorted((a, b) => a.startMs - b.startMs);
  const order = [...new Set(turns.map(({ speaker }) => speaker))];
  return {
    speakers: order.map((track) => ({
      speechMs: turns.reduce(
        (sum, { speaker, startMs, endMs }) => sum + (speaker === track ? endMs - startMs : 0),
        0,
      ),
      voice: null,
    })),
    turns: turns.map((turn) => ({ ...turn, speaker: order.indexOf(turn.speaker) })),
    findsOverlap: true,
  };
}

/** Smoothed, each against how loud its person is. */
function relativeLevels(
  tracks: readonly Microphone[],
  speech: readonly (readonly Stretch[])[],
): readonly Float32Array[] {
  const louds = tracks.map(({ levels }, track) => loudest(levels, speech[track]!));
  const top = Math.max(...louds);
  return tracks.map(({ levels }, track) => {
    const usual = Math.max(louds[track]!, top - maxDifferenceDb);
    return smoothed(levels).map((level) => level - usual);
  });
}

function loudest(levels: Int8Array, speech: readonly Stretch[]): number {
  /** How often each level comes, at its distance from the loudest there is. */
  const counts = new Float64Array(129);
  let moments = 0;
  for (const { startMs, endMs } of speech) {
    for (const level of levels.subarray(Math.round(startMs / levelMs), Math.round(endMs / levelMs))) {
      counts[-level]! += 1;
      moments += 1;
    }
  }
  let above = 0;
  const found = counts.findIndex((count) => (above += count) > (1 - loudShare) * moments);
  return found < 0 ? -Infinity : -found;
}

function smoothed(levels: Int8Array): Float32Array {
  const sums = new Float64Array(levels.length + 1);
  for (let at = 0; at < levels.length; at++) sums[at + 1] = sums[at]! + levels[at]!;
  return Float32Array.from(levels, (_, at) => {
    const [from, to] = [Math.max(0, at - smoothing), Math.min(levels.length, at + smoothing + 1)];
    return (sums[to]! - sums[from]!) / (to - from);
  });
}

/** The parts of a stretch in which it holds. */
function stretchesOf({ startMs, endMs }: Stretch, holds: (at: number) => boolean): readonly Stretch[] {
  const found: { startMs: number; endMs: number }[] = [];
  for (let at = Math.floor(startMs / levelMs); at * levelMs < endMs; at++) {
    if (!holds(at)) continue;
    const [fromMs, toMs] = [Math.max(startMs, at * levelMs), Math.min(endMs, (at + 1) * levelMs)];
    const last = found.at(-1);
    if (last?.endMs === fromMs) last.endMs = toMs;
    else found.push({ startMs: fromMs, endMs: toMs });
  }
  return found.filter((one) => one.endMs - one.startMs >= minTurnMs);
}

/** Shorter ones are a cough, or a door. */
const minTurnMs = 150;
