import { AudioLines } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { TranscribeOptions } from '../../../core/analysis/transcript.ts';
import type { MediaDetail } from '../../../core/contract/media.ts';
import type { ModelCard } from '../../../core/contract/models.ts';
import { profileIds } from '../../../core/profiles/profiles.ts';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { languageName } from '../../../core/language/language-name.ts';
import { localeStore, useT, type Locale, type Translate } from '../../i18n/i18n.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { pictureOf } from '../../project/picture.ts';
import { useStore } from '../../stores/store.ts';
import { isInstalled, isSpeechModel, useModels } from '../models/index.ts';
import { SheetFooter } from '../../workspace/Sheet.tsx';
import styles from './Captions.module.css';
import { defaultOptions, onlyLanguage, rememberProfile, startTranscription } from './start-transcription.ts';

export function TranscribeForm({ media }: { readonly media: MediaDetail }): ReactNode {
  const t = useT();
  const obstacle = media.hasAudio ? (media.present ? null : 'missing') : 'noAudio';
  return (
    <section className={styles.section} aria-labelledby="captions-transcribe">
      <h3 id="captions-transcribe">{t('captions.transcribe')}</h3>
      {obstacle === null ? (
        <TranscribeFields media={media} />
      ) : (
        <p className={styles.note}>{t(`captions.${obstacle}`)}</p>
      )}
    </section>
  );
}

function TranscribeFields({ media }: { readonly media: MediaDetail }): ReactNode {
  const t = useT();
  const connection = useConnection();
  const { list } = useModels();
  const preferred = useStore(settingsStore, ({ model }) => model);
  const [changes, setChanges] = useState<Partial<TranscribeOptions>>({});
  const [error, setError] = useState<unknown>(null);
  const [isStarting, setStarting] = useState(false);

  const models = (list ?? []).filter((model) => isSpeechModel(model) && isInstalled(model));
  const model = models.find(({ id }) => id === (changes.model ?? preferred)) ?? models[0];
  const picture = pictureOf(media);
  const options = { ...defaultOptions(model, picture), ...changes, ...fixedBy(model) };
  const set = (part: Partial<TranscribeOptions>): void => setChanges({ ...changes, ...part });

  function start(): void {
    setError(null);
    setStarting(true);
    const { prompt = '', ...rest } = options;
    // What it does not keep, it only does not propose.
    rememberProfile(options.profile, picture).catch(() => undefined);
    startTranscription(connection, media.id, prompt.trim() === '' ? rest : { ...rest, prompt })
      .catch(setError)
      .finally(() => setStarting(false));
  }

  return (
    <>
      <ModelSelect models={models} value={options.model} onChange={(id) => set({ model: id })} />
      <div className={styles.pair}>
        <LanguageSelect model={model} value={options.language} onChange={(language) => set({ language })} />
        <Select
          label={t('captions.profile')}
          value={options.profile}
          options={profileIds.map((value) => ({ value, label: t(`settings.profileName.${value}`) }))}
          onChange={(profile) => set({ profile })}
        />
      </div>
      <MoreOptions media={media} options={options} isMultilingual={onlyLanguage(model) === null} set={set} />
      <SheetFooter>
        {error !== null && <InlineError error={error} onDismiss={() => setError(null)} />}
        <Button
          variant="primary"
          icon={<AudioLines size={14} aria-hidden />}
          disabled={isStarting || model === undefined}
          onClick={start}
        >
          {t('captions.start')}
        </Button>
      </SheetFooter>
    </>
  );
}

function fixedBy(model: ModelCard | undefined): Partial<TranscribeOptions> {
  const language = onlyLanguage(model);
  return language === null ? {} : { language, task: 'transcribe' };
}

interface ModelSelectProps {
  readonly models: readonly ModelCard[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function ModelSelect({ models, value, onChange }: ModelSelectProps): ReactNode {
  const t = useT();
  const isStarter = models.find(({ id }) => id === value)?.state === 'shipped';
  return (
    <Select
      label={t('captions.model')}
      value={value}
      options={models.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={onChange}
      hint={
        <>
          {isStarter ? `${t('captions.starterNote')} ` : ''}
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

function LanguageSelect({ model, value, onChange }: LanguageSelectProps): ReactNode {
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

interface MoreOptionsProps {
  readonly media: MediaDetail;
  readonly options: TranscribeOptions;
  readonly isMultilingual: boolean;
  readonly set: (part: Partial<TranscribeOptions>) => void;
}

function MoreOptions({ media, options, isMultilingual, set }: MoreOptionsProps): ReactNode {
  const t = useT();
  return (
    <>
      {media.audioTracks.length > 1 && (
        <Select
          label={t('captions.audioTrack')}
          value={String(options.audioTrack)}
          options={media.audioTracks.map(({ codec, language, title, channels }, index) => ({
            value: String(index),
            label: [`${index + 1}`, title, language, codec, t('captions.channels', { count: channels })]
              .filter((part) => part !== null && part !== '')
              .join(' · '),
          }))}
          onChange={(index) => set({ audioTrack: Number(index) })}
        />
      )}
      {isMultilingual && (
        <Select
          label={t('captions.task')}
          value={options.task}
          options={[
            { value: 'transcribe', label: t('captions.task.transcribe') },
            { value: 'translate', label: t('captions.task.translate') },
          ]}
          onChange={(task) => set({ task })}
        />
      )}
      <TextField
        label={t('captions.prompt')}
        hint={t('captions.promptHint')}
        value={options.prompt ?? ''}
        maxLength={2000}
        spellCheck
        onChange={(prompt) => set({ prompt })}
      />
    </>
  );
}
