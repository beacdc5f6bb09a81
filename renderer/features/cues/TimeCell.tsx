import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { FrameRate } from '../../../core/time/frame-rate.ts';
import { framesToExactMs } from '../../../core/time/frame-rate.ts';
import { useT } from '../../i18n/i18n.ts';
import styles from './TimeCell.module.css';
import { parseTimeText } from '../../editing/time-text.ts';

interface TimeCellProps {
  readonly ms: number;
  /** How it is written; what is typed may be written in any way. */
  readonly shown: string;
  /** Message key with `{time}` that names the field. */
  readonly name: 'cues.editIn' | 'cues.editOut' | 'cues.editDuration';
  readonly frameRate: FrameRate;
  /** Reached by the Tab key. */
  readonly tabbable: boolean;
  readonly onChange: (ms: number) => void;
}

/** A time that becomes a field when pressed. Enter or leaving sets it, Esc does not, arrows step by frames. */
export function TimeCell({ ms, shown, name, frameRate, tabbable, onChange }: TimeCellProps) {
  const t = useT();
  const [typed, setTyped] = useState<string | null>(null);
  const noteId = useId();
  const label = t(name, { time: shown });
  if (typed === null) {
    return (
      <button
        type="button"
        className={styles.time}
        aria-label={label}
        tabIndex={tabbable ? 0 : -1}
        onClick={() => setTyped(shown)}
      >
        {shown}
      </button>
    );
  }
  const parsed = parseTimeText(typed, { frameRate, fromMs: ms });
  const commit = () => {
    if (parsed === null) return;
    setTyped(null);
    if (typed !== shown && parsed !== ms) onChange(parsed);
  };
  const step = (event: KeyboardEvent, frames: number) => {
    event.preventDefault();
    if (parsed === null) return;
    onChange(Math.max(0, Math.round(parsed + framesToExactMs(frames, frameRate))));
    setTyped(null);
  };
  return (
    <span className={styles.editing}>
      <input
        className={styles.field}
        aria-label={label}
        aria-invalid={parsed === null}
        aria-describedby={parsed === null ? noteId : undefined}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => (parsed === null ? setTyped(null) : commit())}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          else if (event.key === 'Escape') setTyped(null);
          else if (event.key === 'ArrowUp') step(event, event.shiftKey ? 10 : 1);
          else if (event.key === 'ArrowDown') step(event, event.shiftKey ? -10 : -1);
          else return;
          event.stopPropagation();
        }}
      />
      {parsed === null && (
        <span id={noteId} role="alert" className={styles.note}>
          {t('editing.badTime')}
        </span>
      )}
    </span>
  );
}
