import { languageName } from '../../../../../core/language/language-name.ts';
import type { TranslationFailures } from '../../../../../core/failures/translation.ts';
import { assertNever } from '../../../../../core/assert-never.ts';
import type { FailureWords } from './failure-words.ts';

export const translationWords: FailureWords<TranslationFailures> = {
  'no-translation': (facts) => {
    switch (facts.reason) {
      case 'nothing-said':
        return 'There are no words to translate.';
      case 'source-unknown':
        return 'What language is it in? Say it with --from, such as --from en.';
      case 'same-language':
        return `It is in ${languageName(facts.language, 'en')} already.`;
      case 'no-answers':
        return 'The language model answered nothing that could be used. Try another one.';
      default:
        return assertNever(facts);
    }
  },
};
