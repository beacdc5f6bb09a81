import { describe, expect, it } from 'vitest';
import { foldText, nameOrder } from './same-text.ts';

describe('texts that people take for the same', () => {
  it.each([
    ['Straße', 'STRASSE'],
    ['été', 'E\u0301TE\u0301'],
    ['ﬁlm', 'Film'],
    ['１２', '12'],
  ])('%s and %s', (a, b) => expect(foldText(a)).toBe(foldText(b)));

  it('keep accents apart', () => {
    expect(foldText('ete')).not.toBe(foldText('été'));
  });
});

describe('the order of names', () => {
  it('counts', () => {
    expect(['clip 10', 'Clip 2', 'äpfel', 'zebra'].toSorted(nameOrder('en'))).toEqual([
      'äpfel',
      'Clip 2',
      'clip 10',
      'zebra',
    ]);
  });
});
