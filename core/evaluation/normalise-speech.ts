import { contractWords } from './english-contractions.ts';
import { writeNumbers } from '../language/english-numbers.ts';

/**
 * [Note: Normalisation] What two texts are compared by, after the idea of Whisper's normaliser (Radford et al. 2022,
 * appendix C): what listeners would not call an error is made equal on both sides before words are counted.
 *
 * - Every language: Unicode NFKC, lower case, no punctuation, no marks of music; what stands in square brackets or
 *   between angles is no speech.
 * - English besides: contractions in full ("it's" is "it is", a possessive stays), old spellings of the past
 *   ("tatter'd" is "tattered"), numbers as digits ("fourteen fifty-five" is 1455, "first" is 1st), % and $ as words,
 *   British spelling as American, and no hesitations (uh, um, hmm).
 * - Scripts written without spaces (Chinese, Japanese, Thai, Lao, Burmese, Khmer) and Korean, whose spaces differ
 *   from writer to writer, are counted by characters; what they hold in Latin letters and digits stays whole.
 */
export function normaliseSpeech(text: string, language: string): readonly string[] {
  const base = language.toLowerCase().split('-')[0] ?? '';
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\[[^\]]*\]|<[^>]*>/g, ' ')
    .replace(/[’‘ʼ`´]/g, "'");
  if (byCharacter.has(base)) return charactersOf(plain);
  return base === 'en' ? englishWords(plain) : wordsOf(plain);
}

/** Languages whose units are characters, see [Note: Normalisation]. */
const byCharacter: ReadonlySet<string> = new Set(['zh', 'yue', 'ja', 'ko', 'th', 'lo', 'my', 'km']);

/** Whether the units of a language are characters and not words. */
export function isCountedByCharacters(language: string): boolean {
  return byCharacter.has(language.toLowerCase().split('-')[0] ?? '');
}

/** Words of any language with spaces; an apostrophe parts words as well ("l'eau"). */
function wordsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
}

function charactersOf(text: string): readonly string[] {
  return text.match(/[\p{Script=Latin}\p{M}\p{Nd}]+|[\p{L}\p{N}]\p{M}*/gu) ?? [];
}

const hesitations: ReadonlySet<string> = new Set(['hmm', 'hm', 'mm', 'mhm', 'mmm', 'uh', 'um', 'er', 'erm']);

function englishWords(text: string): readonly string[] {
  const spoken = contractWords(text)
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/\$\s*(\d+(?:\.\d+)?)/g, '$1 dollars')
    .replace(/(\d)\s*%/g, '$1 percent')
    .replaceAll('&', ' and ');
  const words = (spoken.match(/\d+\.\d+|[\p{L}\p{M}\p{N}']+/gu) ?? [])
    .map((word) => word.replaceAll("'", ''))
    .filter((word) => word !== '' && !hesitations.has(word));
  return writeNumbers(words).map(americanSpelling);
}

/** Endings that British and American writers spell apart; words that both spell alike may change on both sides alike. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{3})is(?=(?:e|es|ed|ing|ation|ations|er|ers)$)/, 'iz'],
  [/(?<=[a-z]{2})ys(?=(?:e|ed|es|ing)$)/, 'yz'],
  [/(?<=col|hon|fav|lab|neighb|harb|behavi|flav|hum|rum|vap|vig|glam|arm|sav|end)our/, 'or'],
  [/(?<=cent|theat|lit|fib|met|calib)re(?=s?$)/, 'er'],
  [/(?<=trave|cance|mode|leve|labe|marve|signa|tota)ll(?=(?:ed|ing|er|ers)$)/, 'l'],
  [/^grey(?=s|er|est|$)/, 'gray'],
  [/(?<=def|off)ence/, 'ense'],
];

function americanSpelling(word: string): string {
  return spellings.reduce((spelled, [pattern, american]) => spelled.replace(pattern, american), word);
}
