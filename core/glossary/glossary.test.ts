import { describe, expect, it } from 'vitest';
import { distance, isAlike } from './alike.ts';
import { correctionOf, countLeft, queryOf } from '../find/correction.ts';
import { promptOf, promptTokens } from './prompt.ts';
import { formatTerms, normaliseTerm, parseTerms } from './term.ts';

describe('terms', () => {
  it.each([
    ['  Ada \t Lovelace ', 'Ada Lovelace'],
    ['“Kolmogorov”,', 'Kolmogorov'],
    ['- Saint-Étienne', 'Saint-Étienne'],
    ['U.S.', 'U.S.'],
    ['C++', 'C++'],
    ['古腾堡', '古腾堡'],
    ['cafe\u0301', 'café'],
    ['—', undefined],
    ['', undefined],
    ['x'.repeat(81), undefined],
  ])('are put in order: %j', (typed, text) => {
    expect(normaliseTerm(typed)).toBe(text);
  });

  it('are read from lines and written as lines', () => {
    const lines = '# names\r\nAda Lovelace\n\nada lovelace\nKyoto\n';
    expect(parseTerms(lines)).toEqual(['ada lovelace', 'Kyoto']);
    expect(parseTerms(formatTerms(['Kyoto', 'Ada']))).toEqual(['Kyoto', 'Ada']);
  });
});

describe('the prompt', () => {
  const library = (text: string) => ({ text, mediaId: null });
  const own = (text: string) => ({ text, mediaId: 'video' });

  it('has the names of the library before those of the video, and what was typed last', () => {
    expect(promptOf([library('Kyoto'), own('Ada')], ' Sidecut ')).toBe('Kyoto, Ada, Sidecut');
    expect(promptOf([], ' ')).toBeUndefined();
    expect(promptOf([library('Kyoto'), own('KYOTO')])).toBe('KYOTO');
  });

  it('drops the oldest names of the library first, whole, where there is no room', () => {
    const many = Array.from({ length: 200 }, (_, i) => library(`Person${i} Name`));
    const prompt = promptOf([...many, own('Ada Lovelace')], 'Navier-Stokes')!;
    expect(prompt).toMatch(/^Person\d+ Name, .*, Person199 Name, Ada Lovelace, Navier-Stokes$/);
    expect(prompt.length * 0.55).toBeLessThan(promptTokens);
    expect(prompt.length).toBeGreaterThan(200);
  });

  it('takes fewer names of scripts that cost more', () => {
    const names = Array.from({ length: 200 }, (_, i) => library(`东京塔${String.fromCharCode(0x4e00 + i)}`));
    expect(promptOf(names)!.split(', ').length).toBeLessThan(30);
  });
});

describe('words alike', () => {
  it.each([
    ['Gutenburg', 'Gutenberg'],
    ['Guten Berg', 'Gutenberg'],
    ['Fillip', 'Philipp'],
    ['Kolmogoroff', 'Kolmogorov'],
    ['Katherine', 'Catherine'],
    ['effect', 'affect'],
    ['Saint Etienne', 'Saint-Étienne'],
    ['Достоевски', 'Достоевский'],
  ])('%s and %s', (a, b) => expect(isAlike(a, b)).toBe(true));

  it.each([
    ['house', 'mouth'],
    ['cat', 'cut'],
    ['morning', 'Gutenberg'],
    ['London', 'Lisbon'],
  ])('not %s and %s', (a, b) => expect(isAlike(a, b)).toBe(false));

  it('differ by letters added, left out, changed and swapped', () => {
    expect(distance('kitten', 'sitting')).toBe(3);
    expect(distance('form', 'from')).toBe(1);
    expect(distance('', 'abc')).toBe(3);
  });
});

describe('a correction', () => {
  it.each([
    ['He met Guttenburg in Mainz.', 'He met Gutenberg in Mainz.', 'Guttenburg', 'Gutenberg', true],
    ['by guten berg,\nthe printer', 'by Gutenberg,\nthe printer', 'guten berg', 'Gutenberg', true],
    ['we use side cut here', 'we use Sidecut here', 'side cut', 'Sidecut', true],
    ['the sidecut app', 'the Sidecut app', 'sidecut', 'Sidecut', true],
    ['no affect on it', 'no effect on it', 'affect', 'effect', false],
    [
      '<i>Mister Cole Moghorov</i> said',
      '<i>Mister Kolmogorov</i> said',
      'Cole Moghorov',
      'Kolmogorov',
      true,
    ],
    ['他是古登宝先生', '他是古腾堡先生', '登宝', '腾堡', false],
  ])('is found in %j', (before, after, from, to, isName) => {
    expect(correctionOf(before, after)).toEqual({ from, to, isName });
  });

  it.each([
    ['punctuation', 'Well, yes', 'Well yes.'],
    ['a capital that begins a sentence', 'and so it was', 'And so it was'],
    ['small words', 'he was in the house', 'he was on the house'],
    ['another word', 'a big house', 'a big garden'],
    ['what is written anew', 'one two three four five', 'Some Other Words Entirely Here'],
    ['an addition', 'he met Ada', 'he met Ada Lovelace'],
    ['figures', 'it was 1984 then', 'it was 1985 then'],
  ])('is not %s', (_, before, after) => {
    expect(correctionOf(before, after)).toBeUndefined();
  });

  it('counts where the old form is left, as whole words', () => {
    const correction = { from: 'Guttenburg', to: 'Gutenberg', isName: true };
    expect(countLeft(correction, ['Guttenburg!', 'guttenburg and <i>Guttenburg</i>', 'Guttenburger'])).toBe(
      3,
    );
    expect(queryOf({ from: 'sidecut', to: 'Sidecut', isName: true }).matchCase).toBe(true);
  });
});
