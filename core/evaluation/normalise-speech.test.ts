import { expect, it } from 'vitest';
import { normaliseSpeech } from './normalise-speech.ts';

it.each([
  [
    'The Gutenberg, or “forty-two line Bible” of about fourteen fifty-five,',
    'the gutenberg or 42 line bible of about 1455',
  ],
  [
    'It’s $3,000 – 5% off; he won’t, they’re late.',
    'it is 3000 dollars 5 percent off he will not they are late',
  ],
  ["Thy beauty's field, unear'd and tatter'd", 'thy beautys field uneared and tattered'],
  ['Uh, the colour they realised [laughter] was grey.', 'the color they realized was gray'],
  ['one thousand two hundred and six men, and two dogs', '1206 men and 2 dogs'],
  ['the twenty-first of May, the 21st', 'the 21st of may the 21st'],
  ['Pi is 3.14. Done.', 'pi is 3.14 done'],
  ['three, four, five', '3 4 5'],
  ['Henry IV, chapter two', 'henry 4 chapter 2'],
])('English texts that say the same are equal: %s', (text, expected) => {
  expect(normaliseSpeech(text, 'en-GB').join(' ')).toBe(expected);
});

it('other languages lose case and punctuation, and keep their letters', () => {
  expect(normaliseSpeech('L’eau, où «çà» ? Straße!', 'fr')).toEqual(['l', 'eau', 'où', 'çà', 'straße']);
});

it('scripts without spaces are counted by characters, Latin words in them whole', () => {
  expect(normaliseSpeech('我用 iPhone 15，好吗？', 'zh-Hant')).toEqual([
    '我',
    '用',
    'iphone',
    '15',
    '好',
    '吗',
  ]);
  expect(normaliseSpeech('안녕 하세요', 'ko')).toEqual(['안', '녕', '하', '세', '요']);
});

it('nothing is left of what is no speech', () => {
  expect(normaliseSpeech('♪ [Music] ♪', 'en')).toEqual([]);
});
