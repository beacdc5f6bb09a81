import { UsersRound } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { SpeakersOptions } from '../../../core/analysis/speakers.ts';
import { findSpeakers } from '../../analyses/start-analysis.ts';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { projectStore } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { wantFocus } from '../../workspace/panel-focus.ts';
import { putJob } from '../jobs/index.ts';
import { isStarter } from '../models/index.ts';
import { countOf, usualCount, type AskedCount } from './asked-count.ts';
import { findFormStore } from './find-form-store.ts';
import './messages.ts';
import styles from './Speakers.module.css';
import { useVoiceModels, type VoiceModels } from './voice-models.ts';

interface FindFormProps {
  readonly mediaId: string;
  /** There are speakers already. */
  readonly isAgain: boolean;
}

/** How many there are, and what tells their voices apart. */
export function FindForm({ mediaId, isAgain }: FindFormProps): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const models = useVoiceModels();
  const [count, setCount] = useState<AskedCount>(usualCount);
  const [sound, setSound] = useState<Pick<SpeakersOptions, 'audioTrack' | 'perTrack'>>({
    audioTrack: null,
    perTrack: false,
  });
  const { model } = models;
  if (models.installed?.length === 0) return <NoModel />;
  const start = (): void => {
    if (model === undefined) return;
    const options: SpeakersOptions = {
      ...{ count: countOf(count), voiceModel: model.id, segmentationModel: models.segmentation },
      ...sound,
    };
    attempt(async () => {
      putJob(await findSpeakers(calls, mediaId, options));
      findFormStore.set(false);
      // The button that had the focus is gone.
      wantFocus('speakers');
    });
  };
  return (
    <form
      className={styles.form}
      aria-label={t('speakers.find')}
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <CountFields count={count} onChange={setCount} isOff={sound.perTrack} />
      <ModelSelect models={models} />
      <SoundFields sound={sound} onChange={setSound} />
      {isAgain && <p className={styles.hint}>{t('speakers.again')}</p>}
      <div>
        <Button
          type="submit"
          variant="primary"
          icon={<UsersRound size={14} aria-hidden />}
          disabled={model === undefined || (countOf(count) === null && count.how !== 'found')}
        >
          {t('speakers.find')}
        </Button>
      </div>
    </form>
  );
}

function NoModel(): ReactNode {
  const t = useT();
  return (
    <div className={styles.form} role="status">
      <p className={styles.hint}>{t('speakers.noModel')}</p>
      <div>
        <Button onClick={() => runCommand('app.models')}>{t('speakers.getModel')}</Button>
      </div>
    </div>
  );
}

interface CountFieldsProps {
  readonly count: AskedCount;
  readonly onChange: (count: AskedCount) => void;
  readonly isOff: boolean;
}

function CountFields({ count, onChange, isOff }: CountFieldsProps): ReactNode {
  const t = useT();
  const number = (key: 'exact' | 'min' | 'max', label: string): ReactNode => (
    <TextField
      type="number"
      min={1}
      max={50}
      disabled={isOff}
      label={label}
      value={count[key]}
      onChange={(value) => onChange({ ...count, [key]: value })}
    />
  );
  return (
    <div className={styles.pair}>
      <Select
        label={t('speakers.count')}
        value={count.how}
        disabled={isOff}
        options={(['found', 'exact', 'between'] as const).map((value) => ({
          value,
          label: t(`speakers.count.${value}`),
        }))}
        onChange={(how) => onChange({ ...count, how })}
      />
      {count.how === 'exact' && number('exact', t('speakers.exactly'))}
      {count.how === 'between' && (
        <>
          {number('min', t('speakers.atLeast'))}
          {number('max', t('speakers.atMost'))}
        </>
      )}
    </div>
  );
}

function ModelSelect({ models: { installed, model, choose } }: { readonly models: VoiceModels }): ReactNode {
  const t = useT();
  return (
    <Select
      label={t('speakers.model')}
      value={model?.id ?? ''}
      options={(installed ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={choose}
      hint={
        <>
          {model !== undefined && isStarter(model) ? `${t('speakers.starterNote')} ` : ''}
          <button type="button" className={styles.link} onClick={() => runCommand('app.models')}>
            {t('speakers.getModel')}
          </button>
        </>
      }
    />
  );
}

interface SoundFieldsProps {
  readonly sound: Pick<SpeakersOptions, 'audioTrack' | 'perTrack'>;
  readonly onChange: (sound: Pick<SpeakersOptions, 'audioTrack' | 'perTrack'>) => void;
}

/** Only a question where there is more than one track of sound. */
function SoundFields({ sound, onChange }: SoundFieldsProps): ReactNode {
  const t = useT();
  const tracks = useStore(projectStore, (state) =>
    state.status === 'open' ? state.project.media.audioTracks : null,
  );
  if (tracks === null || tracks.length < 2) return null;
  return (
    <>
      <Checkbox
        label={t('speakers.perTrack')}
        checked={sound.perTrack}
        onChange={(perTrack) => onChange({ ...sound, perTrack })}
      />
      <Select
        label={t('speakers.audioTrack')}
        value={sound.audioTrack === null ? '' : String(sound.audioTrack)}
        disabled={sound.perTrack}
        options={[
          { value: '', label: t('speakers.usualTrack') },
          ...tracks.map(({ title, language, codec }, index) => ({
            value: String(index),
            label: [`${index + 1}`, title, language, codec]
              .filter((part) => part !== null && part !== '')
              .join(' · '),
          })),
        ]}
        onChange={(value) => onChange({ ...sound, audioTrack: value === '' ? null : Number(value) })}
      />
    </>
  );
}
