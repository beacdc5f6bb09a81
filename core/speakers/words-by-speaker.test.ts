import { expect, it } from 'vitest';
import { speakersOfWords } from './words-by-speaker.ts';

const turn = (startMs: number, endMs: number, speaker: number, confidence = 1) => ({
  startMs,
  endMs,
  speaker,
  confidence,
});

/** Words of 300 ms, 50 ms apart; a number is a pause. */
function words(...parts: readonly (string | number)[]) {
  let atMs = 0;
  return parts.flatMap((part) => {
    if (typeof part === 'number') {
      atMs += part;
      return [];
    }
    const startMs = atMs;
    atMs += 350;
    return [{ startMs, endMs: startMs + 300, text: ` ${part}` }];
  });
}

it('a change inside a word moves to its nearer edge', () => {
  const said = words('one', 'two', 'three', 'four');
  expect(speakersOfWords(said, [turn(0, 620, 0), turn(620, 2000, 1)])).toEqual([0, 0, 1, 1]);
  expect(speakersOfWords(said, [turn(0, 420, 0), turn(420, 2000, 1)])).toEqual([0, 1, 1, 1]);
});

it('a stray word does not switch, a short answer does', () => {
  const stray = words('so', 'we', 'have', 'to', 'go');
  expect(speakersOfWords(stray, [turn(0, 680, 0), turn(690, 1010, 1), turn(1040, 3000, 0)])).toEqual([
    0, 0, 0, 0, 0,
  ]);
  const answer = words('ready?', 400, 'Yes.', 400, 'Then', 'go');
  expect(speakersOfWords(answer, [turn(0, 340, 0), turn(740, 1060, 1), turn(1450, 3000, 0)])).toEqual([
    0, 1, 0, 0,
  ]);
});

it('a word outside of the turns belongs to the nearest, and far away to nobody', () => {
  const said = words('one', 400, 'two', 5000, 'far');
  expect(speakersOfWords(said, [turn(-1000, 0, 2), turn(1100, 1200, 1)])).toEqual([2, 1, undefined]);
  expect(speakersOfWords(said, [])).toEqual([undefined, undefined, undefined]);
  expect(speakersOfWords([{ startMs: 5, endMs: 5, text: 'x' }], [turn(0, 10, 1)])).toEqual([1]);
});

it('where two speak at once the sentence stays with who says the rest', () => {
  const said = words('I', 'think', 'that', 'we', 'should');
  expect(speakersOfWords(said, [turn(0, 1750, 0), turn(600, 1100, 1)])).toEqual([0, 0, 0, 0, 0]);
});
