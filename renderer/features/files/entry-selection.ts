/** Selecting in a list by mouse and keyboard as file managers do it. Pure. */
export interface EntrySelection {
  /** Where the keyboard stands; -1: nowhere yet. */
  readonly active: number;
  /** Where a range began. */
  readonly anchor: number;
  readonly selected: ReadonlySet<string>;
}

export const nothingSelected: EntrySelection = { active: -1, anchor: -1, selected: new Set() };

export type SelectHow = 'only' | 'toggle' | 'range';

export function selectEntry(
  selection: EntrySelection,
  ids: readonly string[],
  index: number,
  how: SelectHow,
): EntrySelection {
  const active = Math.min(ids.length - 1, Math.max(0, index));
  const id = ids[active];
  if (id === undefined) return nothingSelected;
  if (how === 'range' && selection.anchor >= 0) {
    const from = Math.min(selection.anchor, active);
    const to = Math.max(selection.anchor, active);
    return { ...selection, active, selected: new Set(ids.slice(from, to + 1)) };
  }
  if (how === 'toggle') {
    const selected = new Set(selection.selected);
    if (!selected.delete(id)) selected.add(id);
    return { active, anchor: active, selected };
  }
  return { active, anchor: active, selected: new Set([id]) };
}

/** The next entry whose name begins with what was typed; wraps around. */
export function entryByTyping(names: readonly string[], typed: string, from: number): number {
  const wanted = typed.toLocaleLowerCase();
  for (let step = 0; step < names.length; step += 1) {
    const index = (Math.max(0, from) + step + (typed.length === 1 ? 1 : 0)) % names.length;
    if (names[index]?.toLocaleLowerCase().startsWith(wanted) === true) return index;
  }
  return -1;
}
