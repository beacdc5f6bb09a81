import { FilePlus2, FolderPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { classNames } from '../../components/class-names.ts';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { FolderList } from './FolderList.tsx';
import styles from './LibraryBar.module.css';
import { changeLibrary, libraryStore, searchLibrary } from './library-store.ts';
import { ListingBar } from './ListingBar.tsx';

/** What is looked for, how it is listed, and the ways to more videos. */
export function LibraryBar(): ReactNode {
  const t = useT();
  const { query, mode } = useStore(libraryStore, (library) => library);
  return (
    <div className={styles.bars}>
      <div className={styles.bar}>
        <div className={styles.search}>
          <TextField
            className={styles.searchField}
            label={t(`library.search.${mode}`)}
            labelHidden
            placeholder={t(`library.search.${mode}`)}
            type="search"
            value={query}
            onChange={searchLibrary}
          />
          <ModeSwitch />
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
      {!(mode === 'words' && query.trim() !== '') && <ListingBar />}
    </div>
  );
}

function ModeSwitch(): ReactNode {
  const t = useT();
  const mode = useStore(libraryStore, (library) => library.mode);
  return (
    <div role="group" aria-label={t('library.searchIn')} className={styles.modes}>
      {(['names', 'words'] as const).map((each) => (
        <button
          key={each}
          type="button"
          className={classNames(styles.chip, each === mode && styles.chosen)}
          aria-pressed={each === mode}
          onClick={() => changeLibrary({ mode: each })}
        >
          {t(`library.mode.${each}`)}
        </button>
      ))}
    </div>
  );
}
