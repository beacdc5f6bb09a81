import { type ReactNode, useEffect, useRef } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { playerControls, playhead } from '../../player/playhead.ts';
import { formatMs } from '../../player/timecode.ts';
import styles from './Player.module.css';

/** Ten times a second is enough for a bar of a few hundred pixels. */
const everyMs = 100;

export function Scrubber({ durationMs }: { readonly durationMs: number }): ReactNode {
  const t = useT();
  const slider = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const place = (): void => {
      const { timeMs } = playhead.get();
      slider.current!.value = String(Math.round(timeMs));
      slider.current!.setAttribute('aria-valuetext', formatMs(timeMs));
    };
    place();
    return throttled(place);
  }, [durationMs]);
  return (
    <input
      ref={slider}
      type="range"
      className={styles.scrubber}
      min={0}
      max={durationMs}
      step={1}
      defaultValue={0}
      aria-label={t('player.position')}
      onInput={(event) => playerControls().seek(Number(event.currentTarget.value))}
    />
  );
}

/** Follows the playhead with at most one call each `everyMs`, the last one never left out. */
function throttled(place: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = playhead.subscribe(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      place();
    }, everyMs);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
