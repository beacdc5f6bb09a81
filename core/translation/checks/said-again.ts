import { foldText } from '../../language/same-text.ts';
import { wordsOfText } from '../../language/words-of-text.ts';

/** Repetitions of a phrase that nobody says. */
const maxRepetitions = 4;
const maxPhrase = 6;

/** Whether a text says a phrase over and over that its source does not. */
export function loops(source: string, translation: string): boolean {
  const most = repetitionsIn(translation);
  return most > maxRepetitions && most > repetitionsIn(source) + 1;
}

/** How often, at most, some words are said in a row. */
function repetitionsIn(text: string): number {
  const words = wordsOfText(text).map((word) => foldText(word.text));
  let most = 1;
  for (let length = 1; length <= maxPhrase; length++) {
    let same = 0;
    for (let i = length; i < words.length; i++) {
      same = words[i] === words[i - length] ? same + 1 : 0;
      most = Math.max(most, 1 + Math.floor(same / length));
    }
  }
  return most;
}

/** Letters and figures alone. */
export function bareText(text: string): string {
  return foldText(text).replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
