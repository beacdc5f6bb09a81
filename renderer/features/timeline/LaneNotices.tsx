import type { ReactNode } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { activeCues, projectStore } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import type { LaneKind } from './layout.ts';
import { peaksStore } from './peaks-store.ts';
import styles from './Timeline.module.css';
import { timelineStore } from './timeline-store.ts';

/** What is not there yet, said in the lane where it will be. */
export function LaneNotices(): ReactNode {
  const t = useT();
  const lanes = useStore(timelineStore, ({ layout }) => layout.lanes);
  const project = useStore(projectStore, (state) => (state.status === 'open' ? state.project : null));
  const peaksFailed = useStore(peaksStore, ({ error }) => error !== null);
  if (project === null) return null;
  const { media } = project;
  const notices: Partial<Record<LaneKind, string>> = {};
  if (media.hasVideo && media.thumbnails === null) notices.thumbnails = t('timeline.thumbnailsLater');
  if (media.hasAudio && media.peaksUrl === null) notices.waveform = t('timeline.waveformLater');
  if (peaksFailed) notices.waveform = t('timeline.waveformFailed');
  const isEmpty = project.activeTrackId !== null && activeCues(project).length === 0;
  if (isEmpty) notices.track = t('timeline.noCues');
  const last = lanes.at(-1);
  return (
    <>
      {lanes.map((lane) => {
        const text = lane.kind === 'track' && !lane.isActive ? undefined : notices[lane.kind];
        return text === undefined ? null : (
          <p
            key={lane.trackId ?? lane.kind}
            className={styles.notice}
            style={{ top: lane.top, height: lane.height }}
          >
            {text}
          </p>
        );
      })}
      {project.tracks.length === 0 && last !== undefined && (
        <p className={styles.notice} style={{ top: last.top + last.height, height: 44 }}>
          {t('timeline.noTrack')}
        </p>
      )}
    </>
  );
}
