import type { AtOnceFrames } from '../../../core/speakers/speakers-at-once.ts';
import type { InferenceClient } from '../../inference/client.ts';
import { preparedFolder } from '../../services/models/layout/prepared-folder.ts';
import { taskOfFolder } from '../../services/models/layout/model-folder.ts';
import { installedFolder } from '../../services/models/layout/model-places.ts';
import type { ModelPlaces } from '../../services/models/layout/model-places.ts';
import { ensureModelReady } from '../../services/models/shelf/find-model.ts';
import { installedModelIds } from '../../services/models/shelf/found-model.ts';
import { modelIdentity } from '../../services/models/shelf/model-identity.ts';

const task = 'speaker-segmentation';

/** How many speak at each moment of ten seconds at most, mono at 16 kHz. */
export type SegmentSpeakers = (samples: Float32Array, signal: AbortSignal) => Promise<AtOnceFrames>;

/** The first that is installed; there is none from the start. */
export async function installedSegmenter(places: ModelPlaces): Promise<string | null> {
  for (const id of await installedModelIds(places)) {
    if ((await taskOfFolder(installedFolder(places, id))) === task) return id;
  }
  return null;
}

export async function loadSegmenter(
  inference: Pick<InferenceClient, 'load' | 'segmentSpeakers'>,
  places: ModelPlaces,
  id: string,
  signal: AbortSignal,
): Promise<SegmentSpeakers> {
  const model = await ensureModelReady(places, id, { task, signal });
  const prepared = { folder: preparedFolder(places, model), source: await modelIdentity(model.folder) };
  const request = { folder: model.folder, device: 'auto', prepared } as const;
  const { modelKey } = await inference.load('segmentation', request, { signal });
  return (samples, stop) => inference.segmentSpeakers({ modelKey, samples }, { signal: stop });
}
