import { FilePlus2, FolderPlus, LayoutGrid, List } from 'lucide-react';
import type { ReactNode } from 'react';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { classNames } from '../../components/class-names.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { SearchLibraryButton, searchVideos } from '../search/index.ts';
import styles from './LibraryBar.module.css';
import { changeLibrary, libraryStore, searchLibrary } from './library-store.ts';
import { filters, sorts } from './listed-videos.ts';
import { useListing } from './use-listing.ts';

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

function ListingBar(): ReactNode {
  const t = useT();
  const { filter, sort, layout } = useStore(libraryStore, (library) => library);
  const { counts } = useListing();
  return (
    <div className={styles.bar}>
      <div role="group" aria-label={t('library.filter')} className={styles.chips}>
        {filters.map((each) => (
          <button
            key={each}
            type="button"
            className={classNames(styles.chip, each === filter && styles.chosen)}
            aria-pressed={each === filter}
            onClick={() => changeLibrary({ filter: each })}
          >
            {t(`library.filter.${each}`)} <span className={styles.count}>{counts[each]}</span>
          </button>
        ))}
      </div>
      <Select
        inline
        className={styles.sort}
        label={t('library.sort')}
        value={sort}
        options={sorts.map((value) => ({ value, label: t(`library.sort.${value}`) }))}
        onChange={(next) => changeLibrary({ sort: next })}
      />
      <div role="group" aria-label={t('library.layout')} className={styles.layouts}>
        <IconButton
          label={t('library.grid')}
          icon={<LayoutGrid size={16} />}
          pressed={layout === 'grid'}
          onClick={() => changeLibrary({ layout: 'grid' })}
        />
        <IconButton
          label={t('library.list')}
          icon={<List size={16} />}
          pressed={layout === 'list'}
          onClick={() => changeLibrary({ layout: 'list' })}
        />
      </div>
    </div>
  );
}
