import type { TimeRange } from '../../../core/analysis/summary.ts';
import { spokenTime } from '../../editing/spoken-time.ts';
import { useT } from '../../i18n/i18n.ts';
import { isTakenByPointer } from '../../keys/focus-origin.ts';
import { playerControls } from '../../player/playhead.ts';
import { useStore } from '../../stores/store.ts';
import { lightRanges, litRangesStore } from '../../workspace/timeline/lit-ranges.ts';
import './messages.ts';
import styles from './Overview.module.css';

interface PlayedTextProps {
  readonly text: string;
  /** Where it is said; at least one. */
  readonly ranges: readonly TimeRange[];
}

/** A sentence that plays where it comes from, and lights that up on the timeline. */
export function PlayedText({ text, ranges }: PlayedTextProps) {
  const t = useT();
  const isLit = useStore(litRangesStore, (lit) => lit === ranges);
  const [first] = ranges;
  if (first === undefined) return text;
  const play = (): void => {
    lightRanges(ranges);
    playerControls().playRange(first.startMs, first.endMs, false);
  };
  // A real button is a box of its own: text would not flow on from one sentence to the next.
  return (
    <span
      role="button"
      tabIndex={0}
      className={styles.sentence}
      data-lit={isLit || undefined}
      title={t('story.playSentence', { time: spokenTime(first.startMs, t) })}
      onClick={play}
      onKeyDown={(event) => {
        if ((event.key !== 'Enter' && event.key !== ' ') || isTakenByPointer(event.currentTarget)) return;
        event.preventDefault();
        play();
      }}
    >
      {text}
    </span>
  );
}
