import { Flame } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { Select } from '../../components/Select.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { errorText } from '../../i18n/error-text.ts';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { chooseSources, type ChosenSource } from '../files/index.ts';
import base from './Library.module.css';
import styles from './Many.module.css';
import { burnInMany, type NotBurnt } from './many-actions.ts';
import { clearSelection } from './selection.ts';
import type { ManyProps } from './TranscribeMany.tsx';

type Place = 'beside' | 'folder';

/** Copies of many videos with their captions in the picture. */
export function BurnInMany({ videos, onClose }: ManyProps): ReactNode {
  const t = useT();
  const connection = useConnection();
  const [place, setPlace] = useState<Place>('beside');
  const [folder, setFolder] = useState<ChosenSource | null>(null);
  const [isWorking, setWorking] = useState(false);
  const [left, setLeft] = useState<readonly NotBurnt[]>([]);
  const [error, setError] = useState<unknown>(null);
  const possible = videos.filter(
    ({ trackCount, present, hasVideo }) => trackCount > 0 && present && hasVideo,
  );
  const isReady = possible.length > 0 && (place === 'beside' || folder !== null);

  async function chooseFolder(): Promise<void> {
    const [chosen] = await chooseSources(connection, { kind: 'folder', multiple: false });
    if (chosen !== undefined) setFolder(chosen);
  }

  async function start(): Promise<void> {
    const notBurnt = await burnInMany(connection, possible, place === 'beside' ? null : (folder?.id ?? null));
    setLeft(notBurnt);
    if (notBurnt.length > 0) return;
    clearSelection();
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('library.burnInTitle', { count: possible.length })}
      size="small"
      footer={
        <>
          <Button onClick={onClose}>{t(left.length > 0 ? 'library.close' : 'library.cancel')}</Button>
          <Button
            variant="primary"
            icon={<Flame size={14} aria-hidden />}
            disabled={!isReady || isWorking || left.length > 0}
            onClick={() => {
              setError(null);
              setWorking(true);
              start()
                .catch(setError)
                .finally(() => setWorking(false));
            }}
          >
            {t('library.burnIn')}
          </Button>
        </>
      }
    >
      <div className={styles.many}>
        <p className={base.muted}>{t('library.burnInHint')}</p>
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
        {possible.length < videos.length && (
          <p className={base.muted}>{t('library.notBurnt', { count: videos.length - possible.length })}</p>
        )}
        {left.length > 0 && (
          <ul role="status" className={styles.result}>
            {left.map(({ name, error: why }) => (
              <li key={name}>
                {why === null
                  ? t('library.burnInNoCaptions', { name })
                  : t('library.refused', { name, reason: errorText(why, t).title })}
              </li>
            ))}
          </ul>
        )}
        {error !== null && <InlineError error={error} onDismiss={() => setError(null)} />}
      </div>
    </Dialog>
  );
}
