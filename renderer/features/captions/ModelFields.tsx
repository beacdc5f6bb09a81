import { useState, type ReactNode } from 'react';
import type { TranscribeOptions } from '../../../core/analysis/transcript.ts';
import type { ModelCard } from '../../../core/contract/models.ts';
import { languageName } from '../../../core/language/language-name.ts';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Select.tsx';
import { localeStore, useT, type Locale, type Translate } from '../../i18n/i18n.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import {
  isInstalled,
  isSpeechModel,
  isStarter,
  measuredTexts,
  useModels,
  usualModel,
} from '../models/index.ts';
import styles from './Captions.module.css';
import { onlyLanguage } from './start-transcription.ts';

export interface ModelChoice {
  /** Those that are installed; null until they are known. */
  readonly models: readonly ModelCard[] | null;
  readonly model: ModelCard | undefined;
  readonly choose: (id: string) => void;
  /** What the model leaves no choice about. */
  readonly fixed: Partial<TranscribeOptions>;
}

/** The model that is used: the one that was chosen, or the usual one. */
export function useModelChoice(): ModelChoice {
  const { list } = useModels();
  const preferred = useStore(settingsStore, ({ model }) => model);
  const [chosen, choose] = useState<string | null>(null);
  const models = list?.filter((model) => isSpeechModel(model) && isInstalled(model)) ?? null;
  const model = models?.find(({ id }) => id === chosen) ?? usualModel(models ?? [], preferred);
  return { models, model, choose, fixed: fixedBy(model) };
}

/** Which model, or how to get one. */
export function ModelField({
  choice: { models, model, choose },
}: {
  readonly choice: ModelChoice;
}): ReactNode {
  const t = useT();
  if (models?.length === 0) {
    return (
      <div className={styles.obstacle} role="status">
        <p>{t('captions.noModel')}</p>
        <Button onClick={() => runCommand('app.models')}>{t('captions.getModel')}</Button>
      </div>
    );
  }
  return <ModelSelect models={models ?? []} value={model?.id ?? ''} onChange={choose} />;
}

function fixedBy(model: ModelCard | undefined): Partial<TranscribeOptions> {
  const language = onlyLanguage(model);
  return language === null ? {} : { language, languages: undefined, task: 'transcribe' };
}

interface ModelSelectProps {
  readonly models: readonly ModelCard[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function ModelSelect({ models, value, onChange }: ModelSelectProps): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (current) => current);
  const chosen = models.find(({ id }) => id === value);
  const [measured] =
    chosen === undefined || chosen.measured.length === 0 ? [] : measuredTexts(chosen, t, locale);
  return (
    <Select
      label={t('captions.model')}
      value={value}
      options={models.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={onChange}
      hint={
        <>
          {models.length > 1 && chosen !== undefined && isStarter(chosen)
            ? `${t('captions.starterNote')} `
            : ''}
          {measured !== undefined && `${measured} `}
          <button type="button" className={styles.link} onClick={() => runCommand('app.models')}>
            {t('captions.otherModels')}
          </button>
        </>
      }
    />
  );
}

interface LanguageSelectProps {
  readonly model: ModelCard | undefined;
  readonly value: string;
  readonly onChange: (language: string) => void;
}

export function LanguageSelect({ model, value, onChange }: LanguageSelectProps): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (current) => current);
  return (
    <Select
      label={t('captions.language')}
      value={value}
      disabled={onlyLanguage(model) !== null}
      options={languageOptions(model, t, locale)}
      onChange={onChange}
    />
  );
}

interface SecondLanguageProps extends LanguageSelectProps {
  readonly first: string;
}

/** Where two are spoken in turns: each passage is then heard in one of the two. */
export function SecondLanguageSelect({ model, first, value, onChange }: SecondLanguageProps): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (current) => current);
  const others = languageOptions(model, t, locale).filter(
    (option) => option.value !== 'auto' && option.value !== first,
  );
  return (
    <Select
      label={t('captions.secondLanguage')}
      value={value}
      options={[{ value: '', label: t('captions.noSecondLanguage') }, ...others]}
      onChange={onChange}
    />
  );
}

function languageOptions(
  model: ModelCard | undefined,
  t: Translate,
  locale: Locale,
): readonly { readonly value: string; readonly label: string }[] {
  const only = onlyLanguage(model);
  if (only !== null) return [{ value: only, label: languageName(only, locale) }];
  const names = (model?.languages ?? [])
    .map((tag) => ({ value: tag, label: languageName(tag, locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
  return [{ value: 'auto', label: t('captions.anyLanguage') }, ...names];
}
