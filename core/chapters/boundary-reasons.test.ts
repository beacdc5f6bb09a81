import { expect, it } from 'vitest';
import { boundaryReasons } from './boundary-reasons.ts';
import { segmentsOf } from './ranked-segments.ts';
import { segmentChapters } from './segment-chapters.ts';
import { bread, garden, textOf } from './testing/talks.ts';

it('a boundary says which words end and begin, and what was seen and heard', () => {
  const atMs = garden.length * 6000;
  const text = {
    ...textOf([garden, ['Now let us bake dough for a loaf.', ...bread]]),
    cutsMs: [atMs - 500],
    windowsMs: [atMs - 1000],
    silences: [{ startMs: atMs - 2000, endMs: atMs - 900 }],
  };
  const segments = segmentsOf(segmentChapters(text), 2);
  const [first, second] = boundaryReasons(text, segments);
  expect(first).toBeNull();
  expect(segments[1]!.startMs).toBe(atMs - 500);
  expect(second).toMatchObject({
    ...{ pauseMs: 1100, cutMs: atMs - 500, windowMs: atMs - 1000, speaker: null },
    phrase: { of: 'begins', text: 'let us' },
  });
  expect(second!.wordsThatEnd).toContain('tomatoes');
  expect(second!.wordsThatBegin).toContain('dough');
});
