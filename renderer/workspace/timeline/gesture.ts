/** What a press of the pointer does until it ends: one gesture at a time. */
import type { SnapPoint } from '../../../core/edit/snap.ts';
import type { Lane } from './layout.ts';

export interface Times {
  readonly startMs: number;
  readonly endMs: number;
}

export interface PointerPlace {
  /** CSS pixels within the surface. */
  readonly x: number;
  readonly y: number;
  readonly timeMs: number;
  readonly shift: boolean;
  /** Ctrl, on macOS Cmd. */
  readonly mod: boolean;
}

export interface Gesture {
  readonly cursor: string;
  /** Also called when the view scrolls under a pointer that keeps still. */
  move(place: PointerPlace): void;
  /** The pointer went up. `wasDragged`: it left where it went down by more than a tremble. */
  end(place: PointerPlace, wasDragged: boolean): void;
  /** Escape, or the system took the pointer: as if nothing had been. */
  cancel(): void;
}

/** What a gesture shows while it lasts. */
export interface GestureFeedback {
  /** The times at the pointer, how far they moved, and the line of what they snap to. */
  show(place: PointerPlace, times: Times, deltaMs: number | null, snap: SnapPoint | null): void;
  /** The stretch of the lane that is being selected. */
  showMarquee(lane: Lane, fromMs: number, toMs: number): void;
  hide(): void;
}
