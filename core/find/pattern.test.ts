import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadPatternError } from './bad-pattern.ts';
import { compilePattern } from './pattern.ts';

/** All matches with their captures and places. */
function matches(
  source: string,
  text: string,
  ignoreCase = false,
): readonly (readonly (string | undefined)[])[] {
  return [...text.matchAll(compilePattern(source, ignoreCase))].map((match) => [`${match.index}`, ...match]);
}

function nativeMatches(source: string, text: string, ignoreCase = false): ReturnType<typeof matches> {
  const expression = new RegExp(source, ignoreCase ? 'gimu' : 'gmu');
  return [...text.matchAll(expression)].map((match) => [`${match.index}`, ...match]);
}

const anyAtom = fc.constantFrom(
  'a',
  '.',
  '[ab]',
  '[^a]',
  '\\w',
  '\\W',
  '[\\W1]',
  '[^\\W1]',
  '[^\\w-]',
  '[\\w\\W]',
  '\\s',
  '\\\\w',
  '\\b',
  '\\B',
  '^',
  '$',
  '\\p{Lu}',
  '\\u{1F600}',
  '[a-c\\s]',
);

const { pattern: anyPattern } = fc.letrec<{ pattern: string; piece: string; group: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    {
      weight: 3,
      arbitrary: fc.array(tie('piece'), { minLength: 1, maxLength: 3 }).map((all) => all.join('')),
    },
    { weight: 1, arbitrary: fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `${a}|${b}`) },
  ),
  piece: fc.oneof(
    { maxDepth: 4 },
    anyAtom,
    fc
      .tuple(
        fc.constantFrom('a', '.', '[ab]', '\\w', '\\W', '[^\\Wb]'),
        fc.constantFrom('*', '+', '?', '*?', '+?', '{2}', '{1,2}', '{0,2}?'),
      )
      .map((two) => two.join('')),
    tie('group'),
    fc.tuple(tie('group'), fc.constantFrom('', '', '?', '{2}', '{1,2}')).map((two) => two.join('')),
  ),
  group: fc
    .tuple(fc.constantFrom('(', '(?:', '(?=', '(?!', '(?<=', '(?<!'), tie('pattern'))
    .map(([open, body]) => `${open}${body})`),
}));

const anyText = fc
  .array(fc.constantFrom('a', 'b', 'c', 'A', ' ', '\n', '1', '-', '_', 'aa', '\\w'), { maxLength: 8 })
  .map((all) => all.join(''));

function isValid(source: string): boolean {
  try {
    return new RegExp(source, 'mu').source !== '';
  } catch {
    return false;
  }
}

describe('a pattern', () => {
  it('finds in ASCII what RegExp finds', () => {
    fc.assert(
      fc.property(anyPattern.filter(isValid), anyText, fc.boolean(), (source, text, ignoreCase) => {
        expect(matches(source, text, ignoreCase)).toEqual(nativeMatches(source, text, ignoreCase));
      }),
      { numRuns: 700 },
    );
  });

  it.each([
    ['.', 'a😀b'],
    ['[😀😁]+', 'x😁😀'],
    ['(?<=😀)b', '😀b'],
    ['(?<year>\\d{4})-(\\d\\d)', 'on 2026-11 and 2027-01'],
    ['(\\w)\\1', 'book keeper'],
    ['(?<q>["\']).*?\\k<q>', `say "it's" or 'so'`],
    ['(?<!a)b', 'ab bb'],
    ['[\\]\\-x]+', 'a]-x'],
    ['[\\W^a]', '^ab'],
    ['[^\\W^a]', '^ab'],
    ['[\\\\W]', '\\W'],
    ['\\x41\\u0042\\cJ?', 'AB'],
    ['(?:)', 'ab'],
    ['/', 'a/b'],
    ['\\p{Script=Greek}+', 'abc αβγ'],
    ['[^]', 'a\n'],
  ])('agrees with RegExp about %s', (source, text) => {
    expect(matches(source, text)).toEqual(nativeMatches(source, text));
  });

  it('knows letters of every script as word characters, other than RegExp', () => {
    expect(matches('\\b\\w+\\b', 'Été à Łódź').map((match) => match[1])).toEqual(['Été', 'à', 'Łódź']);
    expect(matches('[\\w-]+', 'über-groß ja')[0]![1]).toBe('über-groß');
    expect(matches('\\W', 'é!')[0]![1]).toBe('!');
    expect(matches('[\\W\\d]+', 'é!1ß').map((match) => match[1])).toEqual(['!1']);
    expect(matches('[^\\Wé]', 'é!ß').map((match) => match[1])).toEqual(['ß']);
    expect(matches('\\bd', 'éd d').map((match) => match[0])).toEqual(['3']);
    expect(matches('\\B.', 'éd').map((match) => match[1])).toEqual(['d']);
  });

  it.each(['(', '[', 'a**', '\\b*', '[\\W-a]', '(?<a>x)\\k<b>', '\\'])('refuses %s', (source) => {
    expect(() => compilePattern(source, false)).toThrow(BadPatternError);
  });
});
