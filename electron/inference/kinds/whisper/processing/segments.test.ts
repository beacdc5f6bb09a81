import { describe, expect, it } from 'vitest';
import { splitSegments } from './segments.ts';

const t = (seconds: number): number => 100 + Math.round(seconds * 50);
const input = { timestampBegin: 100, msPerTimestamp: 20, audioMs: 10_000, truncated: false };

describe('splitSegments', () => {
  it('cuts at pairs of timestamps and keeps the times', () => {
    const tokens = [t(0.5), 1, 2, t(2), t(2.4), 3, t(4)];
    expect(splitSegments({ ...input, audioMs: 5000, tokens })).toEqual({
      segments: [
        { startMs: 500, endMs: 2000, from: 1, to: 3 },
        { startMs: 2400, endMs: 4000, from: 5, to: 6 },
      ],
      continueFromMs: undefined,
    });
  });

  it('goes on after a pair at the end, which announces another segment', () => {
    expect(splitSegments({ ...input, tokens: [t(0), 1, t(6), t(6)] }).continueFromMs).toBe(6000);
  });

  it('goes on behind a single timestamp that lies 2 s or more before the end, and not behind a later one', () => {
    expect(splitSegments({ ...input, tokens: [t(0), 1, t(4)] }).continueFromMs).toBe(4000);
    expect(splitSegments({ ...input, tokens: [t(0), 1, t(2), t(2), 2, t(8)] }).continueFromMs).toBe(8000);
    expect(splitSegments({ ...input, tokens: [t(0), 1, t(8.02)] }).continueFromMs).toBeUndefined();
    expect(splitSegments({ ...input, tokens: [t(0)] }).continueFromMs).toBeUndefined();
  });

  it('lets text without an end last to the end of the audio', () => {
    const { segments, continueFromMs } = splitSegments({ ...input, tokens: [t(0), 1, t(3), t(3.5), 2, 3] });
    expect(segments.at(-1)).toEqual({ startMs: 3500, endMs: 10_000, from: 4, to: 6 });
    expect(continueFromMs).toBeUndefined();
  });

  it('decodes a segment again that was cut off for lack of room, unless it is the first', () => {
    const cut = splitSegments({ ...input, truncated: true, tokens: [t(0), 1, t(3), t(3.5), 2, 3] });
    expect(cut.segments).toHaveLength(1);
    expect(cut.continueFromMs).toBe(3500);
    const first = splitSegments({ ...input, truncated: true, tokens: [t(0), 1, 2, 3] });
    expect(first.segments).toHaveLength(1);
    expect(first.continueFromMs).toBeUndefined();
  });

  it('cuts times at the end of the audio', () => {
    const { segments } = splitSegments({ ...input, audioMs: 2000, tokens: [t(1), 1, t(9)] });
    expect(segments).toEqual([{ startMs: 1000, endMs: 2000, from: 1, to: 2 }]);
  });
});
