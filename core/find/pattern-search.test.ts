import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadPatternError } from './bad-pattern.ts';
import { compileProgram } from './pattern-program.ts';
import { PatternSearch } from './pattern-search.ts';
import { firstCharacters } from './first-characters.ts';
import type { PatternNode } from './pattern-syntax.ts';
import { readPattern } from './pattern-syntax.ts';

function searchFor(source: string, ignoreCase = false): PatternSearch {
  return new PatternSearch(compileProgram(readPattern(source, ignoreCase), ignoreCase));
}

/** All matches with their captures, as `String.matchAll` gives them. */
function matches(source: string, text: string, ignoreCase = false): readonly (string | undefined)[][] {
  const search = searchFor(source, ignoreCase);
  const found: (string | undefined)[][] = [];
  for (let from = 0; from <= text.length;) {
    const slots = search.find(text, from);
    if (slots === null) break;
    const groups: (string | undefined)[] = [];
    for (let i = 0; i < slots.length; i += 2) {
      groups.push(slots[i]! < 0 || slots[i + 1]! < 0 ? undefined : text.slice(slots[i], slots[i + 1]));
    }
    found.push([`${slots[0]}`, ...groups]);
    from = slots[1]! > from || slots[1]! > slots[0]! ? slots[1]! : slots[1]! + 1;
    if (slots[1] === slots[0]) from = slots[1]! + ((text.codePointAt(slots[1]!) ?? 0) > 0xffff ? 2 : 1);
  }
  return found;
}

function nativeMatches(source: string, text: string, ignoreCase = false): readonly (string | undefined)[][] {
  const expression = new RegExp(source, ignoreCase ? 'gimu' : 'gmu');
  return [...text.matchAll(expression)].map((match) => [`${match.index}`, ...match]);
}

const anyAtom = fc.constantFrom(
  'a',
  'b',
  'c',
  '.',
  '[ab]',
  '[^a]',
  '\\w',
  '\\s',
  '\\d',
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
        fc.constantFrom('a', 'b', '.', '[ab]', '\\w'),
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
  .array(fc.constantFrom('a', 'b', 'c', 'A', ' ', '\n', '1', '-', 'aa', 'ab'), { maxLength: 8 })
  .map((all) => all.join(''));

function isValid(source: string): boolean {
  try {
    return new RegExp(source, 'mu').source !== '';
  } catch {
    return false;
  }
}

/**
 * `RegExp` takes an optional part that matches nothing for absent (`(|a)?` finds `a`); here it is present. Nobody
 * writes this, and remembering failures would not allow it.
 */
function hasEmptyOption(node: PatternNode): boolean {
  switch (node.kind) {
    case 'repeat':
      return (
        (node.max !== Infinity && node.max > node.min && firstCharacters(node.body) === null) ||
        hasEmptyOption(node.body)
      );
    case 'sequence':
      return node.items.some(hasEmptyOption);
    case 'choice':
      return node.options.some(hasEmptyOption);
    case 'capture':
    case 'look':
      return hasEmptyOption(node.body);
    default:
      return false;
  }
}

describe('the pattern search', () => {
  it('finds what RegExp finds', () => {
    fc.assert(
      fc.property(anyPattern.filter(isValid), anyText, fc.boolean(), (source, text, ignoreCase) => {
        fc.pre(!hasEmptyOption(readPattern(source, ignoreCase).root));
        expect(matches(source, text, ignoreCase)).toEqual(nativeMatches(source, text, ignoreCase));
      }),
      { numRuns: 700 },
    );
  });

  it.each([
    ['.', 'a😀b'],
    ['[😀😁]+', 'x😁😀'],
    ['(?<=😀)b', '😀b'],
    ['(a*)*', 'aab'],
    ['(?:a?)*?b', 'aab'],
    ['(a|ab)(c|bcd)(d*)', 'abcd'],
    ['(z)((a+)?(b+)?(c))*', 'zaacbbbcac'],
    ['(?<year>\\d{4})-(\\d\\d)', 'on 2026-11 and 2027-01'],
    ['(\\w)\\1', 'book keeper'],
    ['(?<q>["\']).*?\\k<q>', `say "it's" or 'so'`],
    ['(?<=(\\d)(\\d))x', '12x'],
    ['(?<!a)b', 'ab bb'],
    ['a{2,3}?', 'aaaaaa'],
    ['[\\]\\-x]+', 'a]-x'],
    ['\\x41\\u0042\\cJ?', 'AB'],
    ['(?:)', 'ab'],
    ['^.', 'ab\ncd'],
    ['\\p{Script=Greek}+', 'abc αβγ'],
    ['[^]', 'a\n'],
  ])('agrees with RegExp about %s', (source, text) => {
    expect(matches(source, text)).toEqual(nativeMatches(source, text));
  });

  it('knows letters of every script as word characters, other than RegExp', () => {
    expect(matches('\\b\\w+\\b', 'Été à Łódź').map((match) => match[1])).toEqual(['Été', 'à', 'Łódź']);
    expect(matches('[\\w-]+', 'über-groß ja')[0]![1]).toBe('über-groß');
    expect(matches('\\W', 'é!')[0]![1]).toBe('!');
  });

  it.each([
    '(a+)+$',
    '(a|a)*$',
    '(a|aa)+$',
    '(.*)*(.*)*(.*)*!',
    '(\\w+\\s?)+$',
    '((a?){20}){20}b',
    'a*a*a*a*a*a*b',
  ])('answers %s on a long line at once', (source) => {
    const started = performance.now();
    searchFor(source).find(`${'a'.repeat(2000)}!?`, 0);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it.each(['((a+)+\\2)+!', '(?=((a+)+$))b', '(a)(?<=(a+)+b\\1)c'])(
    'gives %s up instead of hanging',
    (source) => {
      const search = searchFor(source);
      const outcome = (): unknown => {
        for (let i = 0; i < 100; i++) search.find('a'.repeat(200), 0);
        return 'finished';
      };
      try {
        expect(outcome()).toBe('finished');
      } catch (error) {
        expect(error).toBeInstanceOf(BadPatternError);
        expect((error as BadPatternError).reason).toBe('too-slow');
      }
    },
  );

  it.each(['(?:){1000000000}', '((a{100}){100}){100}', '(?:(?:){99999}){99999}'])(
    'refuses to write %s out',
    (source) => {
      expect(() => searchFor(source)).toThrow(BadPatternError);
    },
  );
});
