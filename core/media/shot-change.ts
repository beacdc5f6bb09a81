/** A change from one shot to the next. All times are those of frames, integers on the presentation timeline. */
export interface ShotChange {
  /** How the shot before gives way: at once, through a flat picture (mostly black), or by mixing; a wipe counts as mixing. */
  readonly kind: 'cut' | 'fade' | 'dissolve';
  /**
   * Where the new shot counts from. A cut: its first frame. A fade: the middle of the flat picture, or its hard
   * edge where one side is a cut. A dissolve: the frame in which both shots are equally strong.
   */
  readonly timeMs: number;
  /** The last frame that is all of the old shot, and the first that is all of the new; a cut has `timeMs` twice. */
  readonly startMs: number;
  readonly endMs: number;
}
