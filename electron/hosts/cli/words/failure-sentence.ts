import { toFailure } from '../../../../core/failure.ts';
import type { Failure } from '../../../../core/failure.ts';
import type { FailureFacts } from '../../../../core/failures.ts';
import type { FailureWords } from './failures/failure-words.ts';
import { filesWords } from './failures/files.ts';
import { generalWords } from './failures/general.ts';
import { inferenceWords } from './failures/inference.ts';
import { libraryWords } from './failures/library.ts';
import { mediaWords } from './failures/media.ts';
import { modelsWords } from './failures/models.ts';
import { writingWords } from './failures/writing.ts';
import { searchWords } from './failures/search.ts';
import { speakersWords } from './failures/speakers.ts';
import { storyWords } from './failures/story.ts';
import { translationWords } from './failures/translation.ts';
import { subtitlesWords } from './failures/subtitles.ts';

/** The type demands all codes. */
const allWords: FailureWords<FailureFacts> = {
  ...generalWords,
  ...filesWords,
  ...mediaWords,
  ...subtitlesWords,
  ...modelsWords,
  ...inferenceWords,
  ...libraryWords,
  ...writingWords,
  ...searchWords,
  ...speakersWords,
  ...storyWords,
  ...translationWords,
};

/** Of another version of the program a code may come that this one does not know. */
const words: Readonly<Record<string, ((facts: never) => string) | undefined>> = allWords;

/** What a person at a terminal reads of a failure. */
export function failureSentence({ code, facts }: Failure): string {
  return words[code]?.(facts as never) ?? `${code} ${JSON.stringify(facts)}`;
}

export function errorSentence(error: unknown): string {
  return failureSentence(toFailure(error));
}
