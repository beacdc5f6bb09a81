import { assertNever } from '../../../core/assert-never.ts';
import type { TranslationDoubt } from '../../../core/project/translated-cue.ts';
import type { Translate } from '../../i18n/i18n.ts';
import './messages.ts';

/** Why a translated cue should be looked at. */
function doubtText(doubt: TranslationDoubt, t: Translate): string {
  switch (doubt.kind) {
    case 'missing':
    case 'repeated':
    case 'untranslated':
    case 'slipped':
    case 'odd-length':
    case 'wrong-script':
      return t(`translate.doubt.${doubt.kind}`);
    case 'lost-number':
    case 'lost-name':
      return t(`translate.doubt.${doubt.kind}`, { text: doubt.text });
    case 'lost-term':
      return t('translate.doubt.lost-term', { text: doubt.text, wanted: doubt.wanted });
    case 'too-fast':
      return t('translate.doubt.too-fast', { value: Math.round(doubt.charactersPerSecond * 10) / 10 });
    default:
      return assertNever(doubt);
  }
}

export function doubtsText(doubts: readonly TranslationDoubt[], t: Translate): string {
  return doubts.map((doubt) => doubtText(doubt, t)).join(t('translate.separator'));
}
