import { useMemo } from 'react';
import type { Summary } from '../../../core/analysis/summary.ts';
import { coverageOf } from '../../../core/summary/coverage.ts';
import { formatDuration } from '../../i18n/format.ts';
import { useT } from '../../i18n/i18n.ts';
import { playerControls } from '../../player/playhead.ts';
import { useStore } from '../../stores/store.ts';
import { partTitle } from './copy-story.ts';
import './messages.ts';
import styles from './Overview.module.css';
import { storyViewStore } from './story-store.ts';

interface CoverageBarProps {
  readonly summary: Summary;
  readonly durationMs: number;
}

/** Which minutes the summary draws on; parts without anything say why, below. */
export function CoverageBar({ summary, durationMs }: CoverageBarProps) {
  const t = useT();
  const length = useStore(storyViewStore, (view) => view.length);
  const wholeMs = Math.max(durationMs, summary.parts.at(-1)?.endMs ?? 0, 1);
  const { ranges } = useMemo(() => coverageOf(summary, length, wholeMs), [summary, length, wholeMs]);
  const empty = summary.parts.flatMap((part, index) => (part.empty === null ? [] : [{ part, index }]));
  const place = ({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }) => ({
    left: `${(100 * startMs) / wholeMs}%`,
    width: `${(100 * (endMs - startMs)) / wholeMs}%`,
  });
  const fed = summary.parts.filter((part) =>
    ranges.some((range) => range.startMs < part.endMs && part.startMs < range.endMs),
  );
  const told = t('story.coverageValue', { fed: fed.length, count: summary.parts.length });
  return (
    <div className={styles.coverage}>
      <div role="img" aria-label={`${t('story.coverage')}. ${told}`} title={told} className={styles.minutes}>
        {empty.map(({ part }) => (
          <span key={part.startMs} className={styles.withoutAny} style={place(part)} />
        ))}
        {ranges.map((range) => (
          <span key={range.startMs} className={styles.fed} style={place(range)} />
        ))}
      </div>
      {empty.length > 0 && (
        <ul className={styles.reasons}>
          {empty.map(({ part, index }) => (
            <li key={part.startMs}>
              <button
                type="button"
                className={styles.sentence}
                onClick={() => playerControls().seek(part.startMs)}
              >
                {t('story.partWithout', {
                  part: partTitle(part, index),
                  time: formatDuration(part.startMs),
                  reason: part.empty === null ? '' : t(`story.empty.${part.empty}`),
                })}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
