import { SearchX } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { openMedia } from '../../workspace/workspace-store.ts';
import type { SelectHow } from '../files/index.ts';
import { askToRemove } from './ask-to-remove.ts';
import styles from './VideoList.module.css';
import { labelledStore, rate } from './label-actions.ts';
import { changeLibrary, libraryStore } from './library-store.ts';
import { isFiltered, noFilters } from './listed-videos.ts';
import { MediaCard } from './MediaCard.tsx';
import { clearSelection, selectAll, selectionStore, selectVideo } from './selection.ts';
import { useListing } from './use-listing.ts';
import { focusWhenThere, useRows } from './use-rows.ts';

export function VideoList(): ReactNode {
  const { videos } = useListing();
  return videos.length === 0 ? <Nothing /> : <Videos />;
}

/** The way back to all videos. */
function Nothing(): ReactNode {
  const t = useT();
  const { query, filters } = useStore(libraryStore, (library) => library);
  const { there } = useListing();
  const [only] = filters.states;
  const isOneState = filters.states.length === 1 && !isFiltered({ ...filters, states: [] });
  return (
    <EmptyState
      icon={<SearchX size={28} />}
      title={
        isOneState && only !== undefined
          ? t('library.noneSuch', { filter: t(`library.filter.${only}`) })
          : query === ''
            ? t(there.length === 0 ? 'library.none' : 'library.noneFit')
            : t('library.noneFound', { query })
      }
      actions={
        <Button onClick={() => changeLibrary({ filters: noFilters, folderId: null, query: '' })}>
          {t('library.showAll')}
        </Button>
      }
    />
  );
}

function Videos(): ReactNode {
  const t = useT();
  const connection = useConnection();
  const list = useRef<HTMLDivElement>(null);
  const layout = useStore(libraryStore, (library) => library.layout);
  const query = useStore(libraryStore, (library) => library.query);
  const { selected } = useStore(selectionStore, (selection) => selection);
  const { videos, states } = useListing();
  const [focused, setFocused] = useState(0);
  const ids = useMemo(() => videos.map(({ id }) => id), [videos]);
  useForgetUnseen(ids);
  useKeysAnywhere(pressedAnywhere);
  const hasSample = useStore(libraryStore, ({ media }) => media.some(({ isSample }) => isSample));
  const { columns, rows, margin } = useRows(list, videos.length, layout);

  const selectById = useCallback(
    (mediaId: string, how: SelectHow) => selectVideo(ids, ids.indexOf(mediaId), how),
    [ids],
  );

  function focusOn(index: number): void {
    const next = Math.min(videos.length - 1, Math.max(0, index));
    setFocused(next);
    rows.scrollToIndex(Math.floor(next / columns));
    focusWhenThere(list.current, next);
  }

  function pressed(event: KeyboardEvent): void {
    const isOnCard = event.target instanceof HTMLElement && event.target.matches('[data-opens]');
    if (isOnCard && pressedOnCard(event)) event.preventDefault();
  }

  function pressedAnywhere({
    key,
    target,
    ctrlKey,
    metaKey,
    shiftKey,
    altKey,
  }: globalThis.KeyboardEvent): boolean {
    const hasCommandKey = ctrlKey || metaKey;
    const isOnCard = target instanceof Element && target.matches('[data-opens]');
    const current = isOnCard ? videos[focused] : undefined;
    const meant =
      selected.size > 0
        ? videos.filter(({ id }) => selected.has(id))
        : current === undefined
          ? []
          : [current];
    if (key.toLowerCase() === 'a' && hasCommandKey && !shiftKey) selectAll(ids);
    else if (key === 'Escape' && selected.size > 0) clearSelection();
    else if (key === 'Delete' && meant.length > 0) askToRemove(connection, meant);
    else if (hasCommandKey || altKey || meant.length === 0) return false;
    else if (/^[0-5]$/.test(key)) rate(connection, meant, Number(key));
    else if (key.toLowerCase() === 't' && !shiftKey) labelledStore.set(meant.map(({ id }) => id));
    else return false;
    return true;
  }

  function pressedOnCard({ key, shiftKey }: KeyboardEvent): boolean {
    const current = videos[focused];
    const step = stepOf(key, columns);
    if (step !== null) {
      focusOn(focused + step);
      if (shiftKey) selectVideo(ids, focused + step, 'range');
    } else if (key === 'Home' || key === 'End') focusOn(key === 'Home' ? 0 : videos.length - 1);
    else if (key === ' ') selectVideo(ids, focused, shiftKey ? 'range' : 'toggle');
    else if (key === 'Enter' && current !== undefined) openMedia(current.id);
    else return false;
    return true;
  }

  return (
    <>
      <div
        ref={list}
        role="list"
        className={styles.videos}
        style={{ height: rows.getTotalSize() }}
        aria-label={t('library.videos')}
        onKeyDown={pressed}
      >
        {rows.getVirtualItems().map((row) => (
          <div
            key={row.key}
            ref={rows.measureElement}
            data-index={row.index}
            className={styles.row}
            style={{
              transform: `translateY(${row.start - margin}px)`,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            }}
          >
            {videos.slice(row.index * columns, (row.index + 1) * columns).map((item, column) => {
              const index = row.index * columns + column;
              return (
                <div
                  key={item.id}
                  role="listitem"
                  aria-setsize={videos.length}
                  aria-posinset={index + 1}
                  data-video={index}
                  onFocus={() => setFocused(index)}
                >
                  <MediaCard
                    media={item}
                    state={states.get(item.id)!}
                    layout={layout}
                    isSelected={selected.has(item.id)}
                    isSelecting={selected.size > 0}
                    onSelect={selectById}
                  />
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {!hasSample && query === '' && (
        <p className={styles.sample}>
          <Button onClick={() => runCommand('library.openSample')}>{t('command.library.openSample')}</Button>
        </p>
      )}
    </>
  );
}

/** What a filter or a search has taken from view is not what a person means to work on. */
function useForgetUnseen(ids: readonly string[]): void {
  useEffect(() => {
    const { selected } = selectionStore.get();
    if (selected.size === 0) return;
    const there = new Set(ids);
    if ([...selected].every((id) => there.has(id))) return;
    selectionStore.set((selection) => ({
      ...selection,
      selected: new Set([...selection.selected].filter((id) => there.has(id))),
    }));
  }, [ids]);
}

/** Keys that mean the videos wherever the focus is, unless one types or answers a question. */
function useKeysAnywhere(take: (event: globalThis.KeyboardEvent) => boolean): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent): void => {
      const { target } = event;
      const isElsewhere =
        target instanceof Element &&
        target.closest('input:not([type=checkbox]), textarea, select, [role=dialog], [role=menu]') !== null;
      if (!isElsewhere && !event.defaultPrevented && latest.current(event)) event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}

function stepOf(key: string, columns: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return 1;
    case 'ArrowLeft':
      return -1;
    case 'ArrowDown':
      return columns;
    case 'ArrowUp':
      return -columns;
    default:
      return null;
  }
}
