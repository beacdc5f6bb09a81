import { AudioLines } from 'lucide-react';
import { useState } from 'react';
import type { StretchRequest } from '../../../core/contract/transcripts.ts';
import { maxStretchMs } from '../../../core/contract/transcripts.ts';
import { primaryLanguage } from '../../../core/language/language-tag.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { formatTime } from '../../editing/time-text.ts';
import { useT } from '../../i18n/i18n.ts';
import { activeTrack, openProject } from '../../project/project-store.ts';
import { LanguageSelect, ModelField, onlyLanguage, useModelChoice } from '../captions/index.ts';
import type { AskedStretch } from './asked-stretch.ts';
import styles from './StretchDialog.module.css';

/** More beams find more ways to write it, and take longer. */
const beams = ['2', '5', '8'] as const;

interface StretchFieldsProps {
  readonly stretch: AskedStretch;
  readonly isHearing: boolean;
  readonly onHear: (request: StretchRequest) => void;
}

/** With which model, language and hint it is heard. */
export function StretchFields({ stretch, isHearing, onHear }: StretchFieldsProps) {
  const t = useT();
  const choice = useModelChoice();
  const { model } = choice;
  const [language, setLanguage] = useState(() => languageOf(stretch));
  const [beam, setBeam] = useState<(typeof beams)[number]>('5');
  const [hint, setHint] = useState('');
  const { trackId, startMs, endMs, replaced } = stretch;
  const isTranslation = trackNow()?.source === 'translation';
  const isTooLong = endMs - startMs > maxStretchMs;
  const known = onlyLanguage(model) ?? (model?.languages.includes(language) ? language : 'auto');
  const hear = (): void => {
    if (model === undefined) return;
    onHear({
      ...{ trackId, startMs, endMs, replaced: replaced.map(({ id }) => id), beamSize: Number(beam) },
      model: model.id,
      // Of a translation it is known which language was said to be spoken.
      ...(isTranslation && known === 'auto' ? {} : { language: known }),
      ...(hint.trim() === '' ? {} : { hint }),
    });
  };
  return (
    <>
      <p className={styles.where}>
        {t('stretch.where', { from: formatTime(startMs, false), to: formatTime(endMs, false) })}
        {isTranslation && ` ${t('stretch.translated')}`}
      </p>
      <div className={styles.fields}>
        <ModelField choice={choice} />
        <LanguageSelect model={model} value={known} onChange={setLanguage} />
        <Select
          label={t('stretch.beam')}
          value={beam}
          options={beams.map((value) => ({ value, label: t(`stretch.beam.${value}`) }))}
          onChange={setBeam}
        />
        <TextField
          label={t('stretch.hint')}
          hint={t('stretch.hintHint')}
          value={hint}
          maxLength={2000}
          onChange={setHint}
        />
      </div>
      <div className={styles.hear}>
        {isTooLong && <span role="status">{t('stretch.tooLong')}</span>}
        <Button
          icon={<AudioLines size={14} aria-hidden />}
          disabled={isHearing || isTooLong || model === undefined}
          onClick={hear}
        >
          {t('stretch.hear')}
        </Button>
      </div>
    </>
  );
}

/** Of most of its cues, else of the track; what a translation is written in says nothing of what is spoken. */
function languageOf({ replaced }: AskedStretch): string {
  const track = trackNow();
  if (track === null || track.source === 'translation') return 'auto';
  const counts = Map.groupBy(replaced, ({ language = track.language }) => language);
  const [most] = [...counts].toSorted(([, a], [, b]) => b.length - a.length);
  const language = most?.[0] ?? track.language;
  return language === 'und' ? 'auto' : primaryLanguage(language);
}

function trackNow(): SubtitleTrack | null {
  const project = openProject();
  return project === null ? null : activeTrack(project);
}
