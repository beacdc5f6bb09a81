import { AudioLines } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { TranscribeOptions } from '../../../core/analysis/transcript.ts';
import type { MediaDetail } from '../../../core/contract/media.ts';
import { chineseScripts } from '../../../core/language/chinese-script.ts';
import { primaryLanguage } from '../../../core/language/language-tag.ts';
import { profileIds } from '../../../core/profiles/profiles.ts';
import { accuracySchema, usualAccuracy } from '../../../core/transcript/accuracy.ts';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { pictureOf } from '../../project/picture.ts';
import { useStore } from '../../stores/store.ts';
import { termsStore } from '../glossary/index.ts';
import { replaceVideo, takeChangedFile } from '../replace/index.ts';
import {
  TranslateFields,
  translateWhenDone,
  useTranslationChoice,
  type TranslationChoice,
} from '../translate/index.ts';
import { findSpeakersAlong, SpeakersAlongField, useSpeakersAlong } from '../speakers/index.ts';
import { SheetFooter } from '../../workspace/Sheet.tsx';
import styles from './Captions.module.css';
import { LanguageSelect, ModelField, SecondLanguageSelect, useModelChoice } from './ModelFields.tsx';
import { StarterQuestion, useStarterDoubt } from './StarterQuestion.tsx';
import {
  defaultOptions,
  onlyLanguage,
  rememberModel,
  rememberProfile,
  startTranscription,
} from './start-transcription.ts';

export function TranscribeForm({ media }: { readonly media: MediaDetail }): ReactNode {
  const t = useT();
  const absence = media.isChanged ? 'changed' : 'missing';
  const obstacle = media.hasAudio ? (media.present ? null : absence) : 'noAudio';
  return (
    <section className={styles.section} aria-labelledby="captions-transcribe">
      <h3 id="captions-transcribe">{t('captions.transcribe')}</h3>
      {obstacle === null ? (
        <TranscribeFields media={media} />
      ) : (
        <Obstacle media={media} obstacle={obstacle} />
      )}
    </section>
  );
}

interface ObstacleProps {
  readonly media: MediaDetail;
  readonly obstacle: 'missing' | 'changed' | 'noAudio';
}

/** Why nothing can be transcribed, and the way out where there is one. */
function Obstacle({ media, obstacle }: ObstacleProps): ReactNode {
  const t = useT();
  const connection = useConnection();
  return (
    <div className={styles.obstacle}>
      <p className={styles.note}>{t(`captions.${obstacle}`)}</p>
      {obstacle === 'missing' && (
        <Button onClick={() => attempt(() => replaceVideo(connection, media))}>
          {t('replace.findOther')}
        </Button>
      )}
      {obstacle === 'changed' && (
        <Button onClick={() => attempt(() => takeChangedFile(connection, media.id))}>
          {t('replace.useChanged')}
        </Button>
      )}
    </div>
  );
}

function TranscribeFields({ media }: { readonly media: MediaDetail }): ReactNode {
  const t = useT();
  const connection = useConnection();
  const choice = useModelChoice();
  const [changes, setChanges] = useState<Partial<TranscribeOptions>>({});
  const [error, setError] = useState<unknown>(null);
  const [isStarting, setStarting] = useState(false);

  const translations = useTranslationChoice();
  const along = useSpeakersAlong();
  const { model } = choice;
  const doubt = useStarterDoubt(choice.models, media.isSample);
  const picture = pictureOf(media);
  const options = { ...defaultOptions(model, media), ...changes, ...choice.fixed };
  const set = (part: Partial<TranscribeOptions>): void => setChanges({ ...changes, ...part });

  function start(): void {
    setError(null);
    setStarting(true);
    const { prompt = '', ...rest } = options;
    // What it does not keep, it only does not propose.
    rememberProfile(options.profile, picture).catch(() => undefined);
    rememberModel(model).catch(() => undefined);
    startTranscription(connection, media.id, prompt.trim() === '' ? rest : { ...rest, prompt })
      .then(async (job) => {
        if (translations.languages.length > 0) await translateWhenDone(job.id, media, translations);
        await findSpeakersAlong(connection.calls, media.id, options.audioTrack, along);
      })
      .catch(setError)
      .finally(() => setStarting(false));
  }

  return (
    <>
      <ModelField choice={choice} />
      {doubt.isAsked && <StarterQuestion onGoOn={doubt.goOn} />}
      <div className={styles.pair}>
        <LanguageSelect
          model={model}
          value={options.language}
          onChange={(language) => set({ language, languages: undefined })}
        />
        <Select
          label={t('captions.profile')}
          value={options.profile}
          options={profileIds.map((value) => ({ value, label: t(`settings.profileName.${value}`) }))}
          onChange={(profile) => set({ profile })}
        />
      </div>
      {onlyLanguage(model) === null && options.language !== 'auto' && (
        <SecondLanguageSelect
          model={model}
          first={options.language}
          value={options.languages?.[1] ?? ''}
          onChange={(second) => set({ languages: second === '' ? undefined : [options.language, second] })}
        />
      )}
      <MoreOptions media={media} options={options} isMultilingual={onlyLanguage(model) === null} set={set} />
      <SpeakersAlongField along={along} />
      <ThenTranslate media={media} options={options} choice={translations} />
      <SheetFooter>
        {error !== null && <InlineError error={error} onDismiss={() => setError(null)} />}
        {!doubt.isAsked && (
          <Button
            variant="primary"
            icon={<AudioLines size={14} aria-hidden />}
            disabled={isStarting || model === undefined}
            onClick={start}
          >
            {t('captions.start')}
          </Button>
        )}
      </SheetFooter>
    </>
  );
}

interface ThenTranslateProps {
  readonly media: MediaDetail;
  readonly options: TranscribeOptions;
  readonly choice: TranslationChoice;
}

/** The captions go on into other languages as soon as they are there. */
function ThenTranslate({ media, options, choice }: ThenTranslateProps): ReactNode {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const { language, task } = options;
  const spoken = language === 'auto' ? 'und' : language;
  const from = task === 'translate' ? 'en' : spoken;
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('captions.thenTranslate', { count: choice.languages.length })}</summary>
      {isOpen && (
        <div className={styles.ways}>
          <TranslateFields choice={choice} source={{ from, isSample: media.isSample }} />
        </div>
      )}
    </details>
  );
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
      <Select
        label={t('captions.accuracy')}
        value={options.accuracy ?? usualAccuracy}
        options={accuracySchema.options.map((value) => ({ value, label: t(`captions.accuracy.${value}`) }))}
        onChange={(accuracy) => set({ accuracy })}
      />
      {mayBeChinese(options) && <ScriptSelect options={options} set={set} />}
      <Checkbox
        label={t('captions.leaveOutFillers')}
        checked={options.leavesOutFillers ?? false}
        onChange={(leavesOutFillers) => set({ leavesOutFillers })}
      />
      <TextField
        label={t('captions.prompt')}
        hint={t('captions.promptHint')}
        value={options.prompt ?? ''}
        maxLength={2000}
        spellCheck
        onChange={(prompt) => set({ prompt })}
      />
      <KnownNames />
    </>
  );
}

/** Those that every transcription of the video expects. */
function KnownNames(): ReactNode {
  const t = useT();
  const count = useStore(termsStore, (terms) => terms.length);
  return (
    <div>
      <Button variant="quiet" onClick={() => runCommand('glossary.open')}>
        {t('captions.knownNames', { count })}
      </Button>
    </div>
  );
}

function mayBeChinese({ language, task }: TranscribeOptions): boolean {
  return task === 'transcribe' && (language === 'auto' || primaryLanguage(language) === 'zh');
}

function ScriptSelect({ options, set }: Pick<MoreOptionsProps, 'options' | 'set'>): ReactNode {
  const t = useT();
  return (
    <Select
      label={t('captions.script')}
      value={options.script ?? 'heard'}
      options={(['heard', ...chineseScripts] as const).map((value) => ({
        value,
        label: t(`captions.script.${value}`),
      }))}
      onChange={(script) => set({ script: script === 'heard' ? undefined : script })}
    />
  );
}
