import { nothingSelected, selectEntry, type EntrySelection, type SelectHow } from '../files/index.ts';
import { createStore } from '../../stores/store.ts';

/** The videos that the bar at the foot is about. */
export const selectionStore = createStore<EntrySelection>(nothingSelected);

export function selectVideo(ids: readonly string[], index: number, how: SelectHow): void {
  selectionStore.set((selection) => selectEntry(selection, ids, index, how));
}

export function selectAll(ids: readonly string[]): void {
  selectionStore.set((selection) => ({ ...selection, selected: new Set(ids) }));
}

export function clearSelection(): void {
  selectionStore.set((selection) => (selection.selected.size === 0 ? selection : nothingSelected));
}
