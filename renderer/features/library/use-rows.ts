import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useState, type RefObject } from 'react';

/** CSS pixels, at a text scale of 1. */
const minCardWidth = 210;
const gap = 16;
/** Before a row was drawn. */
const estimatedHeight = { grid: 240, list: 96 };
/** So many are drawn whether or not they are in sight: nobody waits for them, and the browser finds text in them. */
const drawnWhole = 120;

export interface Rows {
  readonly columns: number;
  readonly rows: Virtualizer<HTMLElement, HTMLElement>;
  /** Of the list below the top of what scrolls, CSS pixels. */
  readonly margin: number;
}

/** The rows of cards that are in sight, of however many there are. */
export function useRows(list: RefObject<HTMLElement | null>, count: number, layout: 'grid' | 'list'): Rows {
  const [{ width, margin }, setPlace] = useState({ width: 0, margin: 0 });
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const next = { width: element.clientWidth, margin: element.offsetTop };
      setPlace((place) => (place.width === next.width && place.margin === next.margin ? place : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // What stands above it comes and goes.
    for (const sibling of element.parentElement?.children ?? []) observer.observe(sibling);
    return () => observer.disconnect();
  }, [list, count]);
  const columns = layout === 'list' ? 1 : Math.max(1, Math.floor((width + gap) / (minWidth() + gap)));
  const rowCount = Math.ceil(count / columns);
  const rows = useVirtualizer<HTMLElement, HTMLElement>({
    count: rowCount,
    getScrollElement: () => list.current?.closest<HTMLElement>('[data-scrolls]') ?? null,
    estimateSize: () => estimatedHeight[layout],
    scrollMargin: margin,
    overscan: count <= drawnWhole ? rowCount : 2,
  });
  useLayoutEffect(() => rows.measure(), [rows, layout, columns]);
  return { columns, rows, margin };
}

function minWidth(): number {
  const scale = Number(getComputedStyle(document.documentElement).getPropertyValue('--text-scale'));
  return minCardWidth * (Number.isFinite(scale) && scale > 0 ? scale : 1);
}

/** A card that was out of sight is drawn with the next pictures. */
export function focusWhenThere(list: HTMLElement | null, index: number, tries = 10): void {
  const card = list?.querySelector<HTMLElement>(`[data-video="${index}"] [data-opens]`);
  if (card) card.focus({ preventScroll: tries < 10 });
  else if (tries > 0) requestAnimationFrame(() => focusWhenThere(list, index, tries - 1));
}
