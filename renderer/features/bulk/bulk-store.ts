import { openPanel } from '../../workspace/panels.ts';
import { createStore } from '../../stores/store.ts';
import type { BulkScope, BulkSettings, Operation, SettingsOf } from './operations.ts';

/** The form: which operation is chosen, and what was typed for each; kept while the panel is closed. */
interface BulkForm {
  readonly operation: Operation;
  /** null: nobody has chosen; several selected cues are what is meant, else the track. */
  readonly scope: BulkScope | null;
  readonly settings: { readonly [Name in Operation]: SettingsOf<Name> };
}

export const bulkStore = createStore<BulkForm>({
  operation: 'shift',
  scope: null,
  settings: {
    // Nothing is changed before somebody has said by how much.
    shift: { by: '0' },
    stretch: { firstFrom: '', firstTo: '', secondFrom: '', secondTo: '' },
    frameRate: { from: '25', to: '23.976' },
    resplit: {},
    merge: {},
    breakLines: {},
    fixGaps: {},
    fixOverlaps: {},
    snapToShots: {},
    removeTags: {},
    changeCase: { letterCase: 'sentence' },
    leaveOutFillers: {},
    chineseScript: { script: 'hans' },
    duplicate: { targetTrackId: '' },
  },
});

/** What is chosen and typed for it. `selected`: how many cues are. */
export function chosenSettings(form: BulkForm, selected = 0): BulkSettings {
  const { operation, settings } = form;
  // One selected cue alone is only where one happens to be.
  const scope = form.scope ?? (selected > 1 || operation === 'merge' ? 'selection' : 'track');
  // The one is the key of the other, which the compiler can't follow.
  return { operation, scope, ...settings[operation] } as BulkSettings;
}

export function chooseOperation(operation: Operation): void {
  bulkStore.set((form) => ({ ...form, operation }));
}

export function chooseScope(scope: BulkScope): void {
  bulkStore.set((form) => ({ ...form, scope }));
}

export function changeSettings<Name extends Operation>(
  operation: Name,
  patch: Partial<SettingsOf<Name>>,
): void {
  bulkStore.set((form) => {
    const settings = { ...form.settings, [operation]: { ...form.settings[operation], ...patch } };
    return { ...form, settings };
  });
}

/** Shows the panel, with the scope that suits what is selected. */
export function openBulk(operation: Operation): void {
  bulkStore.set((form) => ({ ...form, operation, scope: null }));
  openPanel('bulk');
}
