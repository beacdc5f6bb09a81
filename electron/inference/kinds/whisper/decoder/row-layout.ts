/**
 * Where the rows of a batch lie in its tensors: see [Note: Rows of a window]. Those of a window stand together, and
 * every window has as many places; places without a row are computed for nothing.
 */
export interface RowLayout {
  /** Windows in the order of their places. */
  readonly windows: readonly number[];
  /** Places of each window. */
  readonly perWindow: number;
  /** Place of each row. */
  readonly places: readonly number[];
  /** Row of each place. */
  readonly rowAt: readonly (number | undefined)[];
}

/** @param windows window of each row */
export function groupRows(windows: readonly number[]): RowLayout {
  const slots = [...new Set(windows)];
  const counts = new Map<number, number>();
  const ranks = windows.map((window) => {
    const rank = counts.get(window) ?? 0;
    counts.set(window, rank + 1);
    return rank;
  });
  const perWindow = Math.max(...counts.values());
  const places = windows.map((window, row) => slots.indexOf(window) * perWindow + (ranks[row] ?? 0));
  const rowAt = Array<number | undefined>(slots.length * perWindow).fill(undefined);
  places.forEach((place, row) => {
    rowAt[place] = row;
  });
  return { windows: slots, perWindow, places, rowAt };
}

/** Every row with the encoder's part of its own. */
export function separateRows(windows: readonly number[]): RowLayout {
  const places = windows.map((_, row) => row);
  return { windows, perWindow: 1, places, rowAt: places };
}

/** How the contents of places move when rows are selected. */
export interface RowChange {
  /** For each new place the old one whose contents it gets; undefined where nobody looks. */
  readonly rows: readonly (number | undefined)[];
  /** For each window's new place among the windows its old one. */
  readonly windows: readonly number[];
}

/** @param selected for each new row the old one */
export function changeRows(from: RowLayout, to: RowLayout, selected: readonly number[]): RowChange {
  return {
    rows: to.rowAt.map((row) => (row === undefined ? undefined : from.places[selected[row] ?? 0])),
    windows: to.windows.map((window, slot) =>
      from.windows[slot] === window ? slot : from.windows.indexOf(window),
    ),
  };
}

export function staysInPlace(sources: readonly (number | undefined)[]): boolean {
  return sources.every((source, place) => source === undefined || source === place);
}
