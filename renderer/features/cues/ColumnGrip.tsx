import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { endPull, maxWidth, minWidth, pullColumn, setColumnWidth } from './column-widths.ts';
import styles from './CueGrid.module.css';

interface ColumnGripProps {
  readonly column: number;
  /** What the header says. */
  readonly name: string;
  /** Pixels at a text size of 100 %. */
  readonly width: number;
}

const stepPx = 8;

/** The edge of a column: pulled, moved by arrow keys, put back by a double click or Home. */
export function ColumnGrip({ column, name, width }: ColumnGripProps): ReactNode {
  const t = useT();
  const grip = useRef<{ readonly x: number; readonly width: number } | null>(null);
  function pressed(event: KeyboardEvent): void {
    if (event.key === 'ArrowLeft') setColumnWidth(column, width - stepPx);
    else if (event.key === 'ArrowRight') setColumnWidth(column, width + stepPx);
    else if (event.key === 'Home') setColumnWidth(column, null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function letGo(): void {
    grip.current = null;
    endPull();
  }
  return (
    <span
      role="separator"
      tabIndex={0}
      className={styles.grip}
      aria-label={t('cues.columnWidth', { column: name })}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={minWidth}
      aria-valuemax={maxWidth}
      onKeyDown={pressed}
      onDoubleClick={() => setColumnWidth(column, null)}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { x: event.clientX, width };
      }}
      onPointerMove={({ clientX }) => {
        if (grip.current === null) return;
        const moved = (clientX - grip.current.x) / settingsStore.get().textScale;
        pullColumn(column, grip.current.width + moved);
      }}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    />
  );
}
