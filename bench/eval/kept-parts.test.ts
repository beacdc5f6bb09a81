import { describe, expect, it } from 'vitest';
import { keepsParts, partsToKeep } from './kept-parts.ts';

describe('parts that a translation keeps', () => {
  it('are tags, quoted names and numbers', () => {
    expect(partsToKeep('<i>At 12:30</i> he said “Blue Star” 2 times.')).toEqual([
      '<i>',
      '</i>',
      'Blue Star',
      '12',
      '30',
      '2',
    ]);
  });

  it('must be there as often as in the source', () => {
    expect(keepsParts('It costs 7 euros.', 'Cuesta 7 euros.')).toBe(true);
    expect(keepsParts('It costs 7 euros.', 'Cuesta siete euros.')).toBe(false);
    expect(keepsParts('<i>No</i>.', '<i>No.')).toBe(false);
  });

  it('include the mark that ends the sentence, full-width or not', () => {
    expect(keepsParts('Where is it?', '在哪里？')).toBe(true);
    expect(keepsParts('Where is it?', '在哪里。')).toBe(false);
    expect(keepsParts('<i>Yes!</i>', '<i>是！</i>')).toBe(true);
  });
});
