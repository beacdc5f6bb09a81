import type { ReactNode } from 'react';
import type { Settings } from '../../../core/contract/app.ts';
import type { ModelTask } from '../../../core/model-task.ts';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Select.tsx';
import { Switch } from '../../components/Switch.tsx';
import { useT } from '../../i18n/i18n.ts';
import { isInstalled, useModels } from '../models/index.ts';
import './messages.ts';
import styles from './Settings.module.css';

interface SearchFieldsProps {
  readonly settings: Settings;
  readonly change: (change: Partial<Settings>) => void;
}

/** By what the library is searched, and when it is made searchable. */
export function SearchFields({ settings, change }: SearchFieldsProps): ReactNode {
  const t = useT();
  const { list } = useModels();
  const choices = (task: ModelTask) => [
    { value: '', label: t('settings.bestModel') },
    ...(list ?? [])
      .filter((model) => model.task === task && isInstalled(model))
      .map(({ id, name }) => ({ value: id, label: name })),
    { value: 'none', label: t('settings.searchNone') },
  ];
  const canRead = (list ?? []).some((model) => model.task === 'text-recognition' && isInstalled(model));
  return (
    <section className={styles.section}>
      <h3>{t('settings.search')}</h3>
      <Switch
        label={t('settings.indexInBackground')}
        hint={t('settings.indexInBackgroundHint')}
        checked={settings.indexInBackground}
        onChange={(indexInBackground) => change({ indexInBackground })}
      />
      <Select
        inline
        label={t('settings.searchText')}
        value={settings.searchTextModel}
        options={choices('text-embedding')}
        onChange={(searchTextModel) => change({ searchTextModel })}
      />
      <Select
        inline
        label={t('settings.searchPicture')}
        value={settings.searchPictureModel}
        options={choices('image-text')}
        onChange={(searchPictureModel) => change({ searchPictureModel })}
      />
      <Switch
        label={t('settings.readsPictureText')}
        hint={t('settings.readsPictureTextHint')}
        checked={settings.readsPictureText}
        onChange={(readsPictureText) => change({ readsPictureText })}
      />
      {settings.readsPictureText && list !== null && !canRead && (
        <p role="status">
          {t('settings.noReader')}{' '}
          <Button onClick={() => runCommand('app.models')}>{t('command.app.models')}</Button>
        </p>
      )}
    </section>
  );
}
