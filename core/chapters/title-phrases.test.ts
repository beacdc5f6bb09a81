import { expect, it } from 'vitest';
import { createStemmer } from '../language/stemmers.ts';
import { phrasesIn } from './title-phrases.ts';

function phrases(text: string, language = 'en'): readonly string[] {
  const sentence = { startMs: 0, endMs: 1000, text, speaker: null, language };
  return phrasesIn(sentence, createStemmer()).map((phrase) => phrase.text);
}

it.each([
  ['a dash', 'Plant tomatoes — bread comes later.'],
  ['a hyphen for a dash', 'Plant tomatoes - bread comes later.'],
  ['a dash without spaces', 'Plant tomatoes—bread comes later.'],
  ['an ellipsis without spaces', 'Plant tomatoes...bread comes later.'],
  ['a bracket', 'Plant tomatoes (bread comes later).'],
  ['a tag', 'Plant tomatoes <b>now</b> bread comes later.'],
])('%s parts phrases', (_what, text) => {
  const found = phrases(text);
  expect(found).toEqual(expect.arrayContaining(['tomatoes', 'bread']));
  expect(found.filter((phrase) => /tomatoes.*bread/u.test(phrase))).toEqual([]);
});

it('no phrase has markup or an address in it', () => {
  const found = phrases('Visit https://garden.invalid/tomatoes and the <i>warm soil</i> of <u>gardens</u>.');
  expect(found.filter((phrase) => /[<>/]/u.test(phrase))).toEqual([]);
});

it('names of several parts stay whole', () => {
  expect(phrases('The state of the art kitchen')).toContain('state of the art kitchen');
  expect(phrases('Use TCP/IP networks')).toContain('TCP/IP networks');
});

it('what leans on the next word does not end a phrase', () => {
  expect(phrases("The company's report")).toEqual(['company', "company's report", 'report']);
  expect(phrases("We eat at McDonald's.")).toContain("McDonald's");
});

it('a text of one endless sentence takes its time from its length', () => {
  expect(phrases('番茄’土壤'.repeat(2000), 'zh').length).toBeGreaterThan(4000);
  expect(phrases('tomato soil '.repeat(5000)).length).toBeGreaterThan(10_000);
});

it.each([
  ['We can run the tests.', 'run'],
  ['The switch is stable now.', 'stable'],
  ['Share the screen first.', 'Share'],
])('%s says what is done or how something is with one word', (text, word) => {
  const sentence = { startMs: 0, endMs: 1000, text, speaker: null, language: 'en' };
  const found = phrasesIn(sentence, createStemmer());
  expect(found.filter(({ isPredicate }) => isPredicate).map((phrase) => phrase.text)).toEqual([word]);
});

it.each(['The run was long.', 'Rent is high.', 'A share of the firm.'])('%s names something', (text) => {
  const sentence = { startMs: 0, endMs: 1000, text, speaker: null, language: 'en' };
  const [first] = phrasesIn(sentence, createStemmer());
  expect(first!.isPredicate).toBe(false);
});
