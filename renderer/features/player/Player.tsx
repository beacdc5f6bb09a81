import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { MediaDetail } from '../../../core/contract/media.ts';
import { defaultFrameRate } from '../../../core/time/frame-rate.ts';
import { useConnection } from '../../connection/use-connection.tsx';
import type { PointOnPage } from '../../components/Menu.tsx';
import { useT } from '../../i18n/i18n.ts';
import { currentCue } from '../../editing/cue-actions.ts';
import { PictureMenu } from '../../editing/PictureMenu.tsx';
import { attempt } from '../../notices/notices.ts';
import { pictureBox } from '../../player/caption-look.ts';
import { showsFrames } from '../../player/current-frame.ts';
import { playhead, registerPlayer } from '../../player/playhead.ts';
import { projectStore } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { CaptionOverlay } from './CaptionOverlay.tsx';
import { ControlBar } from './ControlBar.tsx';
import { CropFrame } from './CropFrame.tsx';
import { PlaybackNotice } from './PlaybackNotice.tsx';
import { positions } from './positions.ts';
import { readMediaAgain, setEngine } from './player-actions.ts';
import type { EngineMedia } from './player-engine.ts';
import { PlayerEngine } from './player-engine.ts';
import { changePlayer, playerStore } from './player-store.ts';
import styles from './Player.module.css';
import { SafeArea } from './SafeArea.tsx';
import { Scrubber } from './Scrubber.tsx';

export function Player(): ReactNode {
  const media = useStore(projectStore, (state) => (state.status === 'open' ? state.project.media : null));
  return media === null ? null : <OpenPlayer key={media.id} media={media} />;
}

function OpenPlayer({ media }: { readonly media: MediaDetail }): ReactNode {
  const t = useT();
  const engine = useEngine(media);
  return (
    <section className={styles.player} aria-label={t('player.name')}>
      <Stage media={media} engine={engine} />
      <Scrubber durationMs={media.durationMs} />
      <ControlBar media={media} />
    </section>
  );
}

function useEngine(media: MediaDetail): PlayerEngine {
  const engineMedia = useMemo(() => engineMediaOf(media), [media]);
  const [engine] = useState(() => new PlayerEngine(engineMedia, { loopedCue: currentCue }));
  useEffect(() => engine.setMedia(engineMedia), [engine, engineMedia]);
  useEffect(() => {
    changePlayer({ failure: null, isWaiting: false, isLooping: false, audioTrack: null });
    setEngine(engine);
    const unregister = registerPlayer(engine);
    engine.seek(positions.get(media.id) ?? 0);
    return () => {
      positions.set(media.id, playhead.get().timeMs);
      unregister();
      setEngine(null);
    };
  }, [engine, media.id]);
  return engine;
}

function engineMediaOf(media: MediaDetail): EngineMedia {
  return {
    durationMs: media.durationMs,
    frameRate: media.frameRate ?? defaultFrameRate,
    offsetMs: media.playbackOffsetMs,
  };
}

interface StageProps {
  readonly media: MediaDetail;
  readonly engine: PlayerEngine;
}

function Stage({ media, engine }: StageProps): ReactNode {
  const t = useT();
  const stage = useRef<HTMLDivElement>(null);
  const size = useSize(stage);
  const [picture, setPicture] = useState({ width: media.width ?? 16, height: media.height ?? 9 });
  const showsCaptions = useStore(playerStore, (state) => state.showsCaptions);
  const showsSafeArea = useStore(playerStore, (state) => state.showsSafeArea);
  const isWaiting = useStore(playerStore, (state) => state.isWaiting);
  const [menuAt, setMenuAt] = useState<PointOnPage | null>(null);
  const { playback } = media;
  const url = playback.kind === 'direct' || playback.kind === 'proxy' ? playback.url : null;
  const box = pictureBox(size, picture);
  return (
    <div
      ref={stage}
      className={styles.stage}
      onContextMenu={(event) => {
        if (!media.hasVideo || event.defaultPrevented) return;
        event.preventDefault();
        setMenuAt({ x: event.clientX, y: event.clientY });
      }}
    >
      {url !== null && (
        <MediaElement
          key={url}
          url={url}
          engine={engine}
          mediaId={media.id}
          hasVideo={media.hasVideo}
          onPicture={setPicture}
        />
      )}
      {url !== null && !media.hasVideo && <p className={styles.soundOnly}>{t('player.soundOnly')}</p>}
      {showsSafeArea && media.hasVideo && size.height > 0 && <SafeArea box={box} />}
      {showsCaptions && size.height > 0 && <CaptionOverlay box={box} />}
      {media.hasVideo && size.height > 0 && <CropFrame box={box} />}
      {isWaiting && (
        <p className={styles.waiting} role="status">
          {t('player.waiting')}
        </p>
      )}
      <PlaybackNotice media={media} />
      {menuAt !== null && <PictureMenu at={menuAt} onClose={() => setMenuAt(null)} />}
    </div>
  );
}

interface MediaElementProps {
  readonly url: string;
  readonly engine: PlayerEngine;
  readonly mediaId: string;
  readonly hasVideo: boolean;
  readonly onPicture: (size: { readonly width: number; readonly height: number }) => void;
}

/** Captions are drawn by the page, so that they look as they will be exported. */
function MediaElement({ url, engine, mediaId, hasVideo, onPicture }: MediaElementProps): ReactNode {
  const element = useRef<HTMLVideoElement>(null);
  const connection = useConnection();
  useEffect(() => {
    engine.attach(element.current!);
    const hide = showsFrames(element.current!);
    return () => {
      hide();
      engine.detach();
    };
  }, [engine]);
  const lookAgain = (): void => attempt(() => readMediaAgain(connection, mediaId));
  return (
    <video
      ref={element}
      className={hasVideo ? styles.video : styles.sound}
      src={url}
      preload="auto"
      playsInline
      disablePictureInPicture
      tabIndex={-1}
      onClick={() => engine.toggle()}
      onError={lookAgain}
      onLoadedMetadata={({ currentTarget: { videoWidth, videoHeight } }) => {
        if (videoWidth > 0) onPicture({ width: videoWidth, height: videoHeight });
      }}
    />
  );
}

function useSize(element: React.RefObject<HTMLElement | null>): {
  readonly width: number;
  readonly height: number;
} {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const watched = element.current!;
    const observer = new ResizeObserver(() => {
      setSize({ width: watched.clientWidth, height: watched.clientHeight });
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
