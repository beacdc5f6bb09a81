import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useStore } from '../../stores/store.ts';
import { laneOfKind, type LaneId } from '../../workspace/timeline/layout.ts';
import { timelineStore } from '../../workspace/timeline/timeline-store.ts';
import { xAtTime } from '../../workspace/timeline/view.ts';
import styles from './Timeline.module.css';

const widthPx = 240;

interface LaneTextFieldProps {
  readonly lane: LaneId;
  /** Where it stands. */
  readonly timeMs: number;
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  /** What was typed, once. */
  readonly onEnd: (text: string) => void;
  /** Such as a button that does away with what is named. */
  readonly beside?: ReactNode;
}

/** A name that is typed where it stands on a lane. */
export function LaneTextField(props: LaneTextFieldProps): ReactNode {
  const { lane, timeMs, label, value, maxLength, onEnd, beside } = props;
  const [typed, setTyped] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const x = useStore(timelineStore, ({ view, viewport }) =>
    Math.round(Math.max(0, Math.min(viewport.widthPx - widthPx, xAtTime(view, timeMs)))),
  );
  const top = useStore(timelineStore, ({ layout }) => laneOfKind(layout, lane)?.top ?? 0);
  useEffect(() => field.current?.select(), []);
  const end = (text: string): void => {
    if (isDone.current) return;
    isDone.current = true;
    onEnd(text);
    document.querySelector<HTMLElement>('[data-timeline-surface]')?.focus();
  };
  return (
    <div className={styles.laneField} style={{ left: x, top: Math.max(0, top - 4), width: widthPx }}>
      <input
        ref={field}
        autoFocus
        aria-label={label}
        dir="auto"
        maxLength={maxLength}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          // Esc leaves a text as everywhere: what was typed stays, and can be undone.
          if ((event.key !== 'Enter' && event.key !== 'Escape') || event.nativeEvent.isComposing) return;
          end(typed);
          event.preventDefault();
          event.stopPropagation();
        }}
        onBlur={(event) => {
          if (
            event.relatedTarget === null ||
            !event.currentTarget.parentElement?.contains(event.relatedTarget)
          ) {
            end(typed);
          }
        }}
      />
      {beside}
    </div>
  );
}
