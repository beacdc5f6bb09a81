import { assertNever } from '../../../../core/assert-never.ts';
import type { TranslationDoubt } from '../../../../core/project/translated-cue.ts';

/** What to look at in a translated cue, as a part of a line: `lost the number "12"`. */
export function doubtWords(doubt: TranslationDoubt): string {
  switch (doubt.kind) {
    case 'missing':
      return 'not translated: nothing came back';
    case 'repeated':
      return 'says what the cue beside it says';
    case 'slipped':
      return 'seems to say what another cue says';
    case 'odd-length':
      return 'much longer or shorter than the original';
    case 'untranslated':
      return 'still in the language of the original';
    case 'wrong-script':
      return 'in the wrong script';
    case 'lost-number':
      return `lost the number "${doubt.text}"`;
    case 'lost-name':
      return `lost the name "${doubt.text}"`;
    case 'lost-term':
      return `has "${doubt.text}" not as "${doubt.wanted}"`;
    case 'too-fast':
      return `too fast to read: ${doubt.charactersPerSecond} characters a second`;
    default:
      return assertNever(doubt);
  }
}
