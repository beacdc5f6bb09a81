import { ArrowUp } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { Breadcrumb } from './Breadcrumb.tsx';
import { chooserStore, type OpenChooser } from './choose-sources.ts';
import { EntryList } from './EntryList.tsx';
import { nothingSelected } from './entry-selection.ts';
import styles from './FileChooser.module.css';
import { folderOf, shownEntries, useFolder } from './folder-reader.ts';
import { keepFolder, lastFolder } from './last-folder.ts';
import { placeName } from './place-name.ts';
import './messages.ts';

/** The page's own chooser of files and folders; `chooseSources` opens it. */
export function FileChooser(): ReactNode {
  const chooser = useStore(chooserStore, (open) => open);
  return chooser === null ? null : <Chooser {...chooser} />;
}

function Chooser(chooser: OpenChooser): ReactNode {
  const { kind, multiple, isRead = false, title, note, answer } = chooser;
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const [folderId, setFolderId] = useState(() => chooser.folder ?? lastFolder());
  const [selection, setSelection] = useState(nothingSelected);
  const [state, readAgain] = useFolder(folderId);
  const folder = folderOf(state);
  // The host lists the places in an order of its own, the likeliest first.
  const entries =
    folder === null || folder.id === null
      ? (folder?.entries ?? []).map((root) => ({ ...root, name: placeName(root, t) }))
      : shownEntries(folder.entries, kind, locale);
  // A folder stands for all videos in it.
  const takesFolders = multiple && (kind === 'media' || kind === 'folder');
  const chosen = entries.filter(
    (entry) => (takesFolders || entry.kind !== 'folder') && selection.selected.has(entry.id),
  );

  function enter(id: string | null): void {
    keepFolder(id);
    setSelection(nothingSelected);
    setFolderId(id);
  }

  function goUp(): void {
    if (folder !== null && folder.path.length > 0) enter(folder.path.at(-2)?.id ?? null);
  }

  function choose(sources: readonly { readonly id: string; readonly name: string }[]): void {
    if (sources.length > 0) answer(sources.map(({ id, name }) => ({ id, name })));
  }

  const here = folder?.path.at(-1);
  return (
    <Dialog
      open
      onOpenChange={() => answer([])}
      title={
        title === undefined
          ? t(`files.title.${kind}`, { count: multiple ? 2 : 1 })
          : t(title.key, title.values)
      }
      size="large"
      footer={
        <>
          <span className={styles.status} role="status">
            {kind === 'folder' ? folderStatus() : t('files.chosen', { count: chosen.length })}
          </span>
          <Button onClick={() => answer([])}>{t('files.cancel')}</Button>
          {kind === 'folder' ? (
            <Button
              variant="primary"
              disabled={chosen.length === 0 && (here === undefined || !(isRead || folder?.writable === true))}
              onClick={() => choose(chosen.length > 0 || here === undefined ? chosen : [here])}
            >
              {chosen.length === 0
                ? t('files.chooseFolder')
                : t('files.chooseFolders', { count: chosen.length })}
            </Button>
          ) : (
            <Button variant="primary" disabled={chosen.length === 0} onClick={() => choose(chosen)}>
              {t('files.choose')}
            </Button>
          )}
        </>
      }
    >
      {note !== undefined && <p className={styles.note}>{t(note)}</p>}
      <div className={styles.way}>
        <IconButton
          label={t('files.up')}
          icon={<ArrowUp size={16} />}
          disabled={folder === null || folder.path.length === 0}
          onClick={goUp}
        />
        <Breadcrumb path={folder?.path ?? []} onOpen={enter} />
      </div>
      {state.status === 'failed' && (
        <InlineError
          error={state.error}
          actions={
            <>
              <Button onClick={readAgain}>{t('files.again')}</Button>
              <Button onClick={() => enter(null)}>{t('files.toRoots')}</Button>
            </>
          }
        />
      )}
      <EntryList
        key={folder?.id ?? 'roots'}
        entries={entries}
        multiple={multiple}
        isReading={state.status === 'reading'}
        emptyText={t(`files.empty.${kind}`)}
        selection={selection}
        onSelect={setSelection}
        onOpen={(entry) =>
          entry.kind === 'folder' ? enter(entry.id) : choose(chosen.length > 1 ? chosen : [entry])
        }
        onUp={goUp}
      />
    </Dialog>
  );

  function folderStatus(): string {
    if (here === undefined || chosen.length > 0) return '';
    return isRead || folder?.writable === true ? placeName(here, t) : t('files.notWritable');
  }
}
