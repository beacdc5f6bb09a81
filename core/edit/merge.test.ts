import { describe, expect, it } from 'vitest';
import { mergeCues } from './merge.ts';
import { splitCue } from './split.ts';
import { after, contextOf, fileCue, spokenCue } from './testing/context.ts';

describe('merging cues', () => {
  it('joins neighbours into the first: its id, all the time, all the words', () => {
    const c = contextOf([
      spokenCue('a', 0, 1000, 'One two'),
      spokenCue('b', 1200, 2000, 'three.'),
      spokenCue('c', 3000, 4000, 'Four.'),
    ]);
    const [merged, rest, ...none] = after(c, mergeCues(c, ['b', 'a']));
    expect(merged).toMatchObject({
      id: 'a',
      startMs: 0,
      endMs: 2000,
      text: 'One two three.',
      origin: 'person',
    });
    expect(merged?.words?.map(({ text }) => text).join('')).toBe('One two three.');
    expect(merged?.confidence).toBeCloseTo(0.9);
    expect(rest?.id).toBe('c');
    expect(none).toEqual([]);
  });

  it('breaks the lines anew when they would be too long', () => {
    const c = contextOf([
      fileCue('a', 0, 1000, 'My grandfather gave me\nhis old camera'),
      fileCue('b', 1000, 2000, 'and I carried it everywhere.'),
    ]);
    expect(after(c, mergeCues(c, ['a', 'b']))[0]?.text).toBe(
      'My grandfather gave me his old camera\nand I carried it everywhere.',
    );
  });

  it('puts no space between Chinese, but between Korean', () => {
    const zh = contextOf([fileCue('a', 0, 1000, '我们今天'), fileCue('b', 1000, 2000, '去学校。')]);
    expect(after(zh, mergeCues(zh, ['a', 'b']))[0]?.text).toBe('我们今天去学校。');
    const ko = contextOf([fileCue('a', 0, 1000, '안녕'), fileCue('b', 1000, 2000, '하세요')]);
    expect(after(ko, mergeCues(ko, ['a', 'b']))[0]?.text).toBe('안녕 하세요');
  });

  it('keeps a line for each speaker', () => {
    const c = contextOf([
      { ...fileCue('a', 0, 1000, 'Yes.'), speaker: 'Ann' },
      { ...fileCue('b', 1000, 2000, 'No.'), speaker: 'Bob' },
    ]);
    const [merged] = after(c, mergeCues(c, ['a', 'b']));
    expect(merged?.text).toBe('Yes.\nNo.');
    expect(merged).not.toHaveProperty('speaker');
    const dashes = contextOf([fileCue('a', 0, 1000, '- Yes.'), fileCue('b', 1000, 2000, '- No.')]);
    expect(after(dashes, mergeCues(dashes, ['a', 'b']))[0]?.text).toBe('- Yes.\n- No.');
  });

  it('lets a sentence go on in a dialogue, its dash before the words that begin it', () => {
    const c = contextOf([
      fileCue('a', 15_605, 17_482, 'When I come back,'),
      fileCue('b', 17_482, 19_192, '- he says...\n- Good.'),
    ]);
    expect(after(c, mergeCues(c, ['a', 'b']))[0]?.text).toBe('- When I come back, he says...\n- Good.');
    const tagged = contextOf([
      spokenCue('a', 0, 1000, '{\\an8}<i>and then\nwe went</i>'),
      spokenCue('b', 1000, 2000, '–<i>home.</i>\n– Why?'),
    ]);
    const [merged] = after(tagged, mergeCues(tagged, ['a', 'b']));
    expect(merged?.text).toBe('{\\an8}<i>–and then we went home.</i>\n– Why?');
    expect(merged?.words?.map(({ text }) => text).join('')).toBe('–and then we went home. – Why?');
  });

  it('leaves a dialogue of others alone', () => {
    const joined = (left: string, right: string) => {
      const c = contextOf([fileCue('a', 0, 1000, left), fileCue('b', 1000, 2000, right)]);
      return after(c, mergeCues(c, ['a', 'b']))[0]?.text;
    };
    expect(joined('He left.', '- Good.\n- Yes.')).toBe('He left.\n- Good.\n- Yes.');
    expect(joined('Well,', '- Good.\n- Yes.')).toBe('Well,\n- Good.\n- Yes.');
    expect(joined('- I think', '- she left.')).toBe('- I think\n- she left.');
    expect(joined('- Yes.\n- I think', 'she left.')).toBe('- Yes.\n- I think she left.');
  });

  it('keeps lines that are right as they are', () => {
    const c = contextOf([
      fileCue('a', 0, 1000, 'My grandfather gave me his\nold camera'),
      fileCue('b', 1000, 2000, 'and left.'),
    ]);
    expect(after(c, mergeCues(c, ['a', 'b']))[0]?.text).toBe(
      'My grandfather gave me his\nold camera and left.',
    );
  });

  it('keeps italics together that a split had parted', () => {
    const c = contextOf([fileCue('a', 0, 4000, '<i>One two three four</i>')]);
    const parted = contextOf(after(c, splitCue(c, 'a', 2000)));
    expect(after(parted, mergeCues(parted, ['a', 'new-1']))[0]?.text).toBe('<i>One two three four</i>');
  });

  it('gives words to a part that had none', () => {
    const c = contextOf([spokenCue('a', 0, 1000, 'One'), fileCue('b', 1000, 3000, 'two three')]);
    expect(after(c, mergeCues(c, ['a', 'b']))[0]?.words).toMatchObject([
      { text: 'One', timing: 'attention' },
      { text: ' two', startMs: 1000, timing: 'given' },
      { text: ' three', endMs: 3000, timing: 'given' },
    ]);
  });

  it('passes empty cues over', () => {
    const c = contextOf([
      fileCue('a', 0, 1000, ''),
      fileCue('b', 1000, 2000, 'Text.'),
      fileCue('c', 2000, 3000, '<i></i>'),
    ]);
    expect(after(c, mergeCues(c, ['a', 'b', 'c']))[0]?.text).toBe('Text.');
  });

  it('refuses at once what no cue can hold', () => {
    const cues = Array.from({ length: 20_000 }, (_, i) =>
      fileCue(`${i}`, i * 1000, i * 1000 + 900, 'Some <i>text</i> here'),
    );
    const started = performance.now();
    expect(mergeCues(contextOf(cues), cues.map(({ id }) => id))).toBeNull(); // prettier-ignore
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('does nothing for one cue, none, or cues with another between them', () => {
    const c = contextOf([
      fileCue('a', 0, 1000, 'A'),
      fileCue('b', 1000, 2000, 'B'),
      fileCue('c', 2000, 3000, 'C'),
    ]);
    expect(mergeCues(c, ['a'])).toBeNull();
    expect(mergeCues(c, [])).toBeNull();
    expect(mergeCues(c, ['a', 'c'])).toBeNull();
  });
});
