import { createStore } from '../../stores/store.ts';

export const targets = ['file', 'chapters', 'burn-in', 'mux', 'clip'] as const;
export type Target = (typeof targets)[number];

/** What the panel is asked to begin with, until it is closed; `number`: asked again, it goes there again. */
export const askedTargetStore = createStore<{ readonly target: Target; readonly number: number }>({
  target: 'file',
  number: 0,
});

export function askForTarget(target: Target): void {
  askedTargetStore.set(({ number }) => ({ target, number: number + 1 }));
}
