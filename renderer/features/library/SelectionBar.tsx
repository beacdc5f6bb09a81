import { AudioLines, FileText, Flame, Languages, ListTree, SearchCheck, Tag, Trash2, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { MediaSummary } from '../../../core/contract/media.ts';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import { askToRemove, removeNow, removeQuestionStore } from './ask-to-remove.ts';
import { BurnInMany } from './BurnInMany.tsx';
import { ExportMany } from './ExportMany.tsx';
import styles from './SelectionBar.module.css';
import { labelledStore } from './label-actions.ts';
import { chaptersOfMany, indexMany } from './many-actions.ts';
import { libraryStore } from './library-store.ts';
import { clearSelection, selectAll, selectionStore } from './selection.ts';
import { TranscribeMany } from './TranscribeMany.tsx';
import { TranslateMany } from './TranslateMany.tsx';
import { useListing } from './use-listing.ts';

type Asked = 'transcribe' | 'translate' | 'export' | 'burn-in';

/** What can be done with the videos that are selected. */
export function SelectionBar(): ReactNode {
  const question = useStore(removeQuestionStore, (videos) => videos);
  const { selected } = useStore(selectionStore, (selection) => selection);
  const media = useStore(libraryStore, (library) => library.media);
  const [asked, setAsked] = useState<Asked | null>(null);
  const videos = media.filter(({ id }) => selected.has(id));
  if (question.length > 0) return <RemoveQuestion videos={question} />;
  if (videos.length === 0) return null;
  return (
    <>
      <Actions videos={videos} ask={setAsked} />
      {asked === 'transcribe' && <TranscribeMany videos={videos} onClose={() => setAsked(null)} />}
      {asked === 'translate' && <TranslateMany videos={videos} onClose={() => setAsked(null)} />}
      {asked === 'burn-in' && <BurnInMany videos={videos} onClose={() => setAsked(null)} />}
      {asked === 'export' && <ExportMany videos={videos} onClose={() => setAsked(null)} />}
    </>
  );
}

interface ActionsProps {
  readonly videos: readonly MediaSummary[];
  readonly ask: (asked: Asked) => void;
}

function Actions({ videos, ask }: ActionsProps): ReactNode {
  const t = useT();
  const connection = useConnection();
  const listing = useListing();
  return (
    <div role="toolbar" aria-label={t('library.selection')} className={styles.selection}>
      <IconButton label={t('library.clearSelection')} icon={<X size={16} />} onClick={clearSelection} />
      <span role="status" className={styles.selectionCount}>
        {t('library.selected', { count: videos.length })}
      </span>
      {videos.length < listing.videos.length && (
        <Button variant="quiet" onClick={() => selectAll(listing.videos.map(({ id }) => id))}>
          {t('library.selectAll', { count: listing.videos.length })}
        </Button>
      )}
      <span className={styles.selectionActions}>
        <Button
          variant="primary"
          icon={<AudioLines size={14} aria-hidden />}
          onClick={() => ask('transcribe')}
        >
          {t('library.transcribe')}
        </Button>
        <Button icon={<Languages size={14} aria-hidden />} onClick={() => ask('translate')}>
          {t('library.translate')}
        </Button>
        <Button
          icon={<ListTree size={14} aria-hidden />}
          onClick={() => attempt(() => chaptersOfMany(connection, videos))}
        >
          {t('library.chapters')}
        </Button>
        <Button
          icon={<SearchCheck size={14} aria-hidden />}
          onClick={() => attempt(() => indexMany(connection, videos))}
        >
          {t('library.index')}
        </Button>
        <Button icon={<FileText size={14} aria-hidden />} onClick={() => ask('export')}>
          {t('library.export')}
        </Button>
        <Button icon={<Flame size={14} aria-hidden />} onClick={() => ask('burn-in')}>
          {t('library.burnIn')}
        </Button>
        <Button
          icon={<Tag size={14} aria-hidden />}
          title={t('library.labelKeys')}
          onClick={() => labelledStore.set(videos.map(({ id }) => id))}
        >
          {t('library.labelsShort')}
        </Button>
        <Button icon={<Trash2 size={14} aria-hidden />} onClick={() => askToRemove(connection, videos)}>
          {t('library.removeThem')}
        </Button>
      </span>
    </div>
  );
}

function RemoveQuestion({ videos }: { readonly videos: readonly MediaSummary[] }): ReactNode {
  const t = useT();
  const connection = useConnection();
  const tracks = videos.reduce((sum, { trackCount }) => sum + trackCount, 0);
  const [only] = videos;
  return (
    <div role="group" aria-label={t('library.remove')} className={styles.selection}>
      <p className={styles.selectionCount}>
        {videos.length === 1 && only !== undefined
          ? t('library.removeOne', { name: only.name, count: tracks })
          : t('library.removeMany', { videos: videos.length, count: tracks })}
      </p>
      <span className={styles.selectionActions}>
        <Button variant="danger" onClick={() => removeNow(connection, videos)}>
          {t('library.removeSure')}
        </Button>
        <Button autoFocus onClick={() => removeQuestionStore.set([])}>
          {t('library.keep')}
        </Button>
      </span>
    </div>
  );
}
