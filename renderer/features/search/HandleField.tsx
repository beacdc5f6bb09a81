import type { ReactNode } from 'react';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/i18n.ts';

const maxHandleSeconds = 60;

/** Milliseconds; null: it is no number that can be meant. */
export function handleMsOf(typed: string): number | null {
  const seconds = Number(typed.trim().replace(',', '.'));
  if (typed.trim() === '' || !(seconds >= 0 && seconds <= maxHandleSeconds)) return null;
  return Math.round(seconds * 1000);
}

interface HandleFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** How much more of the video is taken before and behind each result. */
export function HandleField({ value, onChange }: HandleFieldProps): ReactNode {
  const t = useT();
  return (
    <TextField
      label={t('search.handle')}
      hint={t('search.handleHint')}
      error={handleMsOf(value) === null ? t('search.handleWrong', { max: maxHandleSeconds }) : undefined}
      inputMode="decimal"
      value={value}
      onChange={onChange}
    />
  );
}
