import type { FailureFacts } from '../../core/failures.ts';
import type { FailureTexts } from './failures/failure-texts.ts';
import type { Locale } from './i18n.ts';
import { filesTexts } from './failures/files.ts';
import { generalTexts } from './failures/general.ts';
import { inferenceTexts } from './failures/inference.ts';
import { libraryTexts } from './failures/library.ts';
import { mediaTexts } from './failures/media.ts';
import { modelsTexts } from './failures/models.ts';
import { searchTexts } from './failures/search.ts';
import { speakersTexts } from './failures/speakers.ts';
import { storyTexts } from './failures/story.ts';
import { translationTexts } from './failures/translation.ts';
import { subtitlesTexts } from './failures/subtitles.ts';
import { writingTexts } from './failures/writing.ts';

type AnyTexts = Readonly<Record<string, ((facts: never) => string) | undefined>>;

/** The type demands all codes; of another version of the program one may come that this one does not know. */
function textsOf(locale: Locale): FailureTexts<FailureFacts>[Locale] {
  return {
    ...generalTexts[locale],
    ...filesTexts[locale],
    ...mediaTexts[locale],
    ...subtitlesTexts[locale],
    ...modelsTexts[locale],
    ...inferenceTexts[locale],
    ...libraryTexts[locale],
    ...writingTexts[locale],
    ...searchTexts[locale],
    ...speakersTexts[locale],
    ...storyTexts[locale],
    ...translationTexts[locale],
  };
}

const texts: Readonly<Record<Locale, AnyTexts>> = { en: textsOf('en'), 'zh-CN': textsOf('zh-CN') };

/** The sentence of a failure in the page's language; undefined where there is none beside its title. */
export function failureText(locale: Locale, code: string, facts: unknown): string | undefined {
  return texts[locale][code]?.(facts as never);
}
