import { attempt } from '../../notices/notices.ts';
import { changeSettings, settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';

/** The columns before the text, in pixels at a text size of 100 %: number, times, length and speed. */
export const defaultWidths: readonly number[] = [40, 82, 64];
export const minWidth = 32;
export const maxWidth = 200;
/** The settings keep the widths under this name, beside the sizes of panels. */
const settingsName = 'cue-columns';

export function useColumnWidths(): readonly number[] {
  return widthsOf(useStore(settingsStore, ({ panels }) => panels[settingsName]));
}

function widthsOf(saved: readonly number[] | undefined): readonly number[] {
  return saved?.length === defaultWidths.length ? saved : defaultWidths;
}

/** null: as it was in the beginning. */
export function setColumnWidth(column: number, width: number | null): void {
  const { panels } = settingsStore.get();
  const widths = [...widthsOf(panels[settingsName])];
  widths[column] =
    width === null ? defaultWidths[column]! : Math.round(Math.min(maxWidth, Math.max(minWidth, width)));
  attempt(() => changeSettings({ panels: { ...panels, [settingsName]: widths } }));
}
