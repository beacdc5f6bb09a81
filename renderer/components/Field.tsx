import { useId, type ReactNode } from 'react';
import styles from './Field.module.css';
import { classNames } from './class-names.ts';

export interface FieldProps {
  readonly label: string;
  /** Named for screen readers only, where the place makes it plain to the eye. */
  readonly labelHidden?: boolean | undefined;
  readonly hint?: ReactNode;
  /** What is wrong with the value; shown in place of the hint. */
  readonly error?: string | undefined;
  /** Label beside the control instead of above. */
  readonly inline?: boolean | undefined;
  readonly className?: string | undefined;
}

interface ControlIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** Label, hint and error around one control, tied together for screen readers. */
export function Field({
  label,
  labelHidden = false,
  hint,
  error,
  inline = false,
  className,
  children,
}: FieldProps & { readonly children: (ids: ControlIds) => ReactNode }): ReactNode {
  const id = useId();
  const note = error ?? hint;
  const hasNote = note !== undefined && note !== null && note !== '';
  return (
    <div className={classNames(styles.field, inline && styles.inline, className)}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': hasNote ? `${id}-note` : undefined,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {hasNote && (
        <div id={`${id}-note`} className={error === undefined ? styles.hint : styles.error}>
          {note}
        </div>
      )}
    </div>
  );
}
