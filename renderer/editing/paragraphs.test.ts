import { describe, expect, it } from 'vitest';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { buildParagraphs } from './paragraphs.ts';

const cue = (startMs: number, endMs: number, text = 'Some words.', speaker?: string): TrackCue => ({
  id: `c${startMs}`,
  startMs,
  endMs,
  text,
  origin: 'machine',
  ...(speaker === undefined ? {} : { speaker }),
});
const lengths = (cues: readonly TrackCue[]) =>
  buildParagraphs(cues).map((paragraph) => paragraph.cues.length);

describe('paragraphs of running text', () => {
  it('end at a pause of two seconds', () => {
    expect(lengths([cue(0, 1000), cue(2999, 4000), cue(6000, 7000)])).toEqual([2, 1]);
  });

  it('end where another person speaks', () => {
    expect(lengths([cue(0, 1, 'a', 'Ann'), cue(1, 2, 'b', 'Ann'), cue(2, 3, 'c', 'Ben')])).toEqual([2, 1]);
  });

  it('end with a sentence once they are long, in any script, and never grow without end', () => {
    const chinese = Array.from({ length: 40 }, (_, i) => cue(i * 10, i * 10 + 10, `${'字'.repeat(29)}。`));
    expect(Math.max(...lengths(chinese))).toBe(15);
    const endless = Array.from({ length: 100 }, (_, i) => cue(i * 10, i * 10 + 10, 'x'.repeat(40)));
    expect(Math.max(...lengths(endless))).toBe(30);
  });

  it('do not end behind a title, and see the end of a sentence through tags', () => {
    const long = (last: string) => [cue(0, 10, 'x'.repeat(460) + last), cue(10, 20, 'Smith came.')];
    expect(lengths(long(' met Dr.'))).toEqual([2]);
    expect(lengths(long('. <i>Yes.</i>'))).toEqual([1, 1]);
  });

  it('hold every cue once, in order', () => {
    const cues = Array.from({ length: 500 }, (_, i) => cue(i * 1500, i * 1500 + (i % 7) * 200 + 100));
    expect(buildParagraphs(cues).flatMap((paragraph) => paragraph.cues)).toEqual(cues);
    expect(buildParagraphs([])).toEqual([]);
  });
});
