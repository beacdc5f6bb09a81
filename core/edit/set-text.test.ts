import { describe, expect, it } from 'vitest';
import { setText } from './set-text.ts';
import type { CueWord } from './cue-words.ts';
import { after, contextOf, fileCue, spokenCue } from './testing/context.ts';

/** Text, start, end and confidence of the words after the text was changed. */
function wordsAfter(text: string, newText: string): readonly unknown[][] {
  const c = contextOf([spokenCue('a', 0, 1000 * text.split(/\s/u).length, text)]);
  const words: readonly CueWord[] = after(c, setText(c, 'a', newText))[0]!.words ?? [];
  return words.map((word) => [word.text, word.startMs, word.endMs, word.confidence]);
}

describe('setting the text of a cue', () => {
  it('keeps time and confidence of the words that stayed', () => {
    expect(wordsAfter('One two three four', 'One three four')).toEqual([
      ['One', 0, 1000, 0.9],
      [' three', 2000, 3000, 0.9],
      [' four', 3000, 4000, 0.9],
    ]);
  });

  it('takes case and punctuation for the same word', () => {
    expect(wordsAfter('one two three', 'One, two: THREE!')).toEqual([
      ['One,', 0, 1000, 0.9],
      [' two:', 1000, 2000, 0.9],
      [' THREE!', 2000, 3000, 0.9],
    ]);
  });

  it('gives a word that is put right the time of the wrong one, and no confidence', () => {
    expect(wordsAfter('One too three', 'One two three')[1]).toEqual([' two', 1000, 2000, undefined]);
  });

  it('shares the time of one word between the two that replace it', () => {
    expect(wordsAfter('Go downtown now', 'Go down town now')).toEqual([
      ['Go', 0, 1000, 0.9],
      [' down', 1000, 1500, undefined],
      [' town', 1500, 2000, undefined],
      [' now', 2000, 3000, 0.9],
    ]);
  });

  it('puts a new word into the pause where it stands', () => {
    const cue = spokenCue('a', 0, 4000, 'One three', {
      words: [
        { startMs: 0, endMs: 1000, text: 'One', confidence: 0.8 },
        { startMs: 3000, endMs: 4000, text: ' three', confidence: 0.6 },
      ],
    });
    const c = contextOf([cue]);
    const [changed] = after(c, setText(c, 'a', 'One two three'));
    expect(changed?.words?.[1]).toEqual({ startMs: 1000, endMs: 3000, text: ' two', timing: 'given' });
    expect(changed?.confidence).toBeCloseTo((0.8 * 3 + 0.6 * 5) / 8);
  });

  it('follows Chinese by characters', () => {
    const words = ['我', '们', '今', '天', '去'].map((text, i) => ({
      startMs: i * 100,
      endMs: i * 100 + 100,
      text,
      confidence: 0.9,
    }));
    const c = contextOf([{ ...fileCue('a', 0, 500, '我们今天去'), words }]);
    const [changed] = after(c, setText(c, 'a', '我们明天去'));
    expect(changed?.words).toMatchObject([
      { text: '我', startMs: 0, confidence: 0.9 },
      { text: '们', startMs: 100 },
      { text: '明', startMs: 200, endMs: 300, timing: 'given' },
      { text: '天', startMs: 300, confidence: 0.9 },
      { text: '去', startMs: 400 },
    ]);
  });

  it('keeps a word that the recogniser gave in parts', () => {
    const words = [
      { startMs: 0, endMs: 100, text: ' un' },
      { startMs: 100, endMs: 300, text: 'believable' },
      { startMs: 300, endMs: 500, text: ' luck' },
    ];
    const c = contextOf([{ ...fileCue('a', 0, 500, 'unbelievable luck'), words }]);
    expect(after(c, setText(c, 'a', 'unbelievable good luck'))[0]?.words).toMatchObject([
      { text: ' un', endMs: 100 },
      { text: 'believable', startMs: 100 },
      { text: ' good' },
      { text: ' luck', startMs: 300 },
    ]);
    expect(after(c, setText(c, 'a', 'Unbelievable luck'))[0]?.words?.[0]).toMatchObject({
      text: ' Unbelievable',
      startMs: 0,
      endMs: 300,
    });
  });

  it('leaves words and confidence alone when only lines or tags change', () => {
    const cue = spokenCue('a', 0, 2000, 'One two');
    const c = contextOf([cue]);
    const [changed] = after(c, setText(c, 'a', '<i>One</i>\r\ntwo'));
    expect(changed).toMatchObject({ text: '<i>One</i>\ntwo', confidence: 0.9 });
    expect(changed?.words).toEqual(cue.words);
  });

  it('drops a confidence that no word carries any more', () => {
    const c = contextOf([{ ...fileCue('a', 0, 2000, 'One two'), confidence: 0.5 }]);
    expect(after(c, setText(c, 'a', 'One three'))[0]).not.toHaveProperty('confidence');
    const spoken = contextOf([spokenCue('a', 0, 2000, 'One two')]);
    expect(after(spoken, setText(spoken, 'a', ''))[0]).toEqual({
      id: 'a',
      startMs: 0,
      endMs: 2000,
      text: '',
      origin: 'person',
    });
  });

  it('does nothing when the text is as it was', () => {
    const c = contextOf([fileCue('a', 0, 2000, 'One two')]);
    expect(setText(c, 'a', 'One two')).toBeNull();
  });

  it('gives up word times of which one would be longer than the library takes', () => {
    const c = contextOf([spokenCue('a', 0, 2000, 'One two')]);
    expect(after(c, setText(c, 'a', `One ${'x'.repeat(1500)}`))[0]).not.toHaveProperty('words');
  });

  it('refuses a text that the library would not take', () => {
    const c = contextOf([fileCue('a', 0, 2000, 'One two')]);
    expect(setText(c, 'a', 'x'.repeat(20_001))).toBeNull();
  });
});
