import type { Locale } from '../i18n.ts';

/** A sentence for each code of an area in every language: names the file, the number, the way out in the window. */
export type FailureTexts<Facts> = {
  readonly [Language in Locale]: {
    readonly [Code in keyof Facts]: (facts: NonNullable<Facts[Code]>) => string;
  };
};
