/** Who speaks when, as the words and cues of a track say now. */
import type { SpeakersResult } from '../../core/analysis/speakers.ts';
import { labelsOf } from '../../core/edit/speaker-labels.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';

export interface SpokenTurn {
  readonly startMs: number;
  readonly endMs: number;
  readonly speaker: string;
}

/** Turns by their start; they overlap where two speak at once. */
export interface SpokenTurns {
  readonly turns: readonly SpokenTurn[];
  /** `latestEnd[i]`: the largest `endMs` of turns 0 to i, see [Note: Cue index]. */
  readonly latestEnd: Float64Array;
}

interface Run {
  readonly startMs: number;
  readonly endMs: number;
  readonly speaker: string | null;
}

/** A speaker who stops for less, while nobody else speaks, goes on. */
const pauseMs = 1500;

export const noTurns: SpokenTurns = { turns: [], latestEnd: new Float64Array(0) };

const runsByCue = new WeakMap<TrackCue, readonly Run[]>();

/** Of each speaker in turn; a cue without words is one run. */
export function runsOfCue(cue: TrackCue): readonly Run[] {
  const known = runsByCue.get(cue);
  if (known !== undefined) return known;
  const runs = findRuns(cue);
  runsByCue.set(cue, runs);
  return runs;
}

function findRuns(cue: TrackCue): readonly Run[] {
  const { startMs, endMs, words = [] } = cue;
  const labels = labelsOf(cue).map((label) => label ?? null);
  const first = labels[0] ?? null;
  if (labels.every((label) => label === first)) return [{ startMs, endMs, speaker: first }];
  const runs: { startMs: number; endMs: number; speaker: string | null }[] = [];
  for (const [i, word] of words.entries()) {
    const spokenBy = labels[i] ?? null;
    const last = runs.at(-1);
    if (last?.speaker === spokenBy) last.endMs = Math.max(last.endMs, word.endMs);
    else runs.push({ startMs: word.startMs, endMs: word.endMs, speaker: spokenBy });
  }
  // The cue is on the screen before its first word and after its last.
  if (runs[0] !== undefined) runs[0].startMs = Math.min(runs[0].startMs, startMs);
  const last = runs.at(-1);
  if (last !== undefined) last.endMs = Math.max(last.endMs, endMs);
  return runs;
}

const turnsByCues = new WeakMap<readonly TrackCue[], SpokenTurns>();

/** The same for the same list, which is never changed in place. */
export function turnsOfCues(cues: readonly TrackCue[]): SpokenTurns {
  const known = turnsByCues.get(cues);
  if (known !== undefined) return known;
  const turns = indexed(joinRuns(cues.flatMap(runsOfCue)));
  turnsByCues.set(cues, turns);
  return turns;
}

function joinRuns(runs: readonly Run[]): readonly SpokenTurn[] {
  const turns: { startMs: number; endMs: number; speaker: string }[] = [];
  /** Nobody else has spoken since the last turn began. */
  let goesOn = false;
  for (const { startMs, endMs, speaker } of runs) {
    const last = turns.at(-1);
    if (speaker === null) goesOn = false;
    else if (goesOn && last?.speaker === speaker && startMs - last.endMs <= pauseMs) {
      last.endMs = Math.max(last.endMs, endMs);
    } else {
      turns.push({ startMs, endMs, speaker });
      goesOn = true;
    }
  }
  return turns.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
}

function indexed(turns: readonly SpokenTurn[]): SpokenTurns {
  if (turns.length === 0) return noTurns;
  const latestEnd = new Float64Array(turns.length);
  let latest = 0;
  for (const [i, { endMs }] of turns.entries()) latestEnd[i] = latest = Math.max(latest, endMs);
  return { turns, latestEnd };
}

/** What was found in the sound, where no text has names yet. */
export function turnsOfResult({ turns }: SpeakersResult, nameOf: (speaker: number) => string): SpokenTurns {
  return indexed(turns.map(({ startMs, endMs, speaker }) => ({ startMs, endMs, speaker: nameOf(speaker) })));
}

/** Index of the first turn that ends after `timeMs`: all before it are over. */
export function firstTurnReaching({ latestEnd }: SpokenTurns, timeMs: number): number {
  let low = 0;
  let high = latestEnd.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (latestEnd[middle]! > timeMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The turn that a time lies in, of two at once the later one; -1 where nobody speaks. */
export function turnAt(spoken: SpokenTurns, timeMs: number): number {
  let found = -1;
  for (let i = firstTurnReaching(spoken, timeMs); i < spoken.turns.length; i += 1) {
    const { startMs, endMs } = spoken.turns[i]!;
    if (startMs > timeMs) break;
    if (endMs > timeMs) found = i;
  }
  return found;
}
