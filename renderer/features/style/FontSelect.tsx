import type { ReactNode } from 'react';
import { Field } from '../../components/Field.tsx';
import fieldStyles from '../../components/Field.module.css';
import { ChevronDown } from 'lucide-react';
import { useT } from '../../i18n/i18n.ts';
import { useFonts } from './use-fonts.ts';

/** Names that stand for the nearest font there is. */
const anywhere = ['sans-serif', 'serif', 'monospace'] as const;

export interface FontSelectProps {
  readonly value: string;
  readonly onChange: (family: string) => void;
}

/** The fonts that burning in finds on this computer. */
export function FontSelect({ value, onChange }: FontSelectProps): ReactNode {
  const t = useT();
  const found = useFonts();
  const isKnown = (anywhere as readonly string[]).includes(value) || found.includes(value);
  const families = isKnown ? found : [value, ...found];
  return (
    <Field label={t('style.font')}>
      {(ids) => (
        <div className={fieldStyles.selectBox}>
          <select
            {...ids}
            className={fieldStyles.select}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          >
            <optgroup label={t('style.fontsAnywhere')}>
              {anywhere.map((family) => (
                <option key={family} value={family}>
                  {t(`style.font.${family}`)}
                </option>
              ))}
            </optgroup>
            <optgroup label={t('style.fontsOfSystem')}>
              {families.map((family) => (
                <option key={family} value={family}>
                  {family}
                </option>
              ))}
            </optgroup>
          </select>
          <ChevronDown size={14} aria-hidden />
        </div>
      )}
    </Field>
  );
}
