import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './Progress.module.css';

export interface ProgressProps {
  /** 0 to 1; null: going on, nobody knows how far. */
  readonly value: number | null;
  readonly label: string;
  readonly className?: string | undefined;
}

export function Progress({ value, label, className }: ProgressProps): ReactNode {
  const share = value === null ? null : Math.min(1, Math.max(0, value));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      className={classNames(styles.track, className)}
    >
      <div
        className={classNames(styles.bar, share === null && styles.unknown)}
        style={share === null ? undefined : { transform: `scaleX(${share})` }}
      />
    </div>
  );
}
