import { Download } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { Select } from '../../components/Select.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { errorText } from '../../i18n/error-text.ts';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { chooseSources, type ChosenSource } from '../files/index.ts';
import { exportFormats, type ManyFormat } from './export-formats.ts';
import base from './Library.module.css';
import styles from './Many.module.css';
import type { ManyProps } from './TranscribeMany.tsx';

interface Outcome {
  readonly written: number;
  readonly existing: readonly string[];
  readonly failed: readonly { readonly name: string; readonly error: unknown }[];
  readonly withoutCaptions: number;
}

type Place = 'beside' | 'folder';

/** The captions of many videos as files, beside them or in one folder. */
export function ExportMany({ videos, onClose }: ManyProps): ReactNode {
  const t = useT();
  const connection = useConnection();
  const [formats, setFormats] = useState<readonly ManyFormat[]>(['srt']);
  const [place, setPlace] = useState<Place>('beside');
  const [folder, setFolder] = useState<ChosenSource | null>(null);
  const [isWorking, setWorking] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [error, setError] = useState<unknown>(null);
  const captioned = videos.filter(({ trackCount }) => trackCount > 0);
  const isReady = formats.length > 0 && captioned.length > 0 && (place === 'beside' || folder !== null);

  async function chooseFolder(): Promise<void> {
    const [chosen] = await chooseSources(connection, { kind: 'folder', multiple: false });
    if (chosen !== undefined) setFolder(chosen);
  }

  function save(overwrite: boolean): void {
    setError(null);
    setWorking(true);
    const destination = place === 'beside' ? null : (folder?.id ?? null);
    const mediaIds = captioned.map(({ id }) => id);
    connection.calls['export.many']({ mediaIds, formats: [...formats], folder: destination, overwrite })
      .then(setOutcome, setError)
      .finally(() => setWorking(false));
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('library.exportTitle', { count: captioned.length })}
      size="small"
      footer={
        <>
          <Button onClick={onClose}>{t(outcome === null ? 'library.cancel' : 'library.close')}</Button>
          {outcome !== null && outcome.existing.length > 0 && (
            <Button variant="danger" disabled={isWorking} onClick={() => save(true)}>
              {t('library.replaceThem', { count: outcome.existing.length })}
            </Button>
          )}
          <Button
            variant="primary"
            icon={<Download size={14} aria-hidden />}
            disabled={!isReady || isWorking}
            onClick={() => save(false)}
          >
            {t('library.save')}
          </Button>
        </>
      }
    >
      <div className={styles.many}>
        <fieldset className={styles.formats}>
          <legend>{t('library.formats')}</legend>
          {exportFormats.map((format) => (
            <Checkbox
              key={format}
              label={t(`export.format.${format}`)}
              checked={formats.includes(format)}
              onChange={(isOn) =>
                setFormats(isOn ? [...formats, format] : formats.filter((each) => each !== format))
              }
            />
          ))}
        </fieldset>
        <Select
          label={t('library.place')}
          value={place}
          options={[
            { value: 'beside', label: t('library.place.beside') },
            { value: 'folder', label: folder?.name ?? t('library.place.folder') },
          ]}
          onChange={(next) => {
            setPlace(next);
            if (next === 'folder' && folder === null) attempt(chooseFolder);
          }}
        />
        {place === 'folder' && (
          <div>
            <Button onClick={() => attempt(chooseFolder)}>{t('library.chooseFolder')}</Button>
          </div>
        )}
        {captioned.length < videos.length && (
          <p className={base.muted}>
            {t('library.notCaptioned', { count: videos.length - captioned.length })}
          </p>
        )}
        {error !== null && <InlineError error={error} onDismiss={() => setError(null)} />}
        {outcome !== null && <Result outcome={outcome} />}
      </div>
    </Dialog>
  );
}

const maxNamed = 5;

function Result({ outcome: { written, existing, failed } }: { readonly outcome: Outcome }): ReactNode {
  const t = useT();
  return (
    <div role="status" className={styles.result}>
      <p>{t('library.written', { count: written })}</p>
      {existing.length > 0 && (
        <p>
          {t('library.existing', {
            count: existing.length,
            names: existing.slice(0, maxNamed).join(t('library.separator')),
          })}
        </p>
      )}
      {failed.length > 0 && (
        <ul>
          {failed.map(({ name, error }) => (
            <li key={name}>{t('library.refused', { name, reason: errorText(error, t).title })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
