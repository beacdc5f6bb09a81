import { TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { errorText } from '../i18n/error-text.ts';
import { useT } from '../i18n/i18n.ts';
import './messages.ts';
import { classNames } from './class-names.ts';
import { IconButton } from './IconButton.tsx';
import styles from './InlineError.module.css';

export interface InlineErrorProps {
  /** What was thrown, or `{code, message}` of a job. */
  readonly error: unknown;
  /** Buttons that mend it. */
  readonly actions?: ReactNode;
  readonly onDismiss?: (() => void) | undefined;
  readonly className?: string | undefined;
}

/** A failure where it happened: what, why, and what to do. */
export function InlineError({ error, actions, onDismiss, className }: InlineErrorProps): ReactNode {
  const t = useT();
  const { title, detail } = errorText(error, t);
  return (
    <div role="alert" className={classNames(styles.error, className)}>
      <TriangleAlert size={16} className={styles.icon} aria-hidden />
      <div className={styles.text}>
        <strong>{title}</strong>
        {detail !== null && <p>{detail}</p>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {onDismiss !== undefined && (
        <IconButton label={t('components.dismiss')} icon={<X size={14} />} onClick={onDismiss} />
      )}
    </div>
  );
}
