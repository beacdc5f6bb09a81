import type { ReactNode } from 'react';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import { useT } from '../../i18n/i18n.ts';
import { classNames } from '../../components/class-names.ts';
import { projectStore, setActiveTrack } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import type { Lane } from './layout.ts';
import styles from './Timeline.module.css';
import { timelineStore } from './timeline-store.ts';

const noTracks: readonly SubtitleTrack[] = [];

/** Names the lanes; a track's name makes it the one that is edited. */
export function LaneHeaders(): ReactNode {
  const layout = useStore(timelineStore, (state) => state.layout);
  const tracks = useStore(projectStore, (state) =>
    state.status === 'open' ? state.project.tracks : noTracks,
  );
  return (
    <div className={styles.headers} style={{ height: layout.height }}>
      {layout.lanes.map((lane) => (
        <LaneHeader
          key={lane.trackId ?? lane.kind}
          lane={lane}
          track={tracks.find(({ id }) => id === lane.trackId) ?? null}
        />
      ))}
    </div>
  );
}

function LaneHeader({
  lane,
  track,
}: {
  readonly lane: Lane;
  readonly track: SubtitleTrack | null;
}): ReactNode {
  const t = useT();
  const place = { top: lane.top, height: lane.height };
  if (track !== null) {
    return (
      <button
        type="button"
        className={classNames(styles.trackHeader, lane.isActive && styles.activeHeader)}
        style={place}
        aria-pressed={lane.isActive}
        title={t('timeline.editTrack', { name: track.name, language: track.language })}
        onClick={() => setActiveTrack(track.id)}
      >
        <span className={styles.trackName} dir="auto">
          {track.name}
        </span>
        <span className={styles.trackLanguage}>{track.language}</span>
      </button>
    );
  }
  if (lane.kind === 'ruler' || lane.kind === 'track') return null;
  // The lane of shots is lower than a line of text.
  if (lane.kind === 'shots') return null;
  return (
    <div className={styles.laneHeader} style={place}>
      {t(`timeline.lane.${lane.kind}`)}
    </div>
  );
}
