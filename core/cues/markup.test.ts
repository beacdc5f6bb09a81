import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeTags, tokenizeMarkup, unbalancedTags, visibleText } from './markup.ts';

describe('cue text', () => {
  it.each([
    ['<i>Hello</i> <b>you</b>', 'Hello you'],
    ['<font color="#ff0000">red</font>', 'red'],
    ['{\\an8}Top\nline', 'Top\nline'],
    ['<c.yellow.bg_blue>x</c> <v Fred>y', 'x y'],
    ['one <00:00:01.500>two', 'one two'],
    ['I <3 you & a < b > c', 'I <3 you & a < b > c'],
    ['<sighs> <unknown>', '<sighs> <unknown>'],
    ['the &lt;b> tag', 'the <b> tag'],
    ['&lt;3 &amp; &LT;b>', '&lt;3 &amp; &LT;b>'],
    ['{not a tag}', '{not a tag}'],
    ['<I>loud</I>', 'loud'],
  ])('%j is seen as %j', (text, visible) => {
    expect(visibleText(text)).toBe(visible);
  });

  it('loses nothing when it is cut into tokens', () => {
    const piece = fc.constantFrom(
      '<i>',
      '</i>',
      '<',
      '>',
      '&lt;',
      'b',
      ' ',
      '{\\an8}',
      '{',
      '}',
      'v x',
      '/',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        expect(
          tokenizeMarkup(text)
            .map((token) => token.raw)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('shows an escaped text as it was', () => {
    const piece = fc.constantFrom('<i>', '</b>', '<c.x>', '<font a=b>', 'x', '<', '>', ' ', '<00:01.000>');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(visibleText(escapeTags(pieces.join('')))).toBe(pieces.join(''));
      }),
    );
  });

  it.each([
    ['<i>a</i>', []],
    ['<i>a', ['<i>']],
    ['a</b>', ['</b>']],
    ['<i><b>a</i></b>', ['<i>', '<b>', '</i>', '</b>'].filter((tag) => tag === '<i>' || tag === '</i>')],
    ['<v Fred>a', []],
    ['a < b', []],
  ])('finds the unbalanced tags of %j', (text, tags) => {
    expect(unbalancedTags(text)).toEqual(tags);
  });

  it('takes time in proportion to the text on hostile input', () => {
    for (const piece of ['<i ', '{\\', '&lt;i ', '<', '<font <font', '&lt;&lt;i', '<i>']) {
      const text = piece.repeat(50_000);
      const before = process.cpuUsage();
      visibleText(text);
      tokenizeMarkup(text);
      escapeTags(text);
      unbalancedTags(text);
      expect(process.cpuUsage(before).user / 1000, piece).toBeLessThan(3000);
    }
  });
});
