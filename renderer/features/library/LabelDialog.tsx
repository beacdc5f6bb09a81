import type { ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { labelledStore } from './label-actions.ts';
import { LabelFields } from './LabelFields.tsx';
import { libraryStore } from './library-store.ts';

/** Tags, stars and a note, kept as they are typed. */
export function LabelDialog(): ReactNode {
  const t = useT();
  const ids = useStore(labelledStore, (value) => value);
  const media = useStore(libraryStore, (library) => library.media);
  if (ids.length === 0) return null;
  const asked = new Set(ids);
  const videos = media.filter(({ id }) => asked.has(id));
  const [only] = videos;
  const close = (): void => labelledStore.set([]);
  return (
    <Dialog
      open={only !== undefined}
      onOpenChange={close}
      size="small"
      title={
        videos.length === 1 && only !== undefined
          ? t('library.labelsOf', { name: only.name })
          : t('library.labelsOfMany', { count: videos.length })
      }
      footer={<Button onClick={close}>{t('library.close')}</Button>}
    >
      <LabelFields videos={videos} />
    </Dialog>
  );
}
