import { Scissors } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { Select } from '../../components/Select.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { chooseSources, type ChosenSource } from '../files/index.ts';
import { plannedClips } from './clip-plan.ts';
import { HandleField, handleMsOf } from './HandleField.tsx';
import type { Result } from './search-store.ts';
import styles from './SearchView.module.css';
import { startClips, type StartedClips } from './start-clips.ts';

interface ClipsDialogProps {
  readonly results: readonly Result[];
  readonly onClose: () => void;
}

type Place = 'beside' | 'folder';

/** Each result as a video file of its own, cut without encoding anew. */
export function ClipsDialog({ results, onClose }: ClipsDialogProps): ReactNode {
  const t = useT();
  const connection = useConnection();
  const [handle, setHandle] = useState('1');
  const [place, setPlace] = useState<Place>('beside');
  const [folder, setFolder] = useState<ChosenSource | null>(null);
  const [isWorking, setWorking] = useState(false);
  const [started, setStarted] = useState<StartedClips | null>(null);
  const [error, setError] = useState<unknown>(null);
  const handleMs = handleMsOf(handle);
  const isReady =
    handleMs !== null && (place === 'beside' || folder !== null) && !isWorking && started === null;

  async function chooseFolder(): Promise<void> {
    const [chosen] = await chooseSources(connection, { kind: 'folder', multiple: false });
    if (chosen !== undefined) setFolder(chosen);
  }
  function start(): void {
    if (handleMs === null) return;
    setError(null);
    setWorking(true);
    const clips = plannedClips(results, handleMs);
    startClips(connection, clips, place === 'folder' ? folder : null)
      .then(setStarted, setError)
      .finally(() => setWorking(false));
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('search.clipsTitle', { count: results.length })}
      size="small"
      footer={
        <>
          <Button onClick={onClose}>{t(started === null ? 'search.cancel' : 'search.close')}</Button>
          <Button
            variant="primary"
            icon={<Scissors size={14} aria-hidden />}
            disabled={!isReady}
            onClick={start}
          >
            {t('search.makeClips')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <HandleField value={handle} onChange={setHandle} />
        <Select
          label={t('search.place')}
          value={place}
          options={[
            { value: 'beside', label: t('search.place.beside') },
            { value: 'folder', label: folder?.name ?? t('search.place.folder') },
          ]}
          onChange={(next) => {
            setPlace(next);
            if (next === 'folder' && folder === null) attempt(chooseFolder);
          }}
        />
        {place === 'folder' && (
          <div>
            <Button onClick={() => attempt(chooseFolder)}>{t('search.chooseFolder')}</Button>
          </div>
        )}
        {error !== null && <InlineError error={error} onDismiss={() => setError(null)} />}
        {started !== null && (
          <div role="status">
            <p>{t('search.clipsStarted', { count: started.count })}</p>
            {started.leftOut > 0 && <p>{t('search.clipsLeftOut', { count: started.leftOut })}</p>}
          </div>
        )}
      </div>
    </Dialog>
  );
}
