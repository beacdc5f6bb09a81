import { Switch as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Field, type FieldProps } from './Field.tsx';
import styles from './Switch.module.css';

export interface SwitchProps extends FieldProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean | undefined;
}

export function Switch({ checked, onChange, disabled, ...field }: SwitchProps): ReactNode {
  return (
    <Field inline {...field}>
      {(ids) => (
        <Radix.Root
          {...ids}
          className={styles.switch}
          checked={checked}
          disabled={disabled}
          onCheckedChange={onChange}
        >
          <Radix.Thumb className={styles.thumb} />
        </Radix.Root>
      )}
    </Field>
  );
}
