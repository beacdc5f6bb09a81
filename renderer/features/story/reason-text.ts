import { assertNever } from '../../../core/assert-never.ts';
import type { ChapterReason } from '../../../core/analysis/chapters.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Locale, Translate } from '../../i18n/i18n.ts';
import './messages.ts';

/** Why a chapter begins where it does: `a pause of 1.2 s`. */
export function reasonText(reason: ChapterReason, t: Translate, locale: Locale): string {
  switch (reason.kind) {
    case 'pause':
      return t('story.reason.pause', { seconds: formatNumber(Math.round(reason.ms / 100) / 10, locale) });
    case 'shot':
      return t(`story.reason.shot.${reason.change}`);
    case 'phrase':
      return t('story.reason.phrase', { text: reason.text });
    case 'speaker':
      return reason.after === null
        ? t('story.reason.otherSpeaker')
        : t('story.reason.speaker', { name: reason.after });
    case 'words':
      return wordsText(reason, t, locale);
    case 'meaning':
      return t('story.reason.meaning');
    case 'picture':
      return t('story.reason.picture');
    default:
      return assertNever(reason);
  }
}

function wordsText(
  { end, begin }: Extract<ChapterReason, { kind: 'words' }>,
  t: Translate,
  locale: Locale,
): string {
  const list = (words: readonly string[]) =>
    new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(words.map((word) => `“${word}”`));
  if (begin.length === 0 && end.length === 0) return t('story.reason.otherWords');
  if (begin.length === 0) return t('story.reason.wordsEnd', { end: list(end) });
  if (end.length === 0) return t('story.reason.wordsBegin', { begin: list(begin) });
  return t('story.reason.words', { begin: list(begin), end: list(end) });
}

/** All of them in one sentence; none: it is the beginning. */
export function reasonsText(reasons: readonly ChapterReason[], t: Translate, locale: Locale): string {
  if (reasons.length === 0) return t('story.reason.first');
  const texts = reasons.map((reason) => reasonText(reason, t, locale));
  return t('story.because', { reasons: texts.join(t('story.reasonJoint')) });
}
