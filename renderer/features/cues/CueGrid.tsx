import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import { useT } from '../../i18n/i18n.ts';
import { sourceCuesOf, stateOfCue } from '../../project/linked-tracks.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { activeCues, noCues, openProject } from '../../project/project-store.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import { currentMatchOf, findStore } from '../find/index.ts';
import { reviewStore } from '../review/index.ts';
import { caretAtPoint } from './caret-at-point.ts';
import styles from './CueGrid.module.css';
import { CueRow } from './CueRow.tsx';
import { ColumnGrip } from './ColumnGrip.tsx';
import { useColumnWidths } from './column-widths.ts';
import { goToCue } from '../../editing/cue-actions.ts';
import { showCueMenu, showMenuByKey } from '../../editing/cue-menu-store.ts';
import { wordAtOffset } from '../../editing/word-at-offset.ts';
import { editingStore, stopEditing } from '../../editing/editing-store.ts';
import { stillWhilePressed } from '../../editing/press.ts';
import type { CueRowModel } from './row-model.ts';
import { rowHeight } from './row-height.ts';
import { buildRows } from './row-model.ts';
import { useFollowPlayhead } from './use-follow-playhead.ts';
import { useRowContext } from './use-row-context.ts';

/** See [Note: Still while pressed]. */
const stillEditing = stillWhilePressed(editingStore);

interface CueGridProps {
  readonly project: OpenProject;
  readonly track: SubtitleTrack;
}

export function CueGrid({ project, track }: CueGridProps) {
  const t = useT();
  const grid = useRef<HTMLDivElement>(null);
  const cues = project.cues.get(track.id) ?? noCues;
  const secondCues =
    project.secondTrackId === null ? null : (project.cues.get(project.secondTrackId) ?? null);
  const rows = useMemo(() => buildRows(cues, secondCues), [cues, secondCues]);
  const sources = sourceCuesOf(project, track);
  const rowOfCue = useMemo(() => rowIndexes(rows), [rows]);
  const edited = useStore(stillEditing, (state) => (state?.host === 'list' ? state : null));
  const matchesByCue = useStore(findStore, (state) => state.matchesByCue);
  const currentMatch = useStore(findStore, currentMatchOf);
  const context = useRowContext(project, track, rows, rowOfCue);
  const currentRow = rowIndexOf(rowOfCue, project.currentCueId);
  const editedRow = rowIndexOf(rowOfCue, edited?.cueId ?? null);

  const { headerHeight, width } = useGridSize(grid);
  const textScale = useStore(settingsStore, (settings) => settings.textScale);
  const widths = useColumnWidths();
  const measures = { width, textScale, hasSecond: secondCues !== null, widths };
  // Its functions read the virtualiser's own state: nothing here may be memoised over them.
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current,
    estimateSize: (index) => rowHeight(rows[index], measures),
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    // What has the focus stays on the page however far it is scrolled away.
    rangeExtractor: useCallback(
      (range: Range) => withKept(defaultRangeExtractor(range), [currentRow, editedRow]),
      [currentRow, editedRow],
    ),
    overscan: 8,
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    useFlushSync: false,
  });

  const focusRow = editedRow ?? currentRow;
  useLayoutEffect(() => {
    if (focusRow !== null) virtualizer.scrollToIndex(focusRow, { align: 'auto' });
    // Only when another cue becomes current or is opened, not when cues are added above it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [project.currentCueId, edited?.cueId, virtualizer]);
  const problemCount = useStore(
    reviewStore,
    ({ byCue }) => byCue.get(project.currentCueId ?? '')?.length ?? 0,
  );
  useEffect(() => {
    // Once the row has grown by what is wrong with its cue.
    const frame = requestAnimationFrame(() => {
      const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: -1 };
      // Whoever has scrolled elsewhere stays there.
      if (currentRow === null || currentRow < startIndex || currentRow > endIndex) return;
      virtualizer.scrollToIndex(currentRow, { align: 'auto' });
    });
    return () => cancelAnimationFrame(frame);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [project.currentCueId, problemCount, virtualizer]);
  // A row that turned out as high as reckoned is not remembered as measured; what is reckoned may since be another.
  useLayoutEffect(() => {
    for (const element of virtualizer.elementsCache.values()) virtualizer.measureElement(element);
  }, [rows, width, widths, textScale, headerHeight, virtualizer]);
  useFollowPlayhead(grid, cues, rowOfCue, virtualizer);
  // Another tab: nothing opens there, or here on coming back.
  useEffect(() => stopEditing, []);

  const items = virtualizer.getVirtualItems();
  return (
    <div
      ref={grid}
      role="grid"
      tabIndex={0}
      className={styles.grid}
      style={{ ['--cue-numbers' as string]: columnsOf(widths) }}
      data-second={context.second === null ? undefined : ''}
      aria-label={t('cues.list', { track: track.name })}
      aria-rowcount={rows.length + 1}
      aria-multiselectable
      aria-activedescendant={project.currentCueId === null ? undefined : `cue-row-${project.currentCueId}`}
      onKeyDown={(event) => goToEnd(event, rows)}
      onContextMenu={showMenuOfRow}
    >
      <Header second={context.second?.track.name ?? null} widths={widths} />
      <div role="rowgroup" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const id = row.cue?.id ?? null;
          const isEdited = edited !== null && editedRow === item.index;
          return (
            <CueRow
              key={item.key}
              context={context}
              cue={row.cue}
              index={row.index}
              rowIndex={item.index}
              others={row.others}
              top={item.start - headerHeight}
              translated={row.cue === null ? null : stateOfCue(sources, row.cue)}
              selected={id !== null && project.selection.has(id)}
              current={id !== null && id === project.currentCueId}
              editedId={isEdited ? edited.cueId : null}
              caret={isEdited ? edited.caret : null}
              matches={id === null ? undefined : matchesByCue.get(id)}
              currentMatch={id !== null && currentMatch?.cueId === id ? currentMatch : null}
              measure={virtualizer.measureElement}
            />
          );
        })}
      </div>
    </div>
  );
}

/** See CueGrid.module.css. */
function columnsOf(widths: readonly number[]): string {
  return widths.map((width) => `calc(${width}px * var(--text-scale))`).join(' ');
}

interface HeaderProps {
  readonly second: string | null;
  readonly widths: readonly number[];
}

/** By whose edge each column is pulled. */
const grips: Readonly<Record<string, number>> = { number: 0, in: 1, duration: 2 };

function Header({ second, widths }: HeaderProps) {
  const t = useT();
  const names = ['number', 'in', 'out', 'duration', 'speed', 'text'] as const;
  return (
    <div role="rowgroup" className={styles.header}>
      <div role="row" className={styles.headerRow} aria-rowindex={1}>
        {names.map((name) => (
          <span key={name} role="columnheader" className={styles[name]} aria-label={t(`cues.${name}`)}>
            {t(`cues.${name}`)}
            {grips[name] !== undefined && (
              <ColumnGrip column={grips[name]} name={t(`cues.${name}`)} width={widths[grips[name]]!} />
            )}
          </span>
        ))}
        {second !== null && (
          <span role="columnheader" className={styles.second}>
            {second}
          </span>
        )}
      </div>
    </div>
  );
}

function useGridSize(grid: RefObject<HTMLDivElement | null>): { headerHeight: number; width: number } {
  const [size, setSize] = useState({ headerHeight: 0, width: 600 });
  useLayoutEffect(() => {
    const header = grid.current?.firstElementChild;
    if (!(header instanceof HTMLElement) || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => {
      setSize({ headerHeight: header.offsetHeight, width: header.offsetWidth });
    });
    observer.observe(header);
    return () => observer.disconnect();
  }, [grid]);
  return size;
}

/** Home and End: the first and the last cue. */
function goToEnd(event: KeyboardEvent, rows: readonly CueRowModel[]): void {
  if (event.target !== event.currentTarget || (event.key !== 'Home' && event.key !== 'End')) return;
  event.preventDefault();
  const has = (row: CueRowModel) => row.cue !== null;
  const cue = (event.key === 'Home' ? rows.find(has) : rows.findLast(has))?.cue;
  if (cue !== null && cue !== undefined) goToCue(cue);
}

/** In a field the menu is that of text. */
function showMenuOfRow(event: MouseEvent): void {
  if (!(event.target instanceof Element) || event.target.closest('textarea, input') !== null) return;
  const cueId = event.target.closest<HTMLElement>('[data-cue]')?.dataset['cue'] ?? null;
  event.preventDefault();
  // The menu key comes as this event, too, on a row or with no place.
  if (cueId === null) showMenuByKey();
  else {
    const { clientX: x, clientY: y } = event;
    showCueMenu({ x, y }, cueId, wordUnder(event.target, cueId, x, y));
  }
}

/** The word of the cue's text that a point of the screen falls on. */
function wordUnder(element: Element, cueId: string, x: number, y: number): number | null {
  const cell = element.closest<HTMLElement>('[data-text-cell]');
  const project = openProject();
  const cue = project === null ? undefined : activeCues(project).find(({ id }) => id === cueId);
  return cell === null || cue === undefined ? null : wordAtOffset(cue, caretAtPoint(cell, x, y));
}

function rowIndexes(rows: readonly CueRowModel[]): ReadonlyMap<string, number> {
  const indexes = new Map<string, number>();
  for (const [index, { cue, others }] of rows.entries()) {
    if (cue !== null) indexes.set(cue.id, index);
    for (const other of others) indexes.set(other.id, index);
  }
  return indexes;
}

function rowIndexOf(rowOfCue: ReadonlyMap<string, number>, cueId: string | null): number | null {
  return cueId === null ? null : (rowOfCue.get(cueId) ?? null);
}

function withKept(shown: number[], kept: readonly (number | null)[]): number[] {
  const missing = kept.filter((index): index is number => index !== null && !shown.includes(index));
  return missing.length === 0 ? shown : [...new Set([...shown, ...missing])].toSorted((a, b) => a - b);
}
