import { describe, expect, it } from 'vitest';
import { StretchSplitter } from './split-stretches.ts';

/** Words of 300 ms, one after the other; a number is a pause in milliseconds. */
function words(fromMs: number, ...texts: (string | number)[]) {
  let startMs = fromMs;
  return texts.flatMap((text) => {
    if (typeof text === 'number') {
      startMs += text;
      return [];
    }
    startMs += 300;
    return [{ startMs: startMs - 300, endMs: startMs, text: ` ${text}` }];
  });
}

const textOf = (stretch: readonly { readonly text: string }[]) => stretch.map(({ text }) => text).join('');

describe('cutting growing text into stretches', () => {
  it('ends them with a sentence or in the last pause, and holds the rest back', () => {
    const splitter = new StretchSplitter();
    expect(textOf(splitter.push(words(0, 'It', 'rains.')))).toBe(' It rains.');
    expect(splitter.pendingFromMs).toBeUndefined();
    expect(textOf(splitter.push(words(1000, 'When', 700, 'the', 700, 'sun')))).toBe(' When the');
    expect(splitter.pendingFromMs).toBe(1000 + 2 * 1000);
    expect(splitter.push(words(3300, 'comes'))).toEqual([]);
    expect(textOf(splitter.push(words(5000, 'out')))).toBe(' sun comes');
    expect(textOf(splitter.end())).toBe(' out');
    expect(splitter.end()).toEqual([]);
  });

  it.each(['说完了。', 'Really?"', 'Und dann…', 'Ende!»', 'सच।', 'صحيح؟', 'ነው።', '「行こう。」'])(
    'takes %s for the end of a sentence',
    (text) => {
      expect(new StretchSplitter().push(words(0, text))).toHaveLength(1);
    },
  );

  it('does not part a title from its name', () => {
    expect(new StretchSplitter().push(words(0, 'We', 'met', 'Dr.'))).toEqual([]);
  });

  it('does not wait for ever for someone who never pauses', () => {
    const splitter = new StretchSplitter();
    const endless = Array.from({ length: 68 }, () => 'on');
    expect(splitter.push(words(0, ...endless.slice(0, 60)))).toEqual([]);
    expect(splitter.push(words(18_000, ...endless.slice(60)))).toHaveLength(68);
  });

  it('takes nothing from nothing', () => {
    expect(new StretchSplitter().push([])).toEqual([]);
  });
});
