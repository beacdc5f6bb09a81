import { FilePlus2, FolderPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { SearchLibraryButton, searchVideos } from '../search/index.ts';
import { FolderList } from './FolderList.tsx';
import styles from './LibraryBar.module.css';
import { libraryStore, searchLibrary } from './library-store.ts';
import { ListingBar } from './ListingBar.tsx';

/** What is looked for, how it is listed, and the ways to more videos. */
export function LibraryBar(): ReactNode {
  const t = useT();
  const query = useStore(libraryStore, (library) => library.query);
  return (
    <div className={styles.bars}>
      <div className={styles.bar}>
        <div className={styles.search}>
          <TextField
            className={styles.searchField}
            label={t('library.search')}
            labelHidden
            placeholder={t('library.search')}
            type="search"
            value={query}
            onChange={searchLibrary}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing && query.trim() !== '') {
                searchVideos(query.trim());
              }
            }}
          />
          {query.trim() !== '' && <SearchLibraryButton query={query.trim()} />}
        </div>
        <FolderList />
        <Button icon={<FolderPlus size={14} aria-hidden />} onClick={() => runCommand('library.addFolder')}>
          {t('library.addFolder')}
        </Button>
        <Button
          variant="primary"
          icon={<FilePlus2 size={14} aria-hidden />}
          onClick={() => runCommand('library.add')}
        >
          {t('library.choose')}
        </Button>
      </div>
      <ListingBar />
    </div>
  );
}
