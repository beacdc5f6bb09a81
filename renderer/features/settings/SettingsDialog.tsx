import { useState, type ReactNode } from 'react';
import type { Settings } from '../../../core/contract/app.ts';
import { languageName } from '../../../core/language/language-name.ts';
import { profileIds } from '../../../core/profiles/profiles.ts';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { Select } from '../../components/Select.tsx';
import { Switch } from '../../components/Switch.tsx';
import { appInfoStore } from '../../connection/app-info.ts';
import { formatPercent } from '../../i18n/format.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { changeSettings, settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import { isInstalled, isSpeechModel, isStarter, useModels } from '../models/index.ts';
import './messages.ts';
import { SearchFields } from './SearchFields.tsx';
import { WriterFields } from './WriterFields.tsx';
import styles from './Settings.module.css';

export interface SettingsDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

type Change = (change: Partial<Settings>) => void;

export function SettingsDialog(props: SettingsDialogProps): ReactNode {
  const t = useT();
  return (
    <Dialog {...props} title={t('settings.title')}>
      <SettingsForm />
    </Dialog>
  );
}

function SettingsForm(): ReactNode {
  const t = useT();
  const settings = useStore(settingsStore, (value) => value);
  const version = useStore(appInfoStore, (info) => info.version);
  const [error, setError] = useState<unknown>(null);
  const change: Change = (part) => {
    setError(null);
    changeSettings(part).catch(setError);
  };
  return (
    <div className={styles.form}>
      {error !== null && <InlineError error={error} onDismiss={() => setError(null)} />}
      <AppearanceFields settings={settings} change={change} />
      <CaptionFields settings={settings} change={change} />
      <SearchFields settings={settings} change={change} />
      <WriterFields server={settings.writerServer} onChange={(writerServer) => change({ writerServer })} />
      <footer className={styles.about}>
        <span>{t('settings.version', { version })}</span>
        <Button onClick={() => runCommand('app.keys')}>{t('command.app.keys')}</Button>
        <Button onClick={() => runCommand('app.models')}>{t('command.app.models')}</Button>
      </footer>
    </div>
  );
}

interface FieldsProps {
  readonly settings: Settings;
  readonly change: Change;
}

const textScales = ['0.75', '0.875', '1', '1.125', '1.25', '1.5', '1.75', '2'] as const;

function AppearanceFields({ settings, change }: FieldsProps): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  return (
    <section className={styles.section}>
      <h3>{t('settings.appearance')}</h3>
      <Select
        inline
        label={t('settings.language')}
        value={settings.locale}
        options={[
          { value: 'system', label: t('settings.system') },
          { value: 'en', label: 'English' },
          { value: 'zh-CN', label: '简体中文' },
        ]}
        onChange={(value) => change({ locale: value })}
      />
      <Select
        inline
        label={t('settings.theme')}
        value={settings.theme}
        options={(['system', 'light', 'dark'] as const).map((value) => ({
          value,
          label: t(`settings.theme.${value}`),
        }))}
        onChange={(theme) => change({ theme })}
      />
      <Select
        inline
        label={t('settings.textSize')}
        value={String(settings.textScale)}
        options={textScales.map((value) => ({ value, label: formatPercent(Number(value), locale) }))}
        onChange={(value) => change({ textScale: Number(value) })}
      />
    </section>
  );
}

/** Languages whose check was switched off in the review are switched on again here. */
function SpellingFields({ settings, change }: FieldsProps): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const { spelling, spellingOff } = settings;
  return (
    <>
      <Switch
        label={t('settings.spelling')}
        hint={t('settings.spellingHint')}
        checked={spelling}
        onChange={(isOn) => change({ spelling: isOn })}
      />
      {spelling &&
        spellingOff.map((language) => (
          <Switch
            key={language}
            label={t('settings.spellingOf', { language: languageName(language, locale) })}
            checked={false}
            onChange={() => change({ spellingOff: spellingOff.filter((other) => other !== language) })}
          />
        ))}
    </>
  );
}

const devices = ['auto', 'cpu', 'webgpu', 'cuda', 'dml', 'coreml'] as const;

function CaptionFields({ settings, change }: FieldsProps): ReactNode {
  const t = useT();
  const { list } = useModels();
  const models = (list ?? [])
    .filter((model) => isSpeechModel(model) && isInstalled(model))
    .filter((model) => !isStarter(model))
    .map(({ id, name }) => ({ value: id, label: name }));
  const chosen = models.some(({ value }) => value === settings.model) ? settings.model : '';
  return (
    <section className={styles.section}>
      <h3>{t('settings.captions')}</h3>
      <Select
        inline
        label={t('settings.profile')}
        hint={t(`settings.profile.${settings.profile}`)}
        value={settings.profile}
        options={profileIds.map((value) => ({ value, label: t(`settings.profileName.${value}`) }))}
        onChange={(profile) => change({ profile })}
      />
      <Select
        inline
        label={t('settings.verticalProfile')}
        hint={t('settings.verticalProfileHint')}
        value={settings.verticalProfile}
        options={profileIds.map((value) => ({ value, label: t(`settings.profileName.${value}`) }))}
        onChange={(verticalProfile) => change({ verticalProfile })}
      />
      <Select
        inline
        label={t('settings.model')}
        value={chosen}
        options={[{ value: '', label: t('settings.bestModel') }, ...models]}
        onChange={(model) => change({ model })}
      />
      <Select
        inline
        label={t('settings.device')}
        hint={t('settings.deviceHint')}
        value={settings.device}
        options={devices.map((value) => ({ value, label: t(`settings.device.${value}`) }))}
        onChange={(device) => change({ device })}
      />
      <SpellingFields settings={settings} change={change} />
      <Switch
        label={t('settings.snapping')}
        hint={t('settings.snappingHint')}
        checked={settings.snapping}
        onChange={(snapping) => change({ snapping })}
      />
    </section>
  );
}
