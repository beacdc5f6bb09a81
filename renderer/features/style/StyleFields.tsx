import { useId, type ReactNode } from 'react';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Field } from '../../components/Field.tsx';
import { Select } from '../../components/Select.tsx';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { FontSelect } from './FontSelect.tsx';
import styles from './Style.module.css';

interface FieldsProps {
  readonly style: CaptionStyle;
  readonly set: (part: Partial<CaptionStyle>) => void;
}

/** Every value of a style. */
export function StyleFields({
  style,
  onChange,
}: {
  readonly style: CaptionStyle;
  readonly onChange: (style: CaptionStyle) => void;
}): ReactNode {
  const set = (part: Partial<CaptionStyle>): void => onChange({ ...style, ...part });
  return (
    <>
      <TextFields style={style} set={set} />
      <GroundFields style={style} set={set} />
      <PlaceFields style={style} set={set} />
    </>
  );
}

function TextFields({ style, set }: FieldsProps): ReactNode {
  const t = useT();
  return (
    <fieldset className={styles.fields}>
      <legend>{t('style.text')}</legend>
      <FontSelect value={style.fontFamily} onChange={(fontFamily) => set({ fontFamily })} />
      <Color label={t('style.color')} value={style.color} onChange={(color) => set({ color })} />
      <Slider
        label={t('style.size')}
        value={style.fontSize}
        range={[0.02, 0.2]}
        onChange={(fontSize) => set({ fontSize })}
      />
      <Checkbox label={t('style.bold')} checked={style.bold} onChange={(bold) => set({ bold })} />
    </fieldset>
  );
}

function GroundFields({ style, set }: FieldsProps): ReactNode {
  const t = useT();
  return (
    <fieldset className={styles.fields}>
      <legend>{t('style.ground')}</legend>
      <Slider
        label={t('style.outline')}
        value={style.outline}
        range={[0, 0.3]}
        onChange={(outline) => set({ outline })}
      />
      <Color
        label={t('style.outlineColor')}
        value={style.outlineColor}
        onChange={(outlineColor) => set({ outlineColor })}
      />
      <Slider
        label={t('style.backgroundOpacity')}
        value={style.backgroundOpacity}
        range={[0, 1]}
        onChange={(backgroundOpacity) => set({ backgroundOpacity })}
      />
      <Color
        label={t('style.background')}
        value={style.background}
        onChange={(background) => set({ background })}
      />
    </fieldset>
  );
}

function PlaceFields({ style, set }: FieldsProps): ReactNode {
  const t = useT();
  return (
    <fieldset className={styles.fields}>
      <legend>{t('style.place')}</legend>
      <Select
        label={t('style.position')}
        value={style.position}
        options={(['bottom', 'middle', 'top'] as const).map((value) => ({
          value,
          label: t(`style.position.${value}`),
        }))}
        onChange={(position) => set({ position })}
      />
      {style.position !== 'middle' && (
        <Slider
          label={t('style.margin')}
          value={style.margin}
          range={[0, 0.4]}
          onChange={(margin) => set({ margin })}
        />
      )}
    </fieldset>
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
          step={0.001}
          value={value}
          aria-valuetext={shown}
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
