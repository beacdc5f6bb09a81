/**
 * The platform's own list. Radix' Select writes a `<style>` of its own, which the content policy forbids, and the
 * platform's is the better known to screen readers.
 */
import { ChevronDown } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Field, type FieldProps } from './Field.tsx';
import styles from './Field.module.css';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface SelectProps<Value extends string> extends FieldProps {
  readonly value: Value;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean | undefined;
  readonly ref?: Ref<HTMLSelectElement>;
}

export function Select<Value extends string>({
  value,
  options,
  onChange,
  disabled,
  ref,
  ...field
}: SelectProps<Value>): ReactNode {
  return (
    <Field {...field}>
      {(ids) => (
        <div className={styles.selectBox}>
          <select
            {...ids}
            ref={ref}
            className={styles.select}
            value={value}
            disabled={disabled}
            onChange={(event) => {
              onChange(event.target.value as Value);
            }}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown size={14} aria-hidden />
        </div>
      )}
    </Field>
  );
}
