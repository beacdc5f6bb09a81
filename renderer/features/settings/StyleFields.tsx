import { useId, type ReactNode } from 'react';
import type { CaptionStyle } from '../../../core/contract/export.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Field } from '../../components/Field.tsx';
import { Select } from '../../components/Select.tsx';
import { formatPercent } from '../../i18n/format.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import './messages.ts';
import styles from './Settings.module.css';

export interface StyleFieldsProps {
  readonly style: CaptionStyle;
  readonly onChange: (style: CaptionStyle) => void;
}

const fonts = [
  'sans-serif',
  'serif',
  'monospace',
  'Arial',
  'Noto Sans',
  'Noto Sans CJK SC',
  'Roboto',
] as const;

/** How captions look over the picture, in an ASS file and burned in. */
export function StyleFields({ style, onChange }: StyleFieldsProps): ReactNode {
  const t = useT();
  const set = (part: Partial<CaptionStyle>): void => onChange({ ...style, ...part });
  const families: readonly string[] = (fonts as readonly string[]).includes(style.fontFamily)
    ? fonts
    : [style.fontFamily, ...fonts];
  return (
    <div className={styles.style}>
      <Select
        label={t('settings.style.font')}
        value={style.fontFamily}
        options={families.map((value) => ({ value, label: value }))}
        onChange={(fontFamily) => set({ fontFamily })}
      />
      <Select
        label={t('settings.style.position')}
        value={style.position}
        options={(['bottom', 'middle', 'top'] as const).map((value) => ({
          value,
          label: t(`settings.style.position.${value}`),
        }))}
        onChange={(position) => set({ position })}
      />
      <Slider
        label={t('settings.style.size')}
        value={style.fontSize}
        range={[0.02, 0.2]}
        onChange={(fontSize) => set({ fontSize })}
      />
      <Slider
        label={t('settings.style.margin')}
        value={style.margin}
        range={[0, 0.4]}
        onChange={(margin) => set({ margin })}
      />
      <Color label={t('settings.style.color')} value={style.color} onChange={(color) => set({ color })} />
      <Color
        label={t('settings.style.outlineColor')}
        value={style.outlineColor}
        onChange={(outlineColor) => set({ outlineColor })}
      />
      <Slider
        label={t('settings.style.outline')}
        value={style.outline}
        range={[0, 0.3]}
        onChange={(outline) => set({ outline })}
      />
      <Slider
        label={t('settings.style.backgroundOpacity')}
        value={style.backgroundOpacity}
        range={[0, 1]}
        onChange={(backgroundOpacity) => set({ backgroundOpacity })}
      />
      <Color
        label={t('settings.style.background')}
        value={style.background}
        onChange={(background) => set({ background })}
      />
      <Checkbox label={t('settings.style.bold')} checked={style.bold} onChange={(bold) => set({ bold })} />
      <StyleSample style={style} />
    </div>
  );
}

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly range: readonly [number, number];
  readonly onChange: (value: number) => void;
}

function Slider({ label, value, range: [min, max], onChange }: SliderProps): ReactNode {
  const locale = useStore(localeStore, (current) => current);
  const shown = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value);
  return (
    <Field label={`${label}: ${shown}`}>
      {(ids) => (
        <input
          {...ids}
          type="range"
          className={styles.slider}
          min={min}
          max={max}
          step={0.005}
          value={value}
          aria-valuetext={formatPercent(value, locale)}
          onChange={(event) => onChange(event.target.valueAsNumber)}
        />
      )}
    </Field>
  );
}

interface ColorProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Color({ label, value, onChange }: ColorProps): ReactNode {
  const id = useId();
  return (
    <div className={styles.color}>
      <label htmlFor={id}>{label}</label>
      <input id={id} type="color" value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

/** Height of the sample's picture in the dialog. */
const samplePixels = 110;

function StyleSample({ style }: { readonly style: CaptionStyle }): ReactNode {
  const t = useT();
  // Larger than on the picture, else nobody could judge it.
  const size = Math.max(12, style.fontSize * samplePixels * 3);
  const background = `color-mix(in srgb, ${style.background} ${style.backgroundOpacity * 100}%, transparent)`;
  return (
    <div className={styles.sample} aria-hidden>
      <span
        style={{
          background,
          color: style.color,
          fontFamily: style.fontFamily,
          fontSize: size,
          fontWeight: style.bold ? 700 : 400,
          paintOrder: 'stroke fill',
          WebkitTextStroke: `${style.outline * size * 2}px ${style.outlineColor}`,
        }}
      >
        {t('settings.style.sample')}
      </span>
    </div>
  );
}
