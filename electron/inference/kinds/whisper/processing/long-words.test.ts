import { describe, expect, it } from 'vitest';
import { cutAtSegmentEdges, cutAtSentenceEnds, measureWords } from './long-words.ts';
import type { TimedWord } from './timed-words.ts';

function word(text: string, startMs: number, endMs: number): TimedWord {
  return { text, startMs, endMs, confidence: 1 };
}

describe('over-long words', () => {
  it('are measured by the median of the words that last at all, at most 0.7 s', () => {
    expect(measureWords([word('a', 0, 200), word('b', 200, 200), word('c', 200, 600)]).medianMs).toBe(300);
    expect(measureWords([word('a', 0, 5000)])).toEqual({ medianMs: 700, maxMs: 1400 });
    expect(measureWords([]).maxMs).toBe(0);
  });

  it('lose the pause at the end of a sentence', () => {
    const words = [
      word(' So', 0, 300),
      word('.', 300, 2300),
      word(' We', 2300, 4000),
      word(' go', 4000, 4300),
    ];
    const cut = cutAtSentenceEnds(words, { medianMs: 300, maxMs: 600 });
    expect(cut.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 300],
      [300, 900],
      [3400, 4000],
      [4000, 4300],
    ]);
  });

  it('start near the segment after a pause, and the segment takes its times from its words', () => {
    const segments = [
      { startMs: 0, endMs: 1000, words: [word(' One', 100, 400), word(' two.', 400, 900)] },
      { startMs: 5000, endMs: 6000, words: [word(' Three', 900, 5400), word(' four.', 5400, 7000)] },
    ];
    const [first, second] = cutAtSegmentEdges(segments, { medianMs: 300, maxMs: 600 });
    expect(first).toMatchObject({ startMs: 100, endMs: 900 });
    // The second word is too long as well, so both are cut from its end; then the segment's end cuts it again.
    expect(second?.words[0]).toMatchObject({ startMs: 5800, endMs: 6400 });
    expect(second?.words[1]).toMatchObject({ startMs: 6400 });
  });

  it('end with the segment when the last word runs on into silence', () => {
    const segments = [{ startMs: 0, endMs: 1200, words: [word(' Go', 0, 400), word(' home.', 400, 4000)] }];
    const [segment] = cutAtSegmentEdges(segments, { medianMs: 400, maxMs: 800 });
    expect(segment).toMatchObject({ startMs: 0, endMs: 1200 });
    expect(segment?.words[1]).toMatchObject({ startMs: 400, endMs: 1200 });
  });
});
