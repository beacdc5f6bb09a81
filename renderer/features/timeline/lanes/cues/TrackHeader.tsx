import { ChevronDown, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SubtitleTrack } from '../../../../../core/project/project.ts';
import { classNames } from '../../../../components/class-names.ts';
import { Tooltip } from '../../../../components/Tooltip.tsx';
import { useT } from '../../../../i18n/i18n.ts';
import { sourceOf, translationsOf } from '../../../../project/linked-tracks.ts';
import { projectStore, setActiveTrack } from '../../../../project/project-store.ts';
import { useStore } from '../../../../stores/store.ts';
import type { LaneProps } from '../../../../workspace/timeline/lane.ts';
import styles from '../../Timeline.module.css';
import { toggleFold, unfoldedStore } from './folded-lanes.ts';

/** A track's name makes it the one that is edited; the translations of it can be folded away. */
export function TrackHeader({ lane }: LaneProps): ReactNode {
  const t = useT();
  const project = useStore(projectStore, (state) => (state.status === 'open' ? state.project : null));
  const track = project?.tracks.find(({ id }) => id === lane.key);
  if (project === null || track === undefined) return null;
  const isLanguageKnown = track.language !== 'und';
  const source = sourceOf(project, track);
  return (
    <div
      className={classNames(
        styles.trackHead,
        lane.isActive && styles.activeHeader,
        source !== null && styles.linkedHead,
      )}
      style={{ top: lane.top, height: lane.height }}
    >
      <FoldButton track={track} count={translationsOf(project, track.id).length} />
      <button
        type="button"
        className={styles.trackHeader}
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
    </div>
  );
}

interface FoldButtonProps {
  readonly track: SubtitleTrack;
  /** Of its translations. */
  readonly count: number;
}

function FoldButton({ track, count }: FoldButtonProps): ReactNode {
  const t = useT();
  const isUnfolded = useStore(unfoldedStore, (unfolded) => unfolded.has(track.id));
  if (count === 0) return null;
  const label = t(isUnfolded ? 'timeline.foldTranslations' : 'timeline.unfoldTranslations', {
    name: track.name,
    count,
  });
  return (
    <Tooltip text={label}>
      <button
        type="button"
        className={styles.fold}
        aria-label={label}
        aria-expanded={isUnfolded}
        onClick={() => toggleFold(track.id)}
      >
        {isUnfolded ? <ChevronDown size={13} aria-hidden /> : <ChevronRight size={13} aria-hidden />}
        {count}
      </button>
    </Tooltip>
  );
}
