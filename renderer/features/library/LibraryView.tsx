import { FolderPlus, LayoutGrid, List, SearchX } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import { FirstRun } from '../first-run/index.ts';
import { AddReport } from './AddReport.tsx';
import { DropArea } from './DropArea.tsx';
import styles from './Library.module.css';
import { libraryStore, readLibrary, searchLibrary } from './library-store.ts';
import { MediaCard } from './MediaCard.tsx';
import './messages.ts';

type Layout = 'grid' | 'list';

export function LibraryView(): ReactNode {
  const media = useStore(libraryStore, (library) => library.media);
  const query = useStore(libraryStore, (library) => library.query);
  const [layout, setLayout] = useState<Layout>('grid');
  const isEmpty = media.length === 0 && query === '';
  // How many tracks a video has and when it was opened may have changed in the editor.
  useEffect(() => attempt(readLibrary), []);
  return (
    <main className={styles.library}>
      <DropArea>
        {!isEmpty && <LibraryBar query={query} layout={layout} onLayout={setLayout} />}
        <div className={styles.content}>
          <AddReport />
          {isEmpty ? <FirstRun /> : <MediaList layout={layout} />}
        </div>
      </DropArea>
    </main>
  );
}

interface LibraryBarProps {
  readonly query: string;
  readonly layout: Layout;
  readonly onLayout: (layout: Layout) => void;
}

function LibraryBar({ query, layout, onLayout }: LibraryBarProps): ReactNode {
  const t = useT();
  return (
    <div className={styles.bar}>
      <TextField
        className={styles.search}
        label={t('library.search')}
        labelHidden
        placeholder={t('library.search')}
        type="search"
        value={query}
        onChange={searchLibrary}
      />
      <div role="group" aria-label={t('library.layout')} className={styles.layouts}>
        <IconButton
          label={t('library.grid')}
          icon={<LayoutGrid size={16} />}
          pressed={layout === 'grid'}
          onClick={() => onLayout('grid')}
        />
        <IconButton
          label={t('library.list')}
          icon={<List size={16} />}
          pressed={layout === 'list'}
          onClick={() => onLayout('list')}
        />
      </div>
      <Button
        variant="primary"
        icon={<FolderPlus size={14} aria-hidden />}
        onClick={() => runCommand('library.add')}
      >
        {t('library.choose')}
      </Button>
    </div>
  );
}

function MediaList({ layout }: { readonly layout: Layout }): ReactNode {
  const t = useT();
  const media = useStore(libraryStore, (library) => library.media);
  const query = useStore(libraryStore, (library) => library.query);
  if (media.length === 0) {
    return (
      <EmptyState
        icon={<SearchX size={28} />}
        title={t('library.noneFound', { query })}
        actions={<Button onClick={() => searchLibrary('')}>{t('library.showAll')}</Button>}
      />
    );
  }
  const hasSample = media.some(({ isSample }) => isSample);
  return (
    <>
      <ul className={layout === 'grid' ? styles.grid : styles.list} aria-label={t('library.videos')}>
        {media.map((item) => (
          <li key={item.id}>
            <MediaCard media={item} layout={layout} />
          </li>
        ))}
      </ul>
      {!hasSample && query === '' && (
        <p className={styles.sample}>
          <Button variant="quiet" onClick={() => runCommand('library.openSample')}>
            {t('command.library.openSample')}
          </Button>
        </p>
      )}
    </>
  );
}
