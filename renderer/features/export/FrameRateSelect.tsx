import type { ReactNode } from 'react';
import type { ExportFormat } from '../../../core/contract/export.ts';
import { framesPerSecond, parseFrameRate, type FrameRate } from '../../../core/time/frame-rate.ts';
import { countedRate } from '../../../core/time/timecode.ts';
import { Select } from '../../components/Select.tsx';
import { useT } from '../../i18n/i18n.ts';

interface FrameRateSelectProps {
  readonly format: ExportFormat;
  readonly value: FrameRate | undefined;
  readonly onChange: (rate: FrameRate) => void;
}

const common = ['23.976', '24', '25', '29.97', '30', '50', '59.94', '60'] as const;
/** EBU STL knows these two only. */
const ofStl = ['25', '30'] as const;
/** What writers reckon with where nobody says. */
const assumed = '25';

/** How many frames a second a file counts that goes with no video of a known rate. */
export function FrameRateSelect({ format, value, onChange }: FrameRateSelectProps): ReactNode {
  const t = useT();
  const rates: readonly string[] = format === 'stl' ? ofStl : common;
  const chosen = rates.find((rate) => value !== undefined && isMeant(rate, value, format)) ?? assumed;
  return (
    <Select
      label={t('export.frameRate')}
      hint={t('export.frameRateHint')}
      value={chosen}
      options={rates.map((rate) => ({ value: rate, label: t('export.frameRateOf', { rate }) }))}
      onChange={(rate) => {
        const parsed = parseFrameRate(rate);
        if (parsed !== null) onChange(parsed);
      }}
    />
  );
}

/** Also of a rate that was chosen for another format: EBU STL counts thirtieths for what is near a multiple of 30. */
function isMeant(rate: string, value: FrameRate, format: ExportFormat): boolean {
  const parsed = parseFrameRate(rate);
  if (parsed === null) return false;
  if (format === 'stl') return (countedRate(value) % 30 === 0) === (rate === '30');
  return framesPerSecond(parsed) === framesPerSecond(value);
}
