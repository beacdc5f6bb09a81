import { describe, expect, it } from 'vitest';
import { frameRate } from '../time/frame-rate.ts';
import { edgeAt, type EdgePlace } from './edge-at.ts';
import { contextOf, fileCue } from './testing/context.ts';

const cues = [fileCue('a', 1000, 9000, 'A sign on the wall'), fileCue('b', 10_000, 12_000, 'Next.')];
const at = (cueId: string, place: EdgePlace, more = {}) => edgeAt(contextOf(cues, more), cueId, place);

describe('setting an edge at the playhead', () => {
  it('keeps the frame that is seen in the cue: the out point includes it', () => {
    expect(at('a', { edge: 'end', timeMs: 4520, meant: 'frame' })).toBe(4560);
    expect(at('a', { edge: 'end', timeMs: 4559.4, meant: 'frame' })).toBe(4560);
    expect(at('a', { edge: 'start', timeMs: 4559.4, meant: 'frame' })).toBe(4520);
    const ntsc = { frameRate: frameRate(30000, 1001) };
    expect(at('a', { edge: 'end', timeMs: 4538, meant: 'frame' }, ntsc)).toBe(4571);
  });

  it('takes what is heard where it is, on the nearest frame', () => {
    expect(at('a', { edge: 'end', timeMs: 4530, meant: 'moment' })).toBe(4520);
    expect(at('a', { edge: 'start', timeMs: 4541, meant: 'moment' })).toBe(4560);
    expect(at('a', { edge: 'end', timeMs: 4530.4, meant: 'moment' }, { hasFrames: false })).toBe(4530);
  });

  it('keeps the gap beside a neighbour, but goes over it where that was chosen', () => {
    expect(at('a', { edge: 'end', timeMs: 9970, meant: 'frame' })).toBe(9920);
    expect(at('a', { edge: 'end', timeMs: 10_000, meant: 'frame' })).toBe(10_040);
    expect(at('b', { edge: 'start', timeMs: 9040, meant: 'frame' })).toBe(9080);
    expect(at('b', { edge: 'start', timeMs: 8000, meant: 'frame' })).toBe(8000);
  });
});
