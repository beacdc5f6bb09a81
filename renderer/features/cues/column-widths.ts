import { useMemo } from 'react';
import { attempt } from '../../notices/notices.ts';
import { changeSettings, settingsStore } from '../../settings/settings-store.ts';
import { createStore, useStore } from '../../stores/store.ts';

/** The columns before the text, in pixels at a text size of 100 %: number, times, length and speed. */
export const defaultWidths: readonly number[] = [40, 82, 64];
export const minWidth = 32;
export const maxWidth = 200;
/** The settings keep the widths under this name, beside the sizes of panels. */
const settingsName = 'cue-columns';

/** While an edge is pulled; the settings, which are a file, have the width once it is let go. */
const pulledStore = createStore<{ readonly column: number; readonly width: number } | null>(null);

export function useColumnWidths(): readonly number[] {
  const saved = widthsOf(useStore(settingsStore, ({ panels }) => panels[settingsName]));
  const pulled = useStore(pulledStore, (state) => state);
  return useMemo(() => (pulled === null ? saved : saved.with(pulled.column, pulled.width)), [saved, pulled]);
}

function widthsOf(saved: readonly number[] | undefined): readonly number[] {
  return saved?.length === defaultWidths.length ? saved : defaultWidths;
}

export function pullColumn(column: number, width: number): void {
  pulledStore.set({ column, width: allowed(width) });
}

/** Keeps the width that was pulled to; nothing for a press that moved nothing. */
export function endPull(): void {
  const pulled = pulledStore.get();
  if (pulled === null) return;
  setColumnWidth(pulled.column, pulled.width);
  pulledStore.set(null);
}

/** null: as it was in the beginning. */
export function setColumnWidth(column: number, width: number | null): void {
  const { panels } = settingsStore.get();
  const widths = widthsOf(panels[settingsName]).with(
    column,
    width === null ? defaultWidths[column]! : allowed(width),
  );
  attempt(() => changeSettings({ panels: { ...panels, [settingsName]: widths } }));
}

function allowed(width: number): number {
  return Math.round(Math.min(maxWidth, Math.max(minWidth, width)));
}
