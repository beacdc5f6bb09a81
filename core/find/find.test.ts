import { describe, expect, it } from 'vitest';
import { after, contextOf, fileCue, spokenCue } from '../edit/testing/context.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { FindQuery } from './find.ts';
import { findMatches, rawRange, replaceMatch, replaceMatches } from './find.ts';

const plain: FindQuery = { text: '', regex: false, matchCase: false, wholeWord: false };

function cuesOf(...texts: readonly string[]): readonly TrackCue[] {
  return texts.map((text, i) => fileCue(`${i}`, i * 1000, i * 1000 + 900, text));
}

/** What was found, as text. */
function found(
  cues: readonly TrackCue[],
  query: Partial<FindQuery>,
  within: ReadonlySet<string> | null = null,
) {
  const result = findMatches(cues, { ...plain, ...query }, within);
  if (result.kind === 'bad-pattern') return result.reason;
  return result.matches.map(({ cueId, start, end }) => {
    const { text } = cues.find(({ id }) => id === cueId)!;
    const range = rawRange(text, { start, end });
    return text.slice(range.start, range.end);
  });
}

function replacedTexts(
  cues: readonly TrackCue[],
  query: Partial<FindQuery>,
  replacement: string,
): readonly string[] {
  const c = contextOf(cues);
  return after(c, replaceMatches(c, { ...plain, ...query }, replacement, null)).map(({ text }) => text);
}

describe('finding', () => {
  it('finds plain text in any case, or in the same', () => {
    const cues = cuesOf('The house, the THE', 'Other (a.b)');
    expect(found(cues, { text: 'the' })).toEqual(['The', 'the', 'THE', 'the']);
    expect(found(cues, { text: 'the', matchCase: true })).toEqual(['the', 'the']);
    expect(found(cues, { text: '(a.b)' })).toEqual(['(a.b)']);
    expect(found(cues, { text: 'ÉTÉ' })).toEqual([]);
    expect(found(cuesOf('un été', 'un e\u0301te\u0301'), { text: 'ÉTÉ' })).toEqual([
      'été',
      'e\u0301te\u0301',
    ]);
  });

  it('finds nothing for an empty query', () => {
    expect(found(cuesOf('abc'), { text: '' })).toEqual([]);
  });

  it('looks through tags and over line breaks, and knows where it was', () => {
    const cues = cuesOf('<i>Hel</i>lo world', 'Hello\nworld');
    const result = findMatches(cues, { ...plain, text: 'hello world' }, null);
    expect(result).toMatchObject({
      matches: [
        { cueId: '0', start: 0, end: 11 },
        { cueId: '1', start: 0, end: 11 },
      ],
    });
    expect(found(cues, { text: 'hello' })).toEqual(['Hel</i>lo', 'Hello']);
  });

  it('finds whole words in every script', () => {
    expect(found(cuesOf('übergroß über Über-', 'Cafés café'), { text: 'über', wholeWord: true })).toEqual([
      'über',
      'Über',
    ]);
    expect(found(cuesOf('Cafés café'), { text: 'café', wholeWord: true })).toEqual(['café']);
    expect(found(cuesOf('我们今天去学校'), { text: '学校', wholeWord: true })).toEqual(['学校']);
    expect(found(cuesOf('我们今天去学校'), { text: '们今', wholeWord: true })).toEqual([]);
  });

  it('finds patterns, lines by lines', () => {
    const cues = cuesOf('- Yes.\n- No.', 'Born 1987, not 87.');
    expect(found(cues, { text: '^- ', regex: true })).toEqual(['- ', '- ']);
    expect(found(cues, { text: '\\d{4}', regex: true })).toEqual(['1987']);
    expect(found(cues, { text: '\\d\\d', regex: true, wholeWord: true })).toEqual(['87']);
    expect(found(cues, { text: '(?<=not )\\d+', regex: true })).toEqual(['87']);
  });

  it('keeps to the selection', () => {
    expect(found(cuesOf('a', 'a', 'a'), { text: 'a' }, new Set(['1']))).toHaveLength(1);
  });

  it('says what is wrong with a pattern', () => {
    expect(findMatches(cuesOf('a'), { ...plain, text: '(a', regex: true }, null)).toEqual({
      kind: 'bad-pattern',
      reason: 'syntax',
      message: 'Unterminated group',
    });
    expect(found(cuesOf('a'), { text: '(?i:a)', regex: true })).toBe('unsupported');
    expect(found(cuesOf('a'), { text: 'a'.repeat(1001) })).toBe('too-long');
    expect(found(cuesOf('a'), { text: '((a{99}){99}){99}', regex: true })).toBe('too-long');
  });

  it('does not hang on a hostile pattern', () => {
    const cues = cuesOf(...Array.from({ length: 500 }, () => 'a'.repeat(84)));
    const started = performance.now();
    expect(found(cues, { text: '(a+)+$|b', regex: true })).toHaveLength(500);
    expect(found(cues, { text: '(a+)+!', regex: true })).toEqual([]);
    expect(found(cues, { text: '((a+)+\\2)+!', regex: true })).toBe('too-slow');
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  it('cuts a list that nobody steps through', () => {
    const result = findMatches(
      cuesOf(...Array.from({ length: 6 }, () => 'a'.repeat(19_000))),
      { ...plain, text: 'a' },
      null,
    );
    expect(result).toMatchObject({ kind: 'matches', more: true });
  });
});

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
    const one = replaceMatch(c, { cueId: '0', start: 2, end: 3 }, { ...plain, text: 'a' }, 'b');
    expect(after(c, one)[0]?.text).toBe('a b a');
    expect(replaceMatch(c, { cueId: '0', start: 1, end: 2 }, { ...plain, text: 'a' }, 'b')).toBeNull();
    expect(replaceMatch(c, { cueId: '9', start: 0, end: 1 }, { ...plain, text: 'a' }, 'b')).toBeNull();
  });
});
