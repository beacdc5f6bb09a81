import { describe, expect, it } from 'vitest';
import { frameRate, frameToMs, nearestFrame } from '../time/frame-rate.ts';
import { splitCue, splitCueAtText } from './split.ts';
import { after, contextOf, fileCue, spokenCue } from './testing/context.ts';

const texts = (cues: readonly { readonly text: string }[]): readonly string[] => cues.map(({ text }) => text);

describe('splitting a cue at a time', () => {
  const cue = spokenCue('a', 1000, 5000, 'One two three four');

  it('gives each part the words that are spoken in it and keeps the id for the first', () => {
    const c = contextOf([cue]);
    const [first, second] = after(c, splitCue(c, 'a', 3000.4));
    expect(first).toMatchObject({ id: 'a', startMs: 1000, endMs: 2920, text: 'One two', origin: 'person' });
    expect(second).toMatchObject({
      id: 'new-1',
      startMs: 3000,
      endMs: 5000,
      text: 'three four',
      origin: 'person',
    });
    expect(first?.words?.map(({ text }) => text)).toEqual(['One', ' two']);
    expect(second?.words?.map(({ text, startMs }) => [text, startMs])).toEqual([
      [' three', 3000],
      [' four', 4000],
    ]);
  });

  it('names the cue by its number', () => {
    const c = contextOf([spokenCue('z', 0, 900, 'First.'), cue]);
    expect(splitCue(c, 'a', 3000)?.name).toEqual({ key: 'edit.split', values: { number: 2 } });
  });

  it('leaves a word to each part, however early or late the time', () => {
    const c = contextOf([cue]);
    expect(texts(after(c, splitCue(c, 'a', 1050)))).toEqual(['One', 'two three four']);
    expect(texts(after(c, splitCue(c, 'a', 4950)))).toEqual(['One two three', 'four']);
  });

  it('shares the text by characters where no word times are known, and invents none', () => {
    const c = contextOf([fileCue('a', 0, 4000, 'One two three four')]);
    const parts = after(c, splitCue(c, 'a', 1700));
    expect(texts(parts)).toEqual(['One two', 'three four']);
    expect(parts.every(({ words }) => words === undefined)).toBe(true);
  });

  it('divides Chinese between words', () => {
    const c = contextOf([fileCue('a', 0, 4000, '我们今天去学校上课')]);
    expect(texts(after(c, splitCue(c, 'a', 2000)))).toEqual(['我们今天', '去学校上课']);
  });

  it('closes and opens tags again, and repeats a position', () => {
    const c = contextOf([fileCue('a', 0, 4000, '{\\an8}<i>One two <b>three</b> four</i>')]);
    expect(texts(after(c, splitCue(c, 'a', 2600)))).toEqual([
      '{\\an8}<i>One two <b>three</b></i>',
      '{\\an8}<i>four</i>',
    ]);
  });

  it('joins the lines of a part that fits one line', () => {
    const c = contextOf([fileCue('a', 0, 4000, 'This is the first line\nand this is the second')]);
    expect(texts(after(c, splitCue(c, 'a', 2900)))).toEqual([
      'This is the first line and this is',
      'the second',
    ]);
  });

  it('keeps the lines of dialogue', () => {
    const c = contextOf([fileCue('a', 0, 4000, '- Yes.\n- No.\n- Perhaps.')]);
    expect(texts(after(c, splitCue(c, 'a', 2200)))).toEqual(['- Yes.\n- No.', '- Perhaps.']);
  });

  it('leaves the label to the first and the settings to both', () => {
    const c = contextOf([{ ...cue, label: 'intro', settings: 'line:0', speaker: 'Ann' }]);
    const [first, second] = after(c, splitCue(c, 'a', 3000));
    expect(first).toMatchObject({ label: 'intro', settings: 'line:0', speaker: 'Ann' });
    expect(second).toMatchObject({ settings: 'line:0', speaker: 'Ann' });
    expect(second).not.toHaveProperty('label');
  });

  it('puts a single word where it is spoken and leaves the other part to be written', () => {
    const c = contextOf([fileCue('a', 0, 4000, 'Word')]);
    expect(texts(after(c, splitCue(c, 'a', 3000)))).toEqual(['Word', '']);
    expect(texts(after(c, splitCue(c, 'a', 1000)))).toEqual(['', 'Word']);
  });

  it('does nothing outside the cue or within a frame of its edges', () => {
    const c = contextOf([cue]);
    for (const at of [500, 1000, 1039, 4961, 5000, 6000]) expect(splitCue(c, 'a', at)).toBeNull();
    expect(splitCue(c, 'nobody', 3000)).toBeNull();
  });

  it('recomputes the confidence of each part', () => {
    const words = cue.words!.map((word, i) => ({ ...word, confidence: i < 2 ? 1 : 0.5 }));
    const c = contextOf([{ ...cue, words, confidence: 0.75 }]);
    expect(after(c, splitCue(c, 'a', 3000)).map(({ confidence }) => confidence)).toEqual([1, 0.5]);
  });
});

describe('splitting a cue at a place of its text', () => {
  it('takes the time from the words, and hangs at most half a second in a pause', () => {
    const cue = spokenCue('a', 0, 6000, 'One two three', {
      words: [
        { startMs: 0, endMs: 500, text: 'One' },
        { startMs: 500, endMs: 1000, text: ' two' },
        { startMs: 4000, endMs: 4500, text: ' three' },
      ],
    });
    const c = contextOf([cue]);
    const [first, second] = after(c, splitCueAtText(c, 'a', 'One two'.length));
    // Half a second behind the last word, on a frame.
    expect(first).toMatchObject({ text: 'One two', endMs: 1480 });
    expect(second).toMatchObject({ text: 'three', startMs: 4000, endMs: 6000 });
  });

  it('closes a pause that the profile would close', () => {
    const cue = spokenCue('a', 0, 3000, 'One two', {
      words: [
        { startMs: 0, endMs: 700, text: 'One' },
        { startMs: 1500, endMs: 3000, text: ' two' },
      ],
    });
    const c = contextOf([cue]);
    expect(after(c, splitCueAtText(c, 'a', 4)).map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 1400],
      [1480, 3000],
    ]);
  });

  it('counts the offset in the raw text', () => {
    const c = contextOf([fileCue('a', 0, 4000, '<i>One two</i> three')]);
    expect(texts(after(c, splitCueAtText(c, 'a', '<i>One'.length)))).toEqual([
      '<i>One</i>',
      '<i>two</i> three',
    ]);
    expect(texts(after(c, splitCueAtText(c, 'a', '<i>One two</'.length)))).toEqual([
      '<i>One two</i>',
      'three',
    ]);
  });

  it('divides a word and its time where the caret stands inside it', () => {
    const c = contextOf([spokenCue('a', 0, 4000, 'downtown')]);
    const [first, second] = after(c, splitCueAtText(c, 'a', 4));
    expect(first?.words?.map(({ text, endMs }) => [text, endMs])).toEqual([['down', 1920]]);
    expect(second?.words?.map(({ text, startMs }) => [text, startMs])).toEqual([['town', 2000]]);
  });

  it('does nothing at the beginning and the end of the text', () => {
    const c = contextOf([fileCue('a', 0, 4000, ' One two ')]);
    expect(splitCueAtText(c, 'a', 0)).toBeNull();
    expect(splitCueAtText(c, 'a', 1)).toBeNull();
    expect(splitCueAtText(c, 'a', 8)).toBeNull();
  });

  it('stays on the frames of the film, at the playhead and at the caret', () => {
    const at = (rate: ReturnType<typeof frameRate>, hasFrames = true) => {
      const c = contextOf([spokenCue('a', 15_080, 19_120, 'One two three four five')], {
        frameRate: rate,
        hasFrames,
      });
      return [splitCue(c, 'a', 16_984), splitCueAtText(c, 'a', 'One two'.length)].map((edit) =>
        after(c, edit).map(({ startMs, endMs }) => [startMs, endMs]),
      );
    };
    expect(at(frameRate(25))).toEqual([
      [[15_080, 16_880], [16_960, 19_120]],
      [[15_080, 16_600], [16_680, 19_120]],
    ]); // prettier-ignore
    for (const spans of at(frameRate(24000, 1001))) {
      const [[, endMs], [startMs]] = spans as [[number, number], [number, number]];
      expect([endMs, startMs]).toEqual([endMs, startMs].map((ms) => frameToMs(nearestFrame(ms, frameRate(24000, 1001)), frameRate(24000, 1001)))); // prettier-ignore
    }
    // Sound alone, or uneven frames: there is nothing to keep to.
    expect(at(frameRate(25), false)[0]).toEqual([[15_080, 16_904], [16_984, 19_120]]); // prettier-ignore
  });

  it('makes no part too short to be seen, however soon a word is said', () => {
    const words = [
      { startMs: 1000, endMs: 1072, text: 'I' },
      { startMs: 1072, endMs: 2000, text: ' know' },
      { startMs: 2000, endMs: 3000, text: ' you.' },
    ];
    const c = contextOf([spokenCue('a', 1000, 3000, 'I know you.', { words })]);
    const spans = (offset: number) =>
      after(c, splitCueAtText(c, 'a', offset)).map(({ startMs, endMs }) => endMs - startMs);
    for (const offset of [1, 7]) for (const ms of spans(offset)) expect(ms).toBeGreaterThanOrEqual(833);
    const short = contextOf([fileCue('a', 0, 1000, 'I know you well enough.')]);
    expect(after(short, splitCueAtText(short, 'a', 1)).map(({ startMs, endMs }) => [startMs, endMs])).toEqual(
      [
        [0, 480],
        [560, 1000],
      ],
    );
  });
});
