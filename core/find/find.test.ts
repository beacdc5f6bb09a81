import { describe, expect, it } from 'vitest';
import { fileCue } from '../edit/testing/context.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { FindQuery } from './find.ts';
import { findMatches, rawRange } from './find.ts';

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
    expect(found(cuesOf('a'), { text: 'a'.repeat(1001) })).toBe('too-long');
  });

  it('knows look-arounds, back-references and modifiers', () => {
    expect(found(cuesOf('Price: 30 € or 40 $'), { text: '(?<=: )\\d+(?= €)', regex: true })).toEqual(['30']);
    expect(found(cuesOf('so so the the end'), { text: '\\b(\\w+) \\1\\b', regex: true })).toEqual([
      'so so',
      'the the',
    ]);
    expect(found(cuesOf('ab AB'), { text: '(?i:a)b', regex: true, matchCase: true })).toEqual(['ab']);
  });

  it('goes on behind a letter beyond U+FFFF, whole words or not', () => {
    const cues = cuesOf('𠮷野家 𠮷𠮷', '𝐀𝐁 𝐀', '😀a😀');
    expect(found(cues, { text: '𝐀', wholeWord: true })).toEqual(['𝐀']);
    expect(found(cues, { text: '𝐀', matchCase: true })).toEqual(['𝐀', '𝐀']);
    expect(found(cues, { text: '𠮷', wholeWord: true })).toContain('𠮷');
    expect(found(cues, { text: '𝐀', regex: true, wholeWord: true })).toEqual(['𝐀']);
    expect(found(cues, { text: '😀', wholeWord: true })).toEqual(['😀', '😀']);
    expect(found(cues, { text: '[😀-😂]', regex: true })).toEqual(['😀', '😀']);
  });

  it('finds nothing between the halves of a letter beyond U+FFFF', () => {
    const result = findMatches(cuesOf('😀a'), { ...plain, text: 'x*', regex: true }, null);
    expect(result).toMatchObject({ matches: [{ start: 0 }, { start: 2 }, { start: 3 }] });
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
