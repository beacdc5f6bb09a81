/** A title by a language model: asked for and judged as its sentences are. */
import { z } from 'zod';
import { createContentReader } from '../../chapters/content-words.ts';
import { languageName } from '../../language/language-name.ts';
import { classBit } from '../../language/function-words.ts';
import { lexiconFor } from '../../language/lexicons.ts';
import { bareWord } from '../../language/punctuation.ts';
import type { Sentence } from '../../text/sentences.ts';
import { addressesModel } from './addresses-model.ts';
import { evidenceOf } from './evidence.ts';
import { isGeneralWord } from '../../language/general-words.ts';
import type { WriterRequest } from './prompt.ts';
import { numbersIn } from '../../language/spoken-numbers.ts';

export interface TitleSource {
  /** Of the chapter, or the best of them where they are too many for the model. */
  readonly sentences: readonly Pick<Sentence, 'text' | 'language'>[];
  /** BCP 47 of what is to be written. */
  readonly language: string;
  /** Characters: 70 for a chapter, 100 for a video. */
  readonly maxLength: number;
}

const titleSchema = z.object({ title: z.string().max(120) });

export function titleRequest({
  sentences,
  language,
  maxLength,
}: TitleSource): WriterRequest<z.infer<typeof titleSchema>> {
  return {
    prompt: {
      task: [
        'You give parts of a video their titles: two to seven words that name the topic, in words that the lines use.',
        'No quotes, no full stop, no number of a chapter.',
      ].join('\n'),
      material: [
        { label: 'transcript', lines: sentences.map(({ text }, index) => ({ id: index + 1, text })) },
      ],
      question: `Write the title in ${languageName(language, 'en')}, at most ${maxLength} characters.`,
    },
    answer: titleSchema,
    maxAnswerTokens: 80,
  };
}

/**
 * undefined where it is no title of that part: too long, one that is taken, with a small word at an end, or with words
 * or numbers that nobody says there.
 */
export function readTitle(
  written: string,
  { sentences, language, maxLength }: TitleSource,
  taken: readonly string[] = [],
): string | undefined {
  const title = written
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/^[\s"'“”„«»#*]+|[\s"'“”«».,;:*]+$/gu, '');
  const isTaken = taken.some((one) => one.toLowerCase() === title.toLowerCase());
  if (title === '' || title.length > maxLength || isTaken || !hasWholeEnds(title, language)) return undefined;
  return isSaid(title, sentences, language) ? title : undefined;
}

const leaning =
  classBit.article |
  classBit.determiner |
  classBit.preposition |
  classBit.clingingPreposition |
  classBit.coordinator |
  classBit.clauseOpener |
  classBit.auxiliary |
  classBit.subjectPronoun |
  classBit.pronoun |
  classBit.objectPronoun |
  classBit.proclitic;

function hasWholeEnds(title: string, language: string): boolean {
  const words = title.split(' ').map((word) => bareWord(word).toLowerCase());
  return [words[0]!, words.at(-1)!].every((word) => (lexiconFor(language).classesOf(word) & leaning) === 0);
}

function isSaid(title: string, sentences: TitleSource['sentences'], language: string): boolean {
  const evidence = evidenceOf(sentences.filter(({ text }) => !addressesModel(text)));
  // Numbers are looked for by themselves.
  const content = createContentReader()(title, language).filter(({ word }) => /\p{L}/u.test(word));
  return (
    !addressesModel(title) &&
    content.length > 0 &&
    [...numbersIn(title, language)].every((number) => evidence.hasNumber(number)) &&
    content.every(
      ({ stem, word }) => evidence.hasStem(stem) || evidence.hasWord(word) || isGeneralWord(word, language),
    )
  );
}
