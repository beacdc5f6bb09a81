import { openPanel } from '../../workspace/panels.ts';
import { createStore } from '../../stores/store.ts';
import type { BulkSettings, Operation } from './operations.ts';

export const bulkStore = createStore<BulkSettings>({
  operation: 'shift',
  scope: 'track',
  shiftBy: '+0.5',
  firstFrom: '',
  firstTo: '',
  secondFrom: '',
  secondTo: '',
  rateFrom: '25',
  rateTo: '23.976',
  letterCase: 'sentence',
  targetTrackId: '',
});

export function changeSettings(patch: Partial<BulkSettings>): void {
  bulkStore.set((settings) => ({ ...settings, ...patch }));
}

/** Shows the panel; several selected cues are what is meant, one alone is only where one happens to be. */
export function openBulk(operation: Operation, selected: number): void {
  changeSettings({ operation, scope: selected > 1 || operation === 'merge' ? 'selection' : 'track' });
  openPanel('bulk');
}
