import { type ReactNode, useEffect, useRef } from 'react';
import type { FrameRate } from '../../../core/time/frame-rate.ts';
import { parseTime } from '../../../core/time/timestamps.ts';
import { useT } from '../../i18n/i18n.ts';
import { playerControls, playhead } from '../../player/playhead.ts';
import { formatMs, formatTimecode } from '../../player/timecode.ts';
import styles from './Player.module.css';

interface TimeDisplayProps {
  readonly frameRate: FrameRate;
  readonly durationMs: number;
}

/** The time in milliseconds, which can be typed, and as timecode; written past React sixty times a second. */
export function TimeDisplay({ frameRate, durationMs }: TimeDisplayProps): ReactNode {
  const t = useT();
  const field = useRef<HTMLInputElement>(null);
  const timecode = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const write = (): void => {
      const { timeMs } = playhead.get();
      timecode.current!.textContent = formatTimecode(timeMs, frameRate);
      if (document.activeElement !== field.current) field.current!.value = formatMs(timeMs);
    };
    write();
    return playhead.subscribe(write);
  }, [frameRate]);
  const leave = (): void => {
    field.current!.blur();
    field.current!.value = formatMs(playhead.get().timeMs);
  };
  return (
    <div className={styles.time}>
      <input
        ref={field}
        data-player-time=""
        className={styles.timeField}
        aria-label={t('player.time')}
        autoComplete="off"
        spellCheck={false}
        defaultValue=""
        onFocus={(event) => event.currentTarget.select()}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            const typed = timeFrom(event.currentTarget.value);
            if (typed !== null) playerControls().seek(typed);
          } else if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          leave();
        }}
      />
      <span className={styles.duration}>/ {formatMs(durationMs).slice(0, 8)}</span>
      <span ref={timecode} className={styles.timecode} title={t('player.timecode')} />
    </div>
  );
}

/** `1:02:03.4`, `2:03`, or seconds alone (`95.5`). */
function timeFrom(text: string): number | null {
  const seconds = /^\s*\d{1,6}(?:[.,]\d{1,3})?\s*$/.test(text) ? Number(text.replace(',', '.')) * 1000 : null;
  const timeMs = seconds ?? parseTime(text)?.ms ?? null;
  return timeMs === null || timeMs < 0 ? null : timeMs;
}
