import { AudioLines } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { MediaSummary } from '../../../core/contract/media.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import {
  defaultOptions,
  LanguageSelect,
  ModelField,
  rememberModel,
  StarterQuestion,
  useModelChoice,
  useStarterDoubt,
} from '../captions/index.ts';
import { putJob } from '../jobs/index.ts';
import base from './Library.module.css';
import styles from './Many.module.css';
import { clearSelection } from './selection.ts';

export interface ManyProps {
  readonly videos: readonly MediaSummary[];
  readonly onClose: () => void;
}

/** One choice of model and language for many videos; each gets the guideline of its shape. */
export function TranscribeMany({ videos, onClose }: ManyProps): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const choice = useModelChoice();
  const [language, setLanguage] = useState<string | null>(null);
  const [isAgain, setAgain] = useState(false);
  const [started, setStarted] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);

  const possible = videos.filter(({ hasAudio, present }) => hasAudio && present);
  const captioned = possible.filter(({ trackCount }) => trackCount > 0);
  const chosen = isAgain ? possible : possible.filter(({ trackCount }) => trackCount === 0);

  const doubt = useStarterDoubt(
    choice.models,
    chosen.every(({ isSample }) => isSample),
  );

  async function start(): Promise<void> {
    setError(null);
    setStarted(0);
    rememberModel(choice.model).catch(() => undefined);
    for (const [index, media] of chosen.entries()) {
      const defaults = defaultOptions(choice.model, media);
      const options = { ...defaults, ...(language === null ? {} : { language }), ...choice.fixed };
      putJob(await calls['jobs.start']({ kind: 'transcribe', mediaId: media.id, options }));
      setStarted(index + 1);
    }
    clearSelection();
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('library.transcribeTitle', { count: chosen.length })}
      size="small"
      footer={
        <>
          <Button onClick={onClose}>{t('library.cancel')}</Button>
          <Button
            variant="primary"
            icon={<AudioLines size={14} aria-hidden />}
            disabled={started !== null || choice.model === undefined || chosen.length === 0 || doubt.isAsked}
            onClick={() => {
              start().catch((cause: unknown) => {
                setError(cause);
                setStarted(null);
              });
            }}
          >
            {t('library.transcribe')}
          </Button>
        </>
      }
    >
      <div className={styles.many}>
        <ModelField choice={choice} />
        {doubt.isAsked && <StarterQuestion onGoOn={doubt.goOn} />}
        <LanguageSelect
          model={choice.model}
          value={choice.fixed.language ?? language ?? 'auto'}
          onChange={setLanguage}
        />
        {captioned.length > 0 && (
          <Checkbox
            label={t('library.transcribeAgain', { count: captioned.length })}
            checked={isAgain}
            onChange={setAgain}
          />
        )}
        {possible.length < videos.length && (
          <p className={base.muted}>
            {t('library.notTranscribed', { count: videos.length - possible.length })}
          </p>
        )}
        {chosen.length === 0 && <p role="status">{t('library.noneToTranscribe')}</p>}
        {error !== null && <InlineError error={error} onDismiss={() => setError(null)} />}
      </div>
    </Dialog>
  );
}
