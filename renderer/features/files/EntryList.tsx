import { useVirtualizer } from '@tanstack/react-virtual';
import { Captions, File, FileBox, FileImage, FileVideo, Folder } from 'lucide-react';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { FileEntry } from '../../../core/contract/files.ts';
import { classNames } from '../../components/class-names.ts';
import { formatBytes, formatDate } from '../../i18n/format.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { entryByTyping, selectEntry, type EntrySelection, type SelectHow } from './entry-selection.ts';
import styles from './FileChooser.module.css';

export interface EntryListProps {
  readonly entries: readonly FileEntry[];
  readonly multiple: boolean;
  readonly isReading: boolean;
  readonly emptyText: string;
  readonly selection: EntrySelection;
  readonly onSelect: (selection: EntrySelection) => void;
  /** Enter or a double click. */
  readonly onOpen: (entry: FileEntry) => void;
  /** Backspace: the folder above. */
  readonly onUp: () => void;
}

const rowHeight = 30;
const pageRows = 10;
/** A pause this long ends the word that is typed to find an entry. */
const typingPauseMs = 700;

export function EntryList(props: EntryListProps): ReactNode {
  const { entries, multiple, selection, onSelect } = props;
  const t = useT();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => list.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });

  // A new folder takes the keyboard, so that arrows work at once.
  useEffect(() => list.current?.focus(), []);

  const ids = entries.map((entry) => entry.id);
  // Before anything was chosen, the keyboard stands on the first entry.
  const activeIndex = selection.active < 0 && entries.length > 0 ? 0 : selection.active;
  function select(index: number, how: SelectHow): void {
    const next = selectEntry(selection, ids, index, multiple ? how : 'only');
    onSelect(next);
    if (next.active >= 0) rows.scrollToIndex(next.active);
  }

  function pressed(event: KeyboardEvent): void {
    const how: SelectHow = event.shiftKey ? 'range' : 'only';
    const target = indexAfterKey(event.key, activeIndex, entries.length);
    const active = entries[activeIndex];
    if (target !== null) select(target, how);
    else if (event.key === 'Enter' && active !== undefined) props.onOpen(active);
    else if (event.key === 'Backspace' || (event.key === 'ArrowLeft' && event.altKey)) props.onUp();
    else if (event.key === ' ') select(activeIndex, 'toggle');
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && multiple) {
      onSelect({ ...selection, selected: new Set(ids) });
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) find(event.key);
    else return;
    event.preventDefault();
  }

  function find(character: string): void {
    const now = performance.now();
    const text = now - typed.current.at < typingPauseMs ? typed.current.text + character : character;
    typed.current = { text, at: now };
    const index = entryByTyping(
      entries.map(({ name }) => name),
      text,
      activeIndex,
    );
    if (index >= 0) select(index, 'only');
  }

  return (
    <div
      ref={list}
      className={styles.list}
      role="listbox"
      tabIndex={0}
      aria-label={t('files.entries')}
      aria-multiselectable={multiple}
      aria-busy={props.isReading}
      aria-activedescendant={activeIndex >= 0 ? `${id}-${activeIndex}` : undefined}
      onKeyDown={pressed}
    >
      {entries.length === 0 && !props.isReading && <p className={styles.empty}>{props.emptyText}</p>}
      <div className={styles.rows} style={{ height: rows.getTotalSize() }} role="presentation">
        {rows.getVirtualItems().map(({ index, start }) => (
          <EntryRow
            key={entries[index]?.id}
            id={`${id}-${index}`}
            entry={entries[index]!}
            top={start}
            position={index + 1}
            total={entries.length}
            isActive={index === activeIndex}
            isSelected={selection.selected.has(entries[index]!.id)}
            onSelect={(how) => select(index, how)}
            onOpen={props.onOpen}
          />
        ))}
      </div>
    </div>
  );
}

function indexAfterKey(key: string, active: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + pageRows;
    case 'PageUp':
      return active - pageRows;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

const icons = {
  folder: Folder,
  media: FileVideo,
  subtitle: Captions,
  weights: FileBox,
  image: FileImage,
  other: File,
};

interface EntryRowProps {
  readonly id: string;
  readonly entry: FileEntry;
  readonly top: number;
  readonly position: number;
  readonly total: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onSelect: (how: SelectHow) => void;
  readonly onOpen: (entry: FileEntry) => void;
}

function EntryRow(props: EntryRowProps): ReactNode {
  const { entry, isActive, isSelected } = props;
  const locale = useStore(localeStore, (value) => value);
  const Icon = icons[entry.kind];
  return (
    <div
      id={props.id}
      role="option"
      aria-selected={isSelected}
      aria-posinset={props.position}
      aria-setsize={props.total}
      className={classNames(styles.row, isActive && styles.active)}
      style={{ transform: `translateY(${props.top}px)` }}
      title={entry.name}
      onClick={(event) =>
        props.onSelect(event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only')
      }
      onDoubleClick={() => props.onOpen(entry)}
    >
      <Icon size={16} aria-hidden />
      <span className={styles.entryName}>{entry.name}</span>
      <span className={styles.detail}>{entry.bytes === null ? '' : formatBytes(entry.bytes, locale)}</span>
      <span className={styles.detail}>
        {entry.modifiedAt === null ? '' : formatDate(entry.modifiedAt, locale)}
      </span>
    </div>
  );
}
