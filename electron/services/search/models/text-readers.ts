import type { InferenceClient } from '../../../inference/client.ts';
import { preparedFolder } from '../../models/layout/prepared-folder.ts';
import type { ModelPlaces } from '../../models/layout/model-places.ts';
import { isSidecutError } from '../../../../core/errors.ts';
import { bestModel } from '../../models/shelf/best-model.ts';
import { ensureModelReady } from '../../models/shelf/find-model.ts';
import { modelIdentity } from '../../models/shelf/model-identity.ts';
import type { RgbImage } from '../pictures/decode-pictures.ts';

/** Of one picture the lines that are written in it, in the order of reading. */
export type ReadLines = readonly { readonly text: string; readonly confidence: number }[];

export interface TextReader {
  readonly model: string;
  readonly read: (pictures: readonly RgbImage[], signal: AbortSignal) => Promise<readonly ReadLines[]>;
}

/** What reads the text in pictures, where somebody wants that. */
export interface TextReaders {
  /** Whether pictures are to be read, and by which model; null: none is installed. */
  readonly chosen: () => Promise<{ readonly isWanted: boolean; readonly model: string | null }>;
  /** Loaded; null: none is wanted, or there is none. */
  readonly open: (signal: AbortSignal) => Promise<TextReader | null>;
}

export interface TextReaderParts {
  readonly inference: Pick<InferenceClient, 'load' | 'readPictures'>;
  readonly places: ModelPlaces;
  /** `readsPictureText` of the settings. */
  readonly isWanted: () => Promise<boolean>;
}

const task = 'text-recognition';

export function createTextReaders({ inference, places, isWanted }: TextReaderParts): TextReaders {
  async function chosen() {
    try {
      return { isWanted: await isWanted(), model: (await bestModel(places, { task })).id };
    } catch (error) {
      if (!isSidecutError(error, 'model-unknown')) throw error;
      return { isWanted: await isWanted(), model: null };
    }
  }
  return {
    chosen,
    open: async (signal) => {
      const { isWanted: wanted, model } = await chosen();
      if (!wanted || model === null) return null;
      const ready = await ensureModelReady(places, model, { task, signal });
      const prepared = {
        folder: preparedFolder(places, ready),
        source: await modelIdentity(ready.folder),
      };
      const request = { folder: ready.folder, device: 'auto', prepared } as const;
      const { modelKey } = await inference.load('text-recognition', request, { signal });
      return {
        model,
        read: async (pictures, reading) =>
          (await inference.readPictures({ modelKey, pictures: [...pictures] }, { signal: reading })).pictures,
      };
    },
  };
}
