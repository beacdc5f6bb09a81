import { createStore } from '../../../../stores/store.ts';
import type { Times } from '../../../../workspace/timeline/gesture.ts';
import type { Proposed } from './drag.ts';

/** What a drag would leave behind, drawn before it is an edit. */
export interface CuePreview {
  readonly proposed: Proposed;
  /** A cue that is being drawn with the pointer. */
  readonly newCue: Times | null;
}

export const cuePreviewStore = createStore<CuePreview | null>(null);
