import type { ReactNode } from 'react';
import type { MediaDetail } from '../../../core/contract/media.ts';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import { isActive, jobsStore } from '../jobs/index.ts';
import { selectAudioTrack } from './player-actions.ts';
import styles from './Player.module.css';
import { changePlayer, playerStore } from './player-store.ts';

/**
 * Chromium plays the first audio track of a file. Where it lets a page choose (a build with the Audio Tracks API) the
 * element switches; everywhere else a copy with the other track is made, and played when it is ready.
 */
export function AudioTrackMenu({ media }: { readonly media: MediaDetail }): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const wanted = useStore(playerStore, (state) => state.audioTrack);
  const isMaking = useStore(jobsStore, (jobs) =>
    jobs.some((job) => job.kind === 'proxy' && job.mediaId === media.id && isActive(job)),
  );
  const played = media.playback.kind === 'proxy' ? media.playback.audioTrack : 0;
  const choose = (audioTrack: number): void => {
    changePlayer({ audioTrack });
    if (selectAudioTrack(audioTrack) || audioTrack === played) return;
    attempt(() => calls['media.makeProxy']({ mediaId: media.id, audioTrack }));
  };
  return (
    <select
      className={styles.select}
      aria-label={t('player.audioTrack')}
      title={t(isMaking ? 'player.audioTrackMaking' : 'player.audioTrackHint')}
      value={wanted ?? played}
      onChange={(event) => choose(Number(event.target.value))}
    >
      {media.audioTracks.map((track, index) => (
        <option key={track.index} value={index}>
          {t('player.audioTrackName', { number: index + 1, name: nameOf(track) })}
          {isMaking && index === wanted ? ' …' : ''}
        </option>
      ))}
    </select>
  );
}

function nameOf({ title, language, codec, channels }: MediaDetail['audioTracks'][number]): string {
  return [title, language].filter((part) => part !== null).join(', ') || `${codec}, ${channels}`;
}
