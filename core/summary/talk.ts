/** Talk around a topic: greetings, thanks, the channel, words for those who speak and listen. */
import { isUnspacedScript } from '../cues/text-measure.ts';
import { primaryLanguage } from '../language/language-tag.ts';
import { talkTables } from './talk-tables.ts';

interface Talk {
  readonly greeting: RegExp;
  readonly channel: RegExp;
  readonly persons: ReadonlySet<string>;
  readonly pointing: ReadonlySet<string>;
}

const compiled = new Map<string, Talk | null>();

/** What is left of a sentence without its greetings and thanks; the sentence itself where it has none. */
export function withoutGreetings(text: string, language: string): string {
  const talk = talkOf(language);
  if (talk === null) return text;
  const plain = text.replaceAll('’', "'");
  const left = plain.replaceAll(talk.greeting, ' ');
  return left === plain ? text : left.trim();
}

/** "Subscribe", "can you hear me": whatever else the sentence says is not about the topic either. */
export function isAboutChannel(text: string, language: string): boolean {
  return talkOf(language)?.channel.test(text.replaceAll('’', "'")) === true;
}

/** `word`: in lower case, as the two below. */
export function isPersonWord(word: string, language: string): boolean {
  return talkOf(language)?.persons.has(word) === true;
}

/** Whether a sentence leans on what was said before: it begins with a word that stands for something else. */
export function pointsBack(words: readonly string[], language: string): boolean {
  const [first] = words;
  return first !== undefined && talkOf(language)?.pointing.has(first.toLowerCase()) === true;
}

function talkOf(language: string): Talk | null {
  const primary = primaryLanguage(language);
  const known = compiled.get(primary);
  if (known !== undefined) return known;
  const table = talkTables.get(primary);
  const talk =
    table === undefined
      ? null
      : {
          greeting: patternOf(table.greetings, 'giu'),
          channel: patternOf(table.channel, 'iu'),
          persons: listOf(table.persons),
          pointing: listOf(table.pointing),
        };
  compiled.set(primary, talk);
  return talk;
}

function patternOf(alternatives: readonly string[], flags: string): RegExp {
  const any = `(?:${alternatives.join('|')})`;
  // Scripts without spaces have no edges of words.
  return isUnspacedScript(alternatives.join(''))
    ? new RegExp(any, flags)
    : new RegExp(`(?<![\\p{L}\\p{N}])${any}(?![\\p{L}\\p{N}])`, flags);
}

function listOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/u));
}
