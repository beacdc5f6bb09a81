import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import { openMoment } from './open-moment.ts';
import { MomentRow } from './MomentRow.tsx';
import styles from './ResultList.module.css';
import { firstActive, lastActive, rowsOf, stepFrom, type Row } from './rows.ts';
import {
  activeRowStore,
  ask,
  exclude,
  fieldAskedStore,
  maxLimit,
  playedStore,
  resultOf,
  selectedStore,
  toggleSelected,
  type Found,
} from './search-store.ts';
import { showMoreOf } from './use-search.ts';
import { VideoRow } from './VideoRow.tsx';

/** At a text size of 100 %; the numbers are those of ResultList.module.css. */
const heights: Readonly<Record<Row['kind'], number>> = { video: 40, moment: 92, more: 36, rest: 44 };

interface ResultListProps {
  readonly found: Found;
  /** Counts how often the list was asked to take the focus. */
  readonly asked: number;
}

/** One ranked list, grouped by video; only the rows that are seen are on the page. */
export function ResultList({ found, asked }: ResultListProps): ReactNode {
  const t = useT();
  const grid = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => rowsOf(found), [found]);
  const list = useActiveRow(rows);
  const actions = useRowActions();
  const textScale = useStore(settingsStore, (settings) => settings.textScale);
  const selected = useStore(selectedStore, (state) => state);
  const played = useStore(playedStore, (state) => state);
  const { active } = list;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current,
    estimateSize: (index) => Math.round(heights[rows[index]?.kind ?? 'moment'] * textScale),
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    // What has the focus stays on the page however far it is scrolled away.
    rangeExtractor: useCallback(
      (range: Range) => {
        const shown = defaultRangeExtractor(range);
        return active === null || shown.includes(active) ? shown : [...shown, active].sort((a, b) => a - b);
      },
      [active],
    ),
    overscan: 6,
    useFlushSync: false,
  });
  useEffect(() => virtualizer.measure(), [textScale, rows, virtualizer]);
  const { goTo } = list;
  useEffect(() => {
    // Who comes back from a result goes on there.
    if (active !== null) virtualizer.scrollToIndex(active, { align: 'center' });
    // oxlint-disable-next-line react/exhaustive-deps
  }, [virtualizer]);
  useEffect(() => {
    if (asked === 0) return;
    grid.current?.focus({ preventScroll: true });
    // Only when it is asked for, not when other results come.
  }, [asked]);

  function pressed(event: KeyboardEvent): void {
    const isOfControl =
      event.target instanceof Element && event.target.closest('button, input, [role=menu]') !== null;
    if (event.defaultPrevented || isOfControl) return;
    if (!takeKey(event)) return;
    event.preventDefault();
  }

  function takeKey(event: KeyboardEvent): boolean {
    const { key } = event;
    if (key === 'Escape' || (key === 'ArrowUp' && (active === null || active === firstActive(rows)))) {
      fieldAskedStore.set((count) => count + 1);
      return true;
    }
    const next = list.after(key);
    if (next !== null) {
      goTo(next);
      virtualizer.scrollToIndex(next === firstActive(rows) ? 0 : next, { align: 'auto' });
      return true;
    }
    if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === 'a') {
      selectAll(found);
      return true;
    }
    const row = active === null ? undefined : rows[active];
    return row !== undefined && row.kind !== 'video' && actions.onKey(event, row);
  }

  return (
    <div
      ref={grid}
      role="grid"
      tabIndex={0}
      className={styles.grid}
      aria-label={t('search.results')}
      aria-rowcount={rows.length}
      aria-multiselectable
      aria-activedescendant={active === null ? undefined : rowId(active)}
      onFocus={(event) => {
        if (event.target === event.currentTarget && active === null) goTo(firstActive(rows));
      }}
      onKeyDown={pressed}
    >
      <div role="rowgroup" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start, size }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const place = { id: rowId(index), index, top: start, height: size, isActive: index === active };
          if (row.kind === 'video') return <VideoRow key={key} video={row.video} place={place} />;
          if (row.kind === 'moment') {
            return (
              <MomentRow
                key={key}
                row={row}
                place={place}
                isSelected={selected.has(row.key)}
                isPlayed={played?.moment === row.moment}
                onPoint={goTo}
              />
            );
          }
          return (
            <div
              key={key}
              id={place.id}
              role="row"
              aria-rowindex={index + 1}
              className={styles.moreRow}
              data-active={place.isActive || undefined}
              style={{ transform: `translateY(${start}px)`, height: size }}
            >
              <div role="gridcell">
                <button type="button" tabIndex={-1} className={styles.more} onClick={() => actions.more(row)}>
                  {row.kind === 'more'
                    ? t('search.more', { count: row.video.more, name: row.video.mediaName })
                    : t('search.rest', { count: row.count })}
                </button>
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

const rowId = (index: number): string => `search-row-${index}`;
const pageRows = 8;

/** The row that the keys mean: by its key, so that it stays the same one when others come above it. */
function useActiveRow(rows: readonly Row[]): {
  readonly active: number | null;
  readonly goTo: (index: number | null) => void;
  /** Where a key leads to; null: it is no key of going, or leads nowhere. */
  readonly after: (key: string) => number | null;
} {
  const activeKey = useStore(activeRowStore, (key) => key);
  const found = activeKey === null ? -1 : rows.findIndex(({ key }) => key === activeKey);
  const active = found < 0 ? null : found;
  return {
    active,
    goTo: (index) => activeRowStore.set(index === null ? null : (rows[index]?.key ?? null)),
    after(key) {
      const at = active ?? -1;
      switch (key) {
        case 'ArrowDown':
          return stepFrom(rows, at, 1);
        case 'ArrowUp':
          return stepFrom(rows, at, -1);
        case 'Home':
          return firstActive(rows);
        case 'End':
          return lastActive(rows);
        case 'PageDown':
          return stepFrom(rows, Math.min(rows.length - 2, at + pageRows - 1), 1) ?? lastActive(rows);
        case 'PageUp':
          return stepFrom(rows, Math.max(1, at - pageRows + 1), -1) ?? firstActive(rows);
        default:
          return null;
      }
    },
  };
}

interface RowActions {
  readonly more: (row: Exclude<Row, { kind: 'video' | 'moment' }>) => void;
  readonly onKey: (event: KeyboardEvent, row: Exclude<Row, { kind: 'video' }>) => boolean;
}

function useRowActions(): RowActions {
  const { calls } = useConnection();
  const more: RowActions['more'] = (row) => {
    if (row.kind === 'rest') ask({ limit: maxLimit });
    else attempt(() => showMoreOf(calls, row.video.mediaId));
  };
  return {
    more,
    onKey({ key, shiftKey }, row) {
      if (row.kind !== 'moment') {
        if (key !== 'Enter' && key !== ' ') return false;
        more(row);
        return true;
      }
      const result = resultOf(row.video, row.moment);
      if (key === 'Enter' && shiftKey) openMoment(result);
      else if (key === 'Enter') playedStore.set({ ...result });
      else if (key === ' ') toggleSelected(result);
      else if (key === 'Delete') exclude(row.moment);
      else return false;
      return true;
    },
  };
}

function selectAll(found: Found): void {
  const all = rowsOf(found).flatMap((row) =>
    row.kind === 'moment' ? [[row.key, resultOf(row.video, row.moment)] as const] : [],
  );
  selectedStore.set(new Map(all));
}
