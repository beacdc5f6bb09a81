import type { PictureOptions } from '../../core/contract/export.ts';
import { createStore } from '../stores/store.ts';

/** The part of the picture that an export keeps, shown over the player and moved there. */
export interface Crop {
  readonly picture: Pick<PictureOptions, 'shape' | 'keep' | 'offset'>;
  /** 0 to 1, see `PictureOptions.offset`. */
  readonly move: (offset: number) => void;
}

/** null: nothing is cut off, or nobody asks. */
export const cropStore = createStore<Crop | null>(null);
