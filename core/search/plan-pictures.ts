/** Which pictures of a video are looked at: one a shot and at least one every two seconds. */
import type { ShotChange } from '../media/shot-change.ts';

/** Pictures are taken at tenths of a second. */
export const pictureStepMs = 100;
const longestMs = 2000;
/** Shots that nobody sees are none. */
const shortestMs = 200;

export interface PlannedPicture {
  /** Where it is taken: a multiple of `pictureStepMs`. */
  readonly timeMs: number;
  /** What it stands for. */
  readonly startMs: number;
  readonly endMs: number;
}

/** In order, none of them twice; each in the middle of what it stands for, so that it is no blend of two shots. */
export function planPictures(
  changes: readonly Pick<ShotChange, 'timeMs'>[],
  durationMs: number,
): readonly PlannedPicture[] {
  const planned: PlannedPicture[] = [];
  const edges = [0];
  for (const { timeMs } of changes) {
    if (timeMs - edges.at(-1)! >= shortestMs && durationMs - timeMs >= shortestMs) edges.push(timeMs);
  }
  for (const [at, startMs] of edges.entries()) {
    const endMs = edges[at + 1] ?? Math.max(1, durationMs);
    const count = Math.max(1, Math.ceil((endMs - startMs) / longestMs));
    for (let part = 0; part < count; part++) planned.push(pictureOf(startMs, endMs, part, count));
  }
  return planned;
}

function pictureOf(startMs: number, endMs: number, part: number, count: number): PlannedPicture {
  const edge = (place: number) => Math.round(startMs + ((endMs - startMs) * place) / count);
  const middle = edge(part + 0.5);
  return {
    timeMs: Math.floor(middle / pictureStepMs) * pictureStepMs,
    startMs: edge(part),
    endMs: edge(part + 1),
  };
}
