import { assertNever } from '../../../../../core/assert-never.ts';
import type { ChapterReason } from '../../../../../core/analysis/chapters.ts';
import type { Translate } from '../../../../i18n/i18n.ts';
import '../../messages.ts';

/** Why a chapter begins there, in one line. */
export function reasonText(t: Translate, reason: ChapterReason): string {
  switch (reason.kind) {
    case 'pause':
      return t('chapter.why.pause', { seconds: (reason.ms / 1000).toFixed(1) });
    case 'shot':
      return t(`chapter.why.${reason.change}`);
    case 'phrase':
      return t('chapter.why.phrase', { text: reason.text });
    case 'speaker':
      return reason.after === null
        ? t('chapter.why.speaker')
        : t('chapter.why.speakerNamed', { name: reason.after });
    case 'words':
      return wordsText(t, reason);
    case 'meaning':
      return t('chapter.why.meaning');
    case 'picture':
      return t('chapter.why.picture');
    default:
      return assertNever(reason);
  }
}

function wordsText(t: Translate, { end, begin }: Extract<ChapterReason, { kind: 'words' }>): string {
  const list = (words: readonly string[]): string => words.join(t('chapter.why.between'));
  if (begin.length === 0) return t('chapter.why.wordsEnd', { end: list(end) });
  if (end.length === 0) return t('chapter.why.wordsBegin', { begin: list(begin) });
  return t('chapter.why.words', { end: list(end), begin: list(begin) });
}
