import { playerControls } from '../../player/playhead.ts';
import type { Gesture, PointerPlace } from '../../workspace/timeline/gesture.ts';

/** Seeks to wherever the pointer is. */
export function scrub(start: PointerPlace): Gesture {
  playerControls().seek(start.timeMs);
  return {
    cursor: 'default',
    move: ({ timeMs }) => playerControls().seek(timeMs),
    end: () => undefined,
    cancel: () => undefined,
  };
}
