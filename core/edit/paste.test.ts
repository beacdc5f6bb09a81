import { describe, expect, it } from 'vitest';
import { cuesAsText, cuesOfText, pasteCues } from './paste.ts';
import { after, contextOf, fileCue, spokenCue } from './testing/context.ts';

describe('cues on the clipboard', () => {
  const cues = [fileCue('a', 1000, 2000, 'First\nline'), fileCue('b', 2500, 4000, '<i>Second</i>')];

  it('are an SRT text, and come back from it with their times and texts', () => {
    const c = contextOf(cues);
    const text = cuesAsText(cues);
    expect(text).toContain('00:00:01,000 --> 00:00:02,000');
    const pasted = after(c, pasteCues(c, cuesOfText(c, text), 10_013));
    expect(pasted.slice(2)).toEqual([
      { id: 'new-1', startMs: 10_000, endMs: 11_000, text: 'First\nline', origin: 'person' },
      { id: 'new-2', startMs: 11_500, endMs: 13_000, text: '<i>Second</i>', origin: 'person' },
    ]);
  });

  it('keep words and speakers within the app', () => {
    const spoken = { ...spokenCue('a', 1000, 2000, 'One two'), speaker: 'Ann' };
    const c = contextOf([spoken]);
    const [, pasted] = after(c, pasteCues(c, [spoken], 5000));
    expect(pasted).toMatchObject({
      speaker: 'Ann',
      startMs: 5000,
      words: [{ startMs: 5000 }, { startMs: 5500 }],
    });
    expect(pasted?.id).not.toBe('a');
  });

  it('are made of any text: one for each paragraph, long enough to be read', () => {
    const c = contextOf([]);
    const made = after(
      c,
      pasteCues(c, cuesOfText(c, 'A sentence\r\nof two lines.\r\n\r\n\r\nAnother one.\n'), 2000),
    );
    expect(made.map(({ text }) => text)).toEqual(['A sentence\nof two lines.', 'Another one.']);
    expect(made[0]!.endMs - made[0]!.startMs).toBeGreaterThanOrEqual(833);
    expect(made[1]!.startMs).toBeGreaterThan(made[0]!.endMs);
  });

  it('are none of a text without any', () => {
    const c = contextOf(cues);
    expect(pasteCues(c, cuesOfText(c, ' \n '), 0)).toBeNull();
  });
});
