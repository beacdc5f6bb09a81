import { expect, it } from 'vitest';
import { addSpeechScores, scoreSpeech } from './score-speech.ts';

const nothing = { text: '', words: [] };

it('counts words that are wrong, lost and invented apart, and names the places', () => {
  const said = { language: 'en', text: 'And it is worth mention in passing that we print fine types.' };
  const score = scoreSpeech(said, {
    text: 'is worth mansion in passing that we print fine types today',
    words: [],
  });
  expect(score.words).toEqual({ words: 12, substitutions: 1, deletions: 2, insertions: 1 });
  expect(score.differences).toEqual([
    { kind: 'lost', said: 'and it', heard: '' },
    { kind: 'wrong', said: 'mention', heard: 'mansion' },
    { kind: 'invented', said: '', heard: 'today' },
  ]);
});

it('counts Chinese by characters, words and characters alike', () => {
  const score = scoreSpeech({ language: 'zh', text: '今天天气很好。' }, { text: '今天天汽很好', words: [] });
  expect(score.words).toMatchObject({ words: 6, substitutions: 1 });
  expect(score.characters).toEqual({ said: 6, wrong: 1 });
});

it('measures starts and ends only of words that are right', () => {
  const words = [
    { text: 'Der', startMs: 100, endMs: 200 },
    { text: 'Raum', startMs: 300, endMs: 500 },
  ];
  const heard = [
    { text: 'der', startMs: 140, endMs: 190 },
    { text: 'Baum', startMs: 900, endMs: 990 },
  ];
  const score = scoreSpeech({ language: 'de', text: 'Der Raum', words }, { text: 'der Baum', words: heard });
  expect(score).toMatchObject({ startErrorsMs: [40], endErrorsMs: [10] });
});

it('a passage that was lost, and words where nobody speaks, are told as they are', () => {
  const lost = scoreSpeech({ language: 'en', text: 'one passage here' }, nothing);
  expect(lost.words.deletions).toBe(3);
  expect(lost.differences).toEqual([{ kind: 'lost', said: '1 passage here', heard: '' }]);
  const invented = scoreSpeech({ language: 'en', text: '' }, { text: 'Thank you.', words: [] });
  expect(addSpeechScores([lost, invented])).toMatchObject({
    clips: 2,
    words: { words: 3, deletions: 3, insertions: 2 },
    characters: { said: 14, wrong: 23 },
  });
});
