import { describe, expect, it } from 'vitest';
import type { TrackCue } from '../../../../../core/project/track-cue.ts';
import { indexCues } from '../../../../player/cue-index.ts';
import { cueAtX, cuesBetween, edgeAtX } from './hit-test.ts';

const cue = (id: string, startMs: number, endMs: number): TrackCue => ({
  id,
  startMs,
  endMs,
  text: id,
  origin: 'machine',
});
const view = { startMs: 0, msPerPixel: 10 };
const cues = [cue('a', 1000, 2000), cue('b', 2000, 3000), cue('c', 4000, 4040), cue('d', 6000, 7000)];
const index = indexCues(cues);

function at(x: number, current: string | null = null) {
  const found = cueAtX(index, view, x, current);
  return found === null ? null : `${found.cue.id}:${found.part}`;
}

describe('what lies under the pointer', () => {
  it('has generous edges and always a body', () => {
    expect(at(96)).toBe('a:start');
    expect(at(107)).toBe('a:start');
    expect(at(150)).toBe('a:body');
    expect(at(195)).toBe('a:end');
    expect(at(80)).toBeNull();
  });

  it('gives each side of a shared edge to its own cue', () => {
    expect(at(197)).toBe('a:end');
    expect(at(203)).toBe('b:start');
  });

  it('prefers the current cue where two can be meant', () => {
    expect(at(203, 'a')).toBe('a:end');
    expect(at(197, 'b')).toBe('b:start');
  });

  it('lets a cue of a few pixels be moved and trimmed', () => {
    expect(at(402)).toBe('c:body');
    expect(at(396)).toBe('c:start');
    expect(at(408)).toBe('c:end');
  });

  it('finds a long cue under many later ones', () => {
    const long = [
      cue('sign', 0, 60_000),
      ...Array.from({ length: 50 }, (_, i) => cue(`x${i}`, 1000 * i + 10, 1000 * i + 500)),
    ];
    expect(cueAtX(indexCues(long), { startMs: 40_000, msPerPixel: 10 }, 70, null)?.cue.id).toBe('sign');
  });

  it('selects by marquee in both directions whatever is touched', () => {
    expect(cuesBetween(index, 1500, 2500).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(cuesBetween(index, 6500, 4020).map(({ id }) => id)).toEqual(['c', 'd']);
    expect(cuesBetween(index, 3100, 3200)).toEqual([]);
  });
});

describe('the edges of the current cue, away from its block', () => {
  it('can be taken, its middle and its surroundings can not', () => {
    expect(edgeAtX(view, cues[0]!, 101)).toBe('start');
    expect(edgeAtX(view, cues[0]!, 201)).toBe('end');
    expect(edgeAtX(view, cues[0]!, 150)).toBeNull();
    expect(edgeAtX(view, cues[0]!, 90)).toBeNull();
  });

  it('are not told apart where they are too near to each other', () => {
    expect(edgeAtX(view, cues[2]!, 400)).toBeNull();
  });
});
