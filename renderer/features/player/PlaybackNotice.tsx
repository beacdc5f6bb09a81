import { type ReactNode } from 'react';
import type { MediaDetail } from '../../../core/contract/media.ts';
import { Button } from '../../components/Button.tsx';
import { Progress } from '../../components/Progress.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { useNoteText } from '../../i18n/use-note-text.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import { isActive, jobsStore } from '../jobs/index.ts';
import { replaceVideo, takeChangedFile } from '../replace/index.ts';
import { retryPlayback } from './player-actions.ts';
import styles from './Player.module.css';
import type { PlaybackFailure } from './player-store.ts';
import { playerStore } from './player-store.ts';

/** Why there is no picture, and what can be done about it. */
export function PlaybackNotice({ media }: { readonly media: MediaDetail }): ReactNode {
  const failure = useStore(playerStore, (state) => state.failure);
  const making = useStore(jobsStore, (jobs) =>
    jobs.find((job) => job.kind === 'proxy' && job.mediaId === media.id && isActive(job)),
  );
  const noteText = useNoteText();
  const { playback } = media;
  if (playback.kind === 'preparing') {
    // The job tells its progress far more often than the video is read again.
    return <Preparing reason={noteText(playback.reason)} fraction={making?.fraction ?? playback.fraction} />;
  }
  const isUnplayed = failure !== null || playback.kind === 'unavailable';
  if (!isUnplayed) return null;
  if (!media.present) return <Missing media={media} />;
  if (making !== undefined) return <Preparing reason="" fraction={making.fraction} />;
  if (playback.kind === 'unavailable') {
    return <Unavailable mediaId={media.id} reason={noteText(playback.reason)} />;
  }
  return failure === null ? null : <Failed mediaId={media.id} failure={failure} />;
}

function Preparing({ reason, fraction }: { readonly reason: string; readonly fraction: number }): ReactNode {
  const t = useT();
  return (
    <Notice title={t('player.preparing')} text={t('player.preparingHint', { reason })}>
      <Progress value={fraction} label={t('player.preparingProgress')} className={styles.noticeProgress} />
    </Notice>
  );
}

function Missing({ media }: { readonly media: MediaDetail }): ReactNode {
  const t = useT();
  const connection = useConnection();
  const find = async (): Promise<void> => {
    if (await replaceVideo(connection, media)) await retryPlayback(connection, media.id);
  };
  if (media.isChanged) {
    return (
      <Notice title={t('player.changed')} text={t('player.changedHint')}>
        <Button variant="primary" onClick={() => attempt(() => takeChangedFile(connection, media.id))}>
          {t('player.useChanged')}
        </Button>
      </Notice>
    );
  }
  return (
    <Notice
      title={t('player.missing')}
      text={t('player.missingHint', { name: media.name, folder: media.folder })}
    >
      <Button variant="primary" onClick={() => attempt(find)}>
        {t('player.findFile')}
      </Button>
      <RetryButton mediaId={media.id} />
    </Notice>
  );
}

function Unavailable({ mediaId, reason }: { readonly mediaId: string; readonly reason: string }): ReactNode {
  const t = useT();
  return (
    <Notice title={t('player.unavailable')} text={reason}>
      <CopyButton mediaId={mediaId} />
    </Notice>
  );
}

function Failed({
  mediaId,
  failure,
}: {
  readonly mediaId: string;
  readonly failure: PlaybackFailure;
}): ReactNode {
  const t = useT();
  return (
    <Notice title={t(`player.failure.${failure}`)} text={t('player.failureHint')}>
      <RetryButton mediaId={mediaId} />
      <CopyButton mediaId={mediaId} />
    </Notice>
  );
}

function RetryButton({ mediaId }: { readonly mediaId: string }): ReactNode {
  const t = useT();
  const connection = useConnection();
  const retry = (): void => attempt(() => retryPlayback(connection, mediaId));
  return <Button onClick={retry}>{t('player.retry')}</Button>;
}

function CopyButton({ mediaId }: { readonly mediaId: string }): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const make = (): void => attempt(() => calls['media.makeProxy']({ mediaId, audioTrack: null }));
  return <Button onClick={make}>{t('player.makeCopy')}</Button>;
}

function Notice({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className={styles.notice} role="status">
      <strong>{title}</strong>
      {text !== '' && <p>{text}</p>}
      {children !== undefined && <div className={styles.noticeActions}>{children}</div>}
    </div>
  );
}
