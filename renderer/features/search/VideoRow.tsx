import { Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FoundVideo } from '../../../core/contract/search.ts';
import { formatDate, formatDuration } from '../../i18n/format.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import type { RowPlace } from './MomentRow.tsx';
import styles from './ResultList.module.css';

interface VideoRowProps {
  readonly video: FoundVideo;
  readonly place: RowPlace;
}

/** Names the video whose moments follow. */
export function VideoRow({ video, place }: VideoRowProps): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const facts = [
    t('search.moments', { count: video.moments.length + video.more }),
    video.durationMs > 0 ? formatDuration(video.durationMs) : null,
    video.addedAt === '' ? null : formatDate(video.addedAt, locale),
  ].filter((fact) => fact !== null);
  return (
    <div
      id={place.id}
      role="row"
      aria-rowindex={place.index + 1}
      className={styles.video}
      style={{ transform: `translateY(${place.top}px)`, height: place.height }}
    >
      <div role="rowheader" className={styles.videoHead}>
        <span className={styles.videoName} title={video.mediaName}>
          {video.mediaName}
        </span>
        <span className={styles.fact}>{facts.join(' · ')}</span>
        {!video.present && (
          <span className={styles.away} title={t('search.awayHint')}>
            <Unplug size={13} aria-hidden /> {t('search.away')}
          </span>
        )}
      </div>
    </div>
  );
}
