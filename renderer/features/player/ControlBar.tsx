import {
  Captions,
  CaptionsOff,
  Scan,
  Info,
  Pause,
  Play,
  Repeat1,
  StepBack,
  StepForward,
  Volume2,
  VolumeX,
} from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { MediaDetail } from '../../../core/contract/media.ts';
import { defaultFrameRate } from '../../../core/time/frame-rate.ts';
import { runCommand } from '../../commands/command.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { Popover } from '../../components/Popover.tsx';
import { errorText } from '../../i18n/error-text.ts';
import { useT } from '../../i18n/i18n.ts';
import { useNoteText } from '../../i18n/use-note-text.ts';
import { keepOwnKeys } from '../../keys/keep-own-keys.ts';
import { playerControls, playhead } from '../../player/playhead.ts';
import { projectStore } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { AudioTrackMenu } from './AudioTrackMenu.tsx';
import { setVolume } from './player-actions.ts';
import { playerStore } from './player-store.ts';
import styles from './Player.module.css';
import { ShuttleSpeed } from './ShuttleSpeed.tsx';
import { speeds } from './shuttle.ts';
import { TimeDisplay } from './TimeDisplay.tsx';

const icon = 16;

export function ControlBar({ media }: { readonly media: MediaDetail }): ReactNode {
  const t = useT();
  const noteText = useNoteText();
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('player.controls')}>
      <ShuttleSpeed />
      <Transport />
      <TimeDisplay frameRate={media.frameRate ?? defaultFrameRate} durationMs={media.durationMs} />
      <span className={styles.spacer} />
      {media.playback.kind === 'proxy' && !media.present && (
        <Hint text={t('player.missingHint', { name: media.name, folder: media.folder })} />
      )}
      {media.playback.kind === 'proxy' && (
        <Hint text={t('player.proxy', { reason: noteText(media.playback.reason) })} />
      )}
      {media.audioTracks.length > 1 && <AudioTrackMenu media={media} />}
      <ApproximateHint />
      <SpeedMenu />
      <CaptionsButton />
      {media.hasVideo && <SafeAreaButton />}
      <Volume />
    </div>
  );
}

function Transport(): ReactNode {
  const t = useT();
  const isPlaying = usePlaying();
  const isLooping = useStore(playerStore, (state) => state.isLooping);
  const hasCue = useStore(
    projectStore,
    (state) => state.status === 'open' && state.project.currentCueId !== null,
  );
  return (
    <>
      <IconButton
        label={t('command.player.frameBack')}
        command="player.frameBack"
        icon={<StepBack size={icon} />}
        onClick={() => runCommand('player.frameBack')}
      />
      <IconButton
        label={t(isPlaying ? 'player.pause' : 'player.play')}
        command="player.toggle"
        icon={isPlaying ? <Pause size={icon} /> : <Play size={icon} />}
        onClick={() => runCommand('player.toggle')}
      />
      <IconButton
        label={t('command.player.frameForward')}
        command="player.frameForward"
        icon={<StepForward size={icon} />}
        onClick={() => runCommand('player.frameForward')}
      />
      <IconButton
        label={t('command.player.loop')}
        command="player.loop"
        icon={<Repeat1 size={icon} />}
        pressed={isLooping}
        disabled={!hasCue && !isLooping}
        onClick={() => runCommand('player.loop')}
      />
    </>
  );
}

function usePlaying(): boolean {
  const [isPlaying, setPlaying] = useState(() => playhead.get().playing);
  useEffect(() => playhead.subscribe(({ playing }) => setPlaying(playing)), []);
  return isPlaying;
}

function SpeedMenu(): ReactNode {
  const t = useT();
  const speed = useStore(playerStore, (state) => state.speed);
  return (
    <select
      className={styles.select}
      aria-label={t('player.speed')}
      value={speed}
      onChange={(event) => playerControls().setRate(Number(event.target.value))}
    >
      {speeds.map((each) => (
        <option key={each} value={each}>
          {t('player.speedValue', { speed: each })}
        </option>
      ))}
    </select>
  );
}

function CaptionsButton(): ReactNode {
  const t = useT();
  const isShown = useStore(playerStore, (state) => state.showsCaptions);
  return (
    <IconButton
      label={t('command.player.captions')}
      command="player.captions"
      icon={isShown ? <Captions size={icon} /> : <CaptionsOff size={icon} />}
      pressed={isShown}
      onClick={() => runCommand('player.captions')}
    />
  );
}

function SafeAreaButton(): ReactNode {
  const t = useT();
  const isShown = useStore(playerStore, (state) => state.showsSafeArea);
  return (
    <IconButton
      className={styles.safeAreaButton}
      label={t('command.player.safeArea')}
      command="player.safeArea"
      icon={<Scan size={icon} />}
      pressed={isShown}
      onClick={() => runCommand('player.safeArea')}
    />
  );
}

/** Why the captions are not drawn by what burns them in. */
function ApproximateHint(): ReactNode {
  const t = useT();
  const failure = useStore(playerStore, (state) => state.captionFailure);
  if (failure === null) return null;
  const { title, detail } = errorText(failure, t);
  return <Hint text={t('player.approximate', { reason: [title, detail].filter(Boolean).join(' ') })} />;
}

function Volume(): ReactNode {
  const t = useT();
  const volume = useStore(playerStore, (state) => state.volume);
  const isMuted = useStore(playerStore, (state) => state.isMuted);
  return (
    <>
      <IconButton
        label={t(isMuted ? 'player.unmute' : 'command.player.mute')}
        command="player.mute"
        icon={isMuted ? <VolumeX size={icon} /> : <Volume2 size={icon} />}
        onClick={() => runCommand('player.mute')}
      />
      <input
        type="range"
        className={styles.volume}
        min={0}
        max={1}
        step={0.05}
        value={isMuted ? 0 : volume}
        aria-label={t('player.volume')}
        onKeyDown={keepOwnKeys}
        onChange={(event) => setVolume(Number(event.target.value), Number(event.target.value) === 0)}
      />
    </>
  );
}

/** Something worth knowing about what is played, behind a button. */
function Hint({ text }: { readonly text: string }): ReactNode {
  const t = useT();
  const button = (
    <button type="button" className={styles.hint} aria-label={t('player.about')} title={text}>
      <Info size={14} aria-hidden />
    </button>
  );
  return (
    <Popover label={t('player.about')} trigger={button}>
      <p className={styles.hintText}>{text}</p>
    </Popover>
  );
}
