/**
 * Where the video is, outside React: it changes sixty times a second, and only the canvas, the caption overlay and
 * the time display follow it, each by its own subscription.
 */
export interface PlayheadState {
  /** Milliseconds on the presentation timeline, not rounded. */
  readonly timeMs: number;
  readonly playing: boolean;
  /** 1 is normal speed; negative runs backwards (shuttle). */
  readonly rate: number;
}

type Listener = (state: PlayheadState) => void;

let state: PlayheadState = { timeMs: 0, playing: false, rate: 1 };
const listeners = new Set<Listener>();

export const playhead = {
  get: (): PlayheadState => state,
  /** Only the player calls this; everything else asks `playerControls`. */
  update(change: Partial<PlayheadState>): void {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener(state);
  },
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export interface PlayerControls {
  /** Clamped to the video; shown at once even while paused. */
  seek(timeMs: number): void;
  play(): void;
  pause(): void;
  toggle(): void;
  /** J K L: -1 backwards, 0 stop, 1 forwards; repeats speed up. */
  shuttle(direction: -1 | 0 | 1): void;
  /** By the video's real frame rate. */
  stepFrames(frames: number): void;
  /** Plays a range once, or again and again. */
  playRange(startMs: number, endMs: number, loop: boolean): void;
  setRate(rate: number): void;
}

const nothing: PlayerControls = {
  seek: (timeMs) => playhead.update({ timeMs: Math.max(0, timeMs) }),
  play: () => undefined,
  pause: () => undefined,
  toggle: () => undefined,
  shuttle: () => undefined,
  stepFrames: () => undefined,
  playRange: () => undefined,
  setRate: () => undefined,
};

let controls = nothing;

/** The player registers itself while it is on the page; without one, seeking still moves the playhead. */
export function registerPlayer(player: PlayerControls): () => void {
  controls = player;
  return () => {
    if (controls === player) controls = nothing;
  };
}

export function playerControls(): PlayerControls {
  return controls;
}
