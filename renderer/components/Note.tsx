import { Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../i18n/i18n.ts';
import './messages.ts';
import { classNames } from './class-names.ts';
import { IconButton } from './IconButton.tsx';
import styles from './Note.module.css';

export interface NoteProps {
  /** `alert`: something is at stake. */
  readonly tone?: 'status' | 'alert';
  readonly children: ReactNode;
  /** What can be done about it. */
  readonly actions?: ReactNode;
  readonly onDismiss?: (() => void) | undefined;
}

/** Something that is worth knowing, in one line where there is room. */
export function Note({ tone = 'status', children, actions, onDismiss }: NoteProps): ReactNode {
  const t = useT();
  return (
    <div role={tone} className={classNames(styles.note, tone === 'alert' && styles.alert)}>
      {tone === 'alert' ? (
        <TriangleAlert size={16} className={styles.icon} aria-hidden />
      ) : (
        <Info size={16} className={styles.icon} aria-hidden />
      )}
      <div className={styles.text}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      {onDismiss !== undefined && (
        <IconButton label={t('components.dismiss')} icon={<X size={14} />} onClick={onDismiss} />
      )}
    </div>
  );
}

/** Across the page, below the top bar. */
export function NoteStrip(props: NoteProps): ReactNode {
  return (
    <div className={styles.strip}>
      <Note {...props} />
    </div>
  );
}
