import { describe, expect, it } from 'vitest';
import { after, contextOf, fileCue, spokenCue } from '../edit/testing/context.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { FindQuery } from './find.ts';
import { replaceAllEdit, replaceInTexts, replaceMatches, replaceOneEdit } from './replace.ts';

const plain: FindQuery = { text: '', regex: false, matchCase: false, wholeWord: false };

function cuesOf(...texts: readonly string[]): readonly TrackCue[] {
  return texts.map((text, i) => fileCue(`${i}`, i * 1000, i * 1000 + 900, text));
}

function replacedTexts(
  cues: readonly TrackCue[],
  query: Partial<FindQuery>,
  replacement: string,
): readonly string[] {
  const c = contextOf(cues);
  return after(c, replaceMatches(c, { ...plain, ...query }, replacement, null)).map(({ text }) => text);
}

describe('replacing', () => {
  it('keeps the tags around and inside a match', () => {
    expect(replacedTexts(cuesOf('<i>old</i> and <b>o</b>ld'), { text: 'old' }, 'new')).toEqual([
      '<i>new</i> and <b>new</b>',
    ]);
  });

  it('puts text in as text: no tag comes of it', () => {
    expect(replacedTexts(cuesOf('a b'), { text: 'b' }, '<b>')).toEqual(['a &lt;b>']);
    expect(replacedTexts(cuesOf('a <x'), { text: 'x' }, 'i>')).toEqual(['a &lt;i>']);
    expect(replacedTexts(cuesOf('price'), { text: 'price' }, '$1 $& \\n')).toEqual(['$1 $& \\n']);
  });

  it('fills in groups', () => {
    const cues = cuesOf('Smith, John');
    expect(replacedTexts(cues, { text: '(\\w+), (\\w+)', regex: true }, '$2 $1 $& $$ $3 $12')).toEqual([
      'John Smith Smith, John $ $3 Smith2',
    ]);
    expect(
      replacedTexts(cues, { text: '(?<last>\\w+), (?<first>\\w+)', regex: true }, '$<first>\\n$<last>$<x>'),
    ).toEqual(['John\nSmith$<x>']);
  });

  it('replaces empty matches once each', () => {
    expect(replacedTexts(cuesOf('Yes.\nNo.'), { text: '^', regex: true }, '- ')).toEqual(['- Yes.\n- No.']);
  });

  it('lets words follow', () => {
    const c = contextOf([spokenCue('a', 0, 3000, 'One too three')]);
    const [cue] = after(c, replaceMatches(c, { ...plain, text: 'too' }, 'two', null));
    expect(cue?.words).toMatchObject([
      { text: 'One' },
      { text: ' two', startMs: 1000, endMs: 2000 },
      { text: ' three' },
    ]);
    expect(cue?.words?.[1]).not.toHaveProperty('confidence');
  });

  it('counts what it replaced, only in the selection', () => {
    const c = contextOf(cuesOf('a a', 'a', 'b'));
    expect(replaceMatches(c, { ...plain, text: 'a' }, 'x', null)?.name.values).toEqual({ count: 3 });
    expect(replaceMatches(c, { ...plain, text: 'a' }, 'x', new Set(['1']))?.changes).toHaveLength(1);
    expect(replaceMatches(c, { ...plain, text: 'q' }, 'x', null)).toBeNull();
    expect(replaceMatches(c, { ...plain, text: '(', regex: true }, 'x', null)).toBeNull();
  });

  it('replaces one match, if it is still there', () => {
    const c = contextOf(cuesOf('a a a'));
    const replaceOne = (cueId: string, start: number, end: number) => {
      const scope = { kind: 'one', match: { cueId, start, end } } as const;
      return replaceOneEdit(c, replaceInTexts(c.cues, { ...plain, text: 'a' }, 'b', scope));
    };
    expect(after(c, replaceOne('0', 2, 3))[0]?.text).toBe('a b a');
    expect(replaceOne('0', 1, 2)).toBeNull();
    expect(replaceOne('9', 0, 1)).toBeNull();
  });

  it('replaces empty matches beside letters beyond U+FFFF', () => {
    expect(replacedTexts(cuesOf('😀a'), { text: '(?<=😀)|$', regex: true }, '-')).toEqual(['😀-a-']);
  });

  it('knows named groups, also one that took no part', () => {
    expect(
      replacedTexts(cuesOf('10:30', '9'), { text: '(?<h>\\d+)(?::(?<m>\\d+))?', regex: true }, '$<h>h$<m>'),
    ).toEqual(['10h30', '9h']);
    expect(replacedTexts(cuesOf('a'), { text: '(?<x>a)', regex: true }, '$<toString>')).toEqual([
      '$<toString>',
    ]);
  });

  it('leaves a cue alone that was changed since its text was computed', () => {
    const cues = cuesOf('a a', 'a');
    const texts = replaceInTexts(cues, { ...plain, text: 'a' }, 'b', { kind: 'all' });
    const c = contextOf([{ ...cues[0]!, text: 'other' }, cues[1]!]);
    const edit = replaceAllEdit(c, texts);
    expect(after(c, edit).map(({ text }) => text)).toEqual(['other', 'b']);
    expect(edit?.name.values).toEqual({ count: 1 });
    expect(replaceOneEdit(c, texts)).toBeNull();
  });
});
