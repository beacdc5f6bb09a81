import { useState, type ReactNode } from 'react';
import type { ExportFormat, ExportOptions } from '../../../core/contract/export.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/i18n.ts';
import styles from './Export.module.css';
import { FrameRateSelect } from './FrameRateSelect.tsx';
import { carriesWordTimes, countsFrames, type TrackWords } from './frame-and-word-formats.ts';

export interface FileOptionsProps {
  readonly format: ExportFormat;
  readonly options: ExportOptions;
  readonly words: TrackWords;
  /** The video tells how many frames it has a second. */
  readonly isRateKnown: boolean;
  readonly onChange: (options: ExportOptions) => void;
}

const encodings = ['utf-8', 'utf-16le', 'windows-1252'] as const;

/** Formats whose specification leaves no choice of encoding. */
const utf8Only: ReadonlySet<ExportFormat> = new Set(['vtt', 'ttml', 'json', 'scc']);

export function FileOptions(props: FileOptionsProps): ReactNode {
  const { format, options, words, isRateKnown, onChange } = props;
  const t = useT();
  const set = (part: Partial<ExportOptions>): void => onChange({ ...options, ...part });
  return (
    <>
      {carriesWordTimes.has(format) && (
        <Checkbox
          label={t('export.wordTimes')}
          hint={t(words === 'none' ? 'export.wordTimesNone' : 'export.wordTimesHint')}
          disabled={words === 'none'}
          checked={words !== 'none' && (options.wordTimes ?? words === 'given')}
          onChange={(wordTimes) => set({ wordTimes })}
        />
      )}
      {countsFrames.has(format) && !isRateKnown && (
        <FrameRateSelect
          format={format}
          value={options.frameRate}
          onChange={(frameRate) => set({ frameRate })}
        />
      )}
      <details className={styles.options}>
        <summary>{t('export.options')}</summary>
        <div className={styles.fields}>
          {!utf8Only.has(format) && (
            <Select
              label={t('export.encoding')}
              value={options.encoding ?? 'utf-8'}
              options={encodings.map((value) => ({ value, label: t(`export.encoding.${value}`) }))}
              onChange={(encoding) => set({ encoding })}
            />
          )}
          <Select
            label={t('export.lineEnding')}
            value={options.lineEnding ?? 'default'}
            options={(['default', 'lf', 'crlf'] as const).map((value) => ({
              value,
              label: t(`export.lineEnding.${value}`),
            }))}
            onChange={(value) => set({ lineEnding: value === 'default' ? undefined : value })}
          />
          {format === 'srt' && (
            <TextField
              label={t('export.firstNumber')}
              type="number"
              min={0}
              value={String(options.firstNumber ?? 1)}
              onChange={(value) => set({ firstNumber: Math.max(0, Math.trunc(Number(value))) })}
            />
          )}
          {format === 'scc' && (
            <Checkbox
              className={styles.wide}
              label={t('export.dropFrame')}
              hint={t('export.dropFrameHint')}
              checked={options.dropFrame ?? true}
              onChange={(dropFrame) => set({ dropFrame })}
            />
          )}
          {!utf8Only.has(format) && (
            <Checkbox
              className={styles.wide}
              label={t('export.byteOrderMark')}
              hint={t('export.byteOrderMarkHint')}
              checked={options.byteOrderMark ?? false}
              onChange={(byteOrderMark) => set({ byteOrderMark })}
            />
          )}
          <FrameRateShift
            value={options.frameRateShift}
            onChange={(frameRateShift) => set({ frameRateShift })}
          />
        </div>
      </details>
    </>
  );
}

type Shift = ExportOptions['frameRateShift'];

interface FrameRateShiftProps {
  readonly value: Shift;
  readonly onChange: (value: Shift) => void;
}

function FrameRateShift({ value, onChange }: FrameRateShiftProps): ReactNode {
  const t = useT();
  const [from, setFrom] = useState('25');
  const [to, setTo] = useState('23.976');
  const parsed = { from: Number(from), to: Number(to) };
  const isValid = parsed.from > 0 && parsed.to > 0;
  return (
    <div className={styles.wide}>
      <Checkbox
        label={t('export.frameRateShift')}
        checked={value !== undefined}
        onChange={(isOn) => onChange(isOn && isValid ? parsed : undefined)}
      />
      {value !== undefined && (
        <div className={styles.fields}>
          <TextField
            label={t('export.fromRate')}
            type="number"
            step="any"
            min={1}
            value={from}
            onChange={(text) => {
              setFrom(text);
              if (Number(text) > 0) onChange({ ...value, from: Number(text) });
            }}
          />
          <TextField
            label={t('export.toRate')}
            type="number"
            step="any"
            min={1}
            value={to}
            onChange={(text) => {
              setTo(text);
              if (Number(text) > 0) onChange({ ...value, to: Number(text) });
            }}
          />
        </div>
      )}
    </div>
  );
}
