/** What a press of the pointer does until it ends: one gesture at a time. */

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
