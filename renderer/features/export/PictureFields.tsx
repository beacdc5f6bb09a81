import { useEffect, type ReactNode } from 'react';
import type { PictureOptions } from '../../../core/contract/export.ts';
import { classNames } from '../../components/class-names.ts';
import { Select } from '../../components/Select.tsx';
import { useT } from '../../i18n/i18n.ts';
import { cropStore } from '../../player/crop.ts';
import styles from './Export.module.css';

export interface PictureFieldsProps {
  readonly picture: PictureOptions;
  readonly onChange: (picture: PictureOptions) => void;
}

const shapes = ['source', '16:9', '9:16', '4:5', '1:1'] as const;
const places = ['start', 'middle', 'end'] as const;
const sides = [null, 1080, 720, 480] as const;

/** Shape, size and quality of an exported video. */
export function PictureFields({ picture, onChange }: PictureFieldsProps): ReactNode {
  const t = useT();
  const set = (part: Partial<PictureOptions>): void => onChange({ ...picture, ...part });
  const isCut = picture.shape !== 'source';
  useEffect(() => {
    cropStore.set(isCut ? { picture, move: (offset) => onChange({ ...picture, offset }) } : null);
  }, [isCut, picture, onChange]);
  useEffect(() => () => cropStore.set(null), []);
  return (
    <div className={styles.fields}>
      <Select
        label={t('export.shape')}
        value={picture.shape}
        options={shapes.map((value) => ({ value, label: t(`export.shape.${value}`) }))}
        onChange={(shape) => set({ shape })}
      />
      {isCut && (
        <Select
          label={t('export.keep')}
          value={picture.offset === undefined ? picture.keep : 'moved'}
          options={[
            ...places.map((value) => ({ value, label: t(`export.keep.${value}`) })),
            ...(picture.offset === undefined
              ? []
              : [{ value: 'moved' as const, label: t('export.keep.moved') }]),
          ]}
          onChange={(keep) => {
            const { offset, ...others } = picture;
            onChange(
              keep === 'moved' ? { ...others, ...(offset !== undefined && { offset }) } : { ...others, keep },
            );
          }}
        />
      )}
      {isCut && <p className={classNames(styles.hint, styles.wide)}>{t('export.cutHint')}</p>}
      <Select
        label={t('export.size')}
        value={String(picture.shortSide ?? 'source')}
        options={sides.map((side) => ({
          value: String(side ?? 'source'),
          label: t(`export.size.${side ?? 'source'}`),
        }))}
        onChange={(value) => set({ shortSide: sides.find((side) => String(side) === value) ?? null })}
      />
      <Select
        label={t('export.quality')}
        value={picture.quality}
        options={(['high', 'good', 'small'] as const).map((value) => ({
          value,
          label: t(`export.quality.${value}`),
        }))}
        onChange={(quality) => set({ quality })}
      />
    </div>
  );
}
