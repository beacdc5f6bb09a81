import type { ReactNode } from 'react';
import { classNames } from '../../../../components/class-names.ts';
import { useT } from '../../../../i18n/i18n.ts';
import { projectStore, setActiveTrack } from '../../../../project/project-store.ts';
import { useStore } from '../../../../stores/store.ts';
import type { LaneProps } from '../../../../workspace/timeline/lane.ts';
import styles from '../../Timeline.module.css';

/** A track's name makes it the one that is edited. */
export function TrackHeader({ lane }: LaneProps): ReactNode {
  const t = useT();
  const track = useStore(projectStore, (state) =>
    state.status === 'open' ? state.project.tracks.find(({ id }) => id === lane.key) : undefined,
  );
  if (track === undefined) return null;
  const isLanguageKnown = track.language !== 'und';
  return (
    <button
      type="button"
      className={classNames(styles.trackHeader, lane.isActive && styles.activeHeader)}
      style={{ top: lane.top, height: lane.height }}
      aria-pressed={lane.isActive}
      title={
        isLanguageKnown
          ? t('timeline.editTrack', { name: track.name, language: track.language })
          : t('timeline.editTrackOfNoLanguage', { name: track.name })
      }
      onClick={() => setActiveTrack(track.id)}
    >
      <span className={styles.trackName} dir="auto">
        {track.name}
      </span>
      {isLanguageKnown && <span className={styles.trackLanguage}>{track.language}</span>}
    </button>
  );
}
