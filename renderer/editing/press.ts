/**
 * [Note: Still while pressed] Between the press of the pointer and the click that follows, nothing moves: a field that
 * is left, a list of problems that is made anew or rows that come in from a job would put another thing under the
 * pointer, and the click would be lost. What lists show is held still for as long, and fields are left afterwards.
 */
import { createStore, type Store } from '../stores/store.ts';

/** Whether a button of the pointer is down, and for the rest of the turn in which it goes up. */
const pressStore = createStore(false);
let waiting: (() => void)[] = [];

function release(): void {
  if (!pressStore.get()) return;
  pressStore.set(false);
  const due = waiting;
  waiting = [];
  for (const work of due) work();
}

/** Does it now or, while the pointer is pressed, once the click has come to where it was meant to go. */
export function afterPress(work: () => void): void {
  if (pressStore.get()) waiting.push(work);
  else work();
}

const stillStores = new WeakMap<object, Store<unknown>>();

/**
 * What a store has, but while the pointer is pressed what it had when the pointer went down: for lists of things to
 * press. Nobody sets it.
 */
export function stillWhilePressed<State>(base: Store<State>): Store<State> {
  const known = stillStores.get(base) as Store<State> | undefined;
  if (known !== undefined) return known;
  const still = createStore(base.get());
  const update = (): void => {
    if (!pressStore.get()) still.set(() => base.get());
  };
  base.subscribe(update);
  pressStore.subscribe(update);
  stillStores.set(base, still as Store<unknown>);
  return still;
}

/** Returns the way to stop. */
export function followPresses(page: Window): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  // The click comes in the same turn as the end of the press.
  const soon = (): void => void setTimeout(release);
  const listen = <Name extends keyof WindowEventMap>(
    name: Name,
    does: (event: WindowEventMap[Name]) => void,
  ) => page.addEventListener(name, does, { capture: true, signal });
  listen('pointerdown', () => pressStore.set(true));
  listen('pointerup', soon);
  listen('pointercancel', soon);
  listen('dragend', soon);
  listen('blur', (event) => {
    if (event.target === page) soon();
  });
  // The pointer came back with no button down: it went up where nobody told.
  listen('pointermove', ({ buttons }) => {
    if (buttons === 0 && pressStore.get()) soon();
  });
  return () => {
    stop.abort();
    release();
  };
}
