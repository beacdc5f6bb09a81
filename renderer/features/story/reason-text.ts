import type { ChapterReason } from '../../../core/analysis/chapters.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { reasonText } from '../timeline/index.ts';
import './messages.ts';

/** Why a chapter begins where it does, in one line; without a reason it is the beginning. */
export function reasonsText(reasons: readonly ChapterReason[], t: Translate): string {
  if (reasons.length === 0) return t('story.reason.first');
  return reasons.map((reason) => reasonText(t, reason)).join(t('story.reasonJoint'));
}
