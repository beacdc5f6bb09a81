import { createStore } from '../../stores/store.ts';

/** What went wrong with the media element: a code of `MediaError`, or the promise of `play()`. */
export type PlaybackFailure = 'network' | 'decode' | 'unsupported';

interface PlayerState {
  readonly volume: number;
  readonly isMuted: boolean;
  /** The speed of plain playing, beside the shuttle's. */
  readonly speed: number;
  /** Plays the current cue again and again, with its times as they are edited. */
  readonly isLooping: boolean;
  readonly showsCaptions: boolean;
  readonly showsSecondTrack: boolean;
  readonly isWaiting: boolean;
  readonly failure: PlaybackFailure | null;
  /** Why captions are not drawn by libass, so that the page draws them as well as it can; null: they are. */
  readonly captionFailure: unknown;
  /** Where upright and lying players draw something of their own. */
  readonly showsSafeArea: boolean;
  /** Index among the medium's audio tracks; null: the file's default. */
  readonly audioTrack: number | null;
}

export const playerStore = createStore<PlayerState>({
  volume: 1,
  isMuted: false,
  speed: 1,
  isLooping: false,
  showsCaptions: true,
  showsSecondTrack: true,
  isWaiting: false,
  failure: null,
  captionFailure: null,
  showsSafeArea: false,
  audioTrack: null,
});

export function changePlayer(change: Partial<PlayerState>): void {
  playerStore.set((state) => ({ ...state, ...change }));
}
