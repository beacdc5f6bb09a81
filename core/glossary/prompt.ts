import { termKey } from './term.ts';
import type { GlossaryTerm } from './term.ts';

/**
 * [Note: Names in the prompt]
 * Whisper takes 223 tokens before what it writes, and what does not fit is cut at the front. How many tokens a name is,
 * only the model knows. Counted with the tokeniser of Whisper base, names take at most so many for a letter: .55 in Latin
 * and Cyrillic ("Llanfairpwllgwyngyll", "Достоевский"), .85 in Greek and Thai, 1.2 in Devanagari, 2 in Chinese. Reckoned
 * by these, whole names fit.
 */
export const promptTokens = 200;

/**
 * The names as a prompt, `, ` between them: those of the video before those of the library, the latest first, until the
 * budget is used up; what a person typed for this one recording stands last, nearest to what is written, and is kept whole.
 * `terms`: oldest first. Undefined where there is nothing to say.
 */
export function promptOf(
  terms: readonly Pick<GlossaryTerm, 'text' | 'mediaId'>[],
  typed = '',
): string | undefined {
  const own = typed.trim();
  let room = promptTokens - tokensOf(own);
  const taken = new Map<string, string>();
  const wanted = [
    ...terms.filter(({ mediaId }) => mediaId !== null).toReversed(),
    ...terms.filter(({ mediaId }) => mediaId === null).toReversed(),
  ];
  for (const { text } of wanted) {
    const tokens = tokensOf(text) + 1;
    if (tokens > room || taken.has(termKey(text))) continue;
    room -= tokens;
    taken.set(termKey(text), text);
  }
  const parts = [...[...taken.values()].toReversed(), ...(own === '' ? [] : [own])];
  return parts.length === 0 ? undefined : parts.join(', ');
}

const alphabets = /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}\p{P}\p{Z}]/u;
const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

function tokensOf(text: string): number {
  let tokens = 0;
  for (const character of text) {
    if (alphabets.test(character)) tokens += 0.55;
    else tokens += ideographs.test(character) ? 2 : 1.2;
  }
  return Math.ceil(tokens);
}
