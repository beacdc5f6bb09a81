import type { PointOnPage } from '../../../../components/Menu.tsx';
import type { SpokenTurn } from '../../../../editing/speaker-turns.ts';
import { createStore } from '../../../../stores/store.ts';

interface DraggedChange {
  readonly fromMs: number;
  readonly toMs: number;
  /** Of whoever gets what lies between, by `colourIndex`. */
  readonly colour: number;
}

/** A change of speakers that is being moved, drawn where it would be before that is an edit. */
export const changeDragStore = createStore<DraggedChange | null>(null);

/** The turn that the keyboard came to, or the pointer pressed; it may be gone since. */
export const chosenTurnStore = createStore<SpokenTurn | null>(null);

/** The turn whose speaker is being renamed. */
export const renamedTurnStore = createStore<SpokenTurn | null>(null);

interface TurnMenuState {
  readonly turn: SpokenTurn;
  readonly at: PointOnPage;
  /** Where it was opened on the lane. */
  readonly timeMs: number;
}
export const turnMenuStore = createStore<TurnMenuState | null>(null);
