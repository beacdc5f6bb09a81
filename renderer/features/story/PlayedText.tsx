import type { TimeRange } from '../../../core/analysis/summary.ts';
import { spokenTime } from '../../editing/spoken-time.ts';
import { useT } from '../../i18n/i18n.ts';
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
  return (
    <button
      type="button"
      className={styles.sentence}
      data-lit={isLit || undefined}
      title={t('story.playSentence', { time: spokenTime(first.startMs, t) })}
      onClick={() => {
        lightRanges(ranges);
        playerControls().playRange(first.startMs, first.endMs, false);
      }}
    >
      {text}
    </button>
  );
}
