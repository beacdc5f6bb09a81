import { type ReactNode, useEffect, useState } from 'react';
import type { Translate } from '../../i18n/i18n.ts';
import { useT } from '../../i18n/i18n.ts';
import { formatDuration } from '../../../core/time/timestamps.ts';
import { chaptersStore, chapterViewStore, proposalsOf } from '../../analyses/chapters-store.ts';
import { playhead } from '../../player/playhead.ts';
import { formatMs } from '../../player/timecode.ts';
import { activeCues, activeTrack, openProject, projectStore } from '../../project/project-store.ts';
import styles from './Timeline.module.css';
import { timelineStore } from '../../workspace/timeline/timeline-store.ts';
import { endMsOf } from '../../workspace/timeline/view.ts';

/** A screen reader asks now and then; sixty texts a second would be for nobody. */
const everyMs = 500;

/** The timeline in words, for those who do not see the canvas. */
export function TimelineSummary({ id }: { readonly id: string }): ReactNode {
  const t = useT();
  const [text, setText] = useState(() => summaryOf(t));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const update = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setText(summaryOf(t));
      }, everyMs);
    };
    update();
    const stops = [
      projectStore.subscribe(update),
      timelineStore.subscribe(update),
      playhead.subscribe(update),
      chaptersStore.subscribe(update),
      chapterViewStore.subscribe(update),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [t]);
  return (
    <p id={id} className={styles.hidden}>
      {text} {t('timeline.help')}
    </p>
  );
}

function summaryOf(t: Translate): string {
  const project = openProject();
  if (project === null) return '';
  const { view, viewport } = timelineStore.get();
  return t('timeline.summary', {
    name: project.media.name,
    duration: formatDuration(project.media.durationMs),
    track: activeTrack(project)?.name ?? t('timeline.noTrackName'),
    count: activeCues(project).length,
    selected: project.selection.size,
    chapters: project.chapters.length,
    proposals: proposalsOf(project).length,
    from: formatMs(view.startMs),
    to: formatMs(Math.min(project.media.durationMs, endMsOf(view, viewport))),
    time: formatMs(playhead.get().timeMs),
  });
}
