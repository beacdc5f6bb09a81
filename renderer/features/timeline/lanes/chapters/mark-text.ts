import type { ChapterReason } from '../../../../../core/analysis/chapters.ts';
import { chapterTreeOf } from '../../../../analyses/chapters-store.ts';
import { t } from '../../../../i18n/i18n.ts';
import { formatMs } from '../../../../player/timecode.ts';
import type { OpenProject } from '../../../../project/project-store.ts';
import type { LaneMark } from './marks.ts';
import { reasonText } from './reason-text.ts';

/** What has no name is called by its number. */
export function titleOnLane(mark: LaneMark): string {
  if (mark.kind === 'chapter') return mark.chapter.title;
  return mark.proposal.title ?? t('chapter.newTitle', { number: mark.number });
}

/** Why it stands there. Of a chapter that was accepted as long as it is near to where it was proposed. */
export function reasonsOf({ media }: OpenProject, mark: LaneMark): readonly ChapterReason[] {
  if (mark.kind === 'proposal') return mark.proposal.reasons;
  const nodes = chapterTreeOf(media.id)?.nodes ?? [];
  return nodes.find(({ startMs }) => Math.abs(startMs - mark.startMs) < nearMs)?.reasons ?? [];
}

/** Two frames, or what snapping to the cut beside it moves it. */
const nearMs = 100;

/** For the pointer that rests on it: the whole title, the time, what one can do, and why it is there. */
export function hoverText(project: OpenProject, mark: LaneMark): string {
  const state =
    mark.kind === 'proposal'
      ? [t('chapter.isProposed')]
      : mark.chapter.isLocked === true
        ? [t('chapter.isLocked')]
        : [];
  const reasons = reasonsOf(project, mark).map((reason) => `• ${reasonText(t, reason)}`);
  return [titleOnLane(mark), formatMs(mark.startMs), ...state, ...reasons].join('\n');
}
