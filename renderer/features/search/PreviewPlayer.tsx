import { SquareArrowOutUpRight, X } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { MediaDetail } from '../../../core/contract/media.ts';
import type { MomentReason } from '../../../core/contract/search.ts';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { formatDuration } from '../../i18n/format.ts';
import { useT } from '../../i18n/i18n.ts';
import { useNoteText } from '../../i18n/use-note-text.ts';
import { useStore } from '../../stores/store.ts';
import { elementSeconds, timelineMs } from '../player/index.ts';
import { Excerpt } from './Excerpt.tsx';
import { openMoment } from './open-moment.ts';
import styles from './PreviewPlayer.module.css';
import { playedStore, type Result } from './search-store.ts';

/** A result, played where it was found: picture and sound, and all that speaks for it. */
export function PreviewPlayer(): ReactNode {
  const played = useStore(playedStore, (state) => state);
  return played === null ? null : <Preview result={played} />;
}

function Preview({ result }: { readonly result: Result }): ReactNode {
  const t = useT();
  const { media, error } = useMedia(result.mediaId);
  const { moment, mediaName } = result;
  return (
    <section className={styles.preview} aria-label={t('search.preview')}>
      <header className={styles.head}>
        <h2 className={styles.name} title={mediaName}>
          {mediaName}
        </h2>
        <IconButton
          label={t('search.closePreview')}
          icon={<X size={15} />}
          onClick={() => playedStore.set(null)}
        />
      </header>
      {error !== null && <InlineError error={error} />}
      <div className={styles.stage}>
        {media !== null && <Played key={media.id} media={media} result={result} />}
      </div>
      <div className={styles.below}>
        <span className={styles.range}>
          {t('search.range', {
            from: formatDuration(moment.startMs),
            to: formatDuration(moment.endMs),
          })}
        </span>
        <Button icon={<SquareArrowOutUpRight size={14} aria-hidden />} onClick={() => openMoment(result)}>
          {t('search.openIt')}
        </Button>
      </div>
      <ul className={styles.reasons}>
        {[...Map.groupBy(moment.reasons, ({ text }) => text).values()].map((reasons) => (
          <Reason key={reasons[0]!.leg} reasons={reasons} />
        ))}
      </ul>
    </section>
  );
}

function useMedia(mediaId: string): { readonly media: MediaDetail | null; readonly error: unknown } {
  const { calls } = useConnection();
  const [state, setState] = useState<{ readonly media: MediaDetail | null; readonly error: unknown }>({
    media: null,
    error: null,
  });
  useEffect(() => {
    let isStale = false;
    calls['media.get']({ mediaId }).then(
      (media) => !isStale && setState({ media, error: null }),
      (error: unknown) => !isStale && setState({ media: null, error }),
    );
    return () => {
      isStale = true;
    };
  }, [calls, mediaId]);
  return state.media?.id === mediaId ? state : { media: null, error: state.error };
}

interface PlayedProps {
  readonly media: MediaDetail;
  readonly result: Result;
}

function Played({ media, result }: PlayedProps): ReactNode {
  const t = useT();
  const noteText = useNoteText();
  const element = useRef<HTMLVideoElement>(null);
  const [isUnplayed, setUnplayed] = useState(false);
  const { playback, playbackOffsetMs: offsetMs } = media;
  const url = playback.kind === 'direct' || playback.kind === 'proxy' ? playback.url : null;
  useEffect(() => {
    const video = element.current;
    if (video === null) return undefined;
    const { startMs, endMs } = result.moment;
    let isStopped = false;
    const show = (): void => {
      video.currentTime = elementSeconds(startMs, offsetMs);
      // Where the browser wants a press first, the button of the video is there.
      video.play().catch(() => undefined);
    };
    const follow = (): void => {
      // Once: whoever plays on after that wants to see what follows.
      if (isStopped || timelineMs(video.currentTime, offsetMs) < endMs) return;
      isStopped = true;
      video.pause();
    };
    if (video.readyState >= 1) show();
    else video.addEventListener('loadedmetadata', show, { once: true });
    video.addEventListener('timeupdate', follow);
    return () => {
      video.removeEventListener('loadedmetadata', show);
      video.removeEventListener('timeupdate', follow);
    };
  }, [result, offsetMs, url]);
  if (!media.present && isUnplayed) return <p className={styles.without}>{t('search.awayHint')}</p>;
  if (url === null || isUnplayed) {
    const reason = 'reason' in playback ? noteText(playback.reason) : t('search.unplayed');
    return (
      <p className={styles.without} role="status">
        {reason}
      </p>
    );
  }
  return (
    <video
      ref={element}
      className={styles.video}
      src={url}
      controls
      preload="auto"
      playsInline
      aria-label={t('search.preview')}
      onError={() => setUnplayed(true)}
    />
  );
}

interface ReasonProps {
  /** They have the same text. */
  readonly reasons: readonly MomentReason[];
}

function Reason({ reasons }: ReasonProps): ReactNode {
  const t = useT();
  // The marks of words say more than none.
  const shown = reasons.find(({ marks }) => marks.length > 0) ?? reasons[0]!;
  const facts = [
    reasons.map(({ leg }) => t(`search.leg.${leg}`)).join(t('search.separator')),
    formatDuration(shown.timeMs),
    shown.speaker,
  ].filter((fact) => fact !== null);
  return (
    <li>
      <span className={styles.leg}>{facts.join(' · ')}</span>
      {shown.text !== null && (
        <p dir="auto" lang={shown.language ?? undefined} data-selectable className={styles.text}>
          <Excerpt reason={shown} />
        </p>
      )}
    </li>
  );
}
