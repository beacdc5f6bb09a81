import type { Svg } from '../drawing/shapes.ts';

/** Draws one frame: `seconds` since the scene began, `length` of the whole scene in seconds. */
export type Scene = (seconds: number, length: number) => Svg;
