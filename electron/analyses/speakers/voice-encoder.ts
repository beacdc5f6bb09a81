import type { Note } from '../../../core/notes.ts';
import type { Stretch } from '../../../core/speakers/stretch.ts';
import type { InferenceClient } from '../../inference/client.ts';
import { preparedFolder } from '../../services/models/layout/prepared-folder.ts';
import type { ModelPlaces } from '../../services/models/layout/model-places.ts';
import { ensureModelReady } from '../../services/models/shelf/find-model.ts';
import { modelIdentity } from '../../services/models/shelf/model-identity.ts';
import { samplesPerMs } from '../transcript/piece-reader.ts';

export interface VoiceEncoder {
  readonly modelId: string;
  /** Tells its weights from others. */
  readonly identity: string;
  readonly dimensions: number;
  /** Cosine of two clips of one voice, where the model says so. */
  readonly sameSpeakerAbove: number | undefined;
  readonly notes: readonly Note[];
  /**
   * A row of length 1 for each window. `samples`: mono at 16 kHz, from `startMs` of the recording on; no window begins before
   * that.
   */
  embed(
    samples: Float32Array,
    startMs: number,
    windows: readonly Stretch[],
    signal: AbortSignal,
  ): Promise<Float32Array>;
}

export interface EncoderChoice {
  /** undefined: the best there is. */
  readonly model: string | undefined;
  /** For a person at a terminal a name that is no id may be a folder. */
  readonly takesFolders?: boolean;
}

export async function loadVoiceEncoder(
  inference: Pick<InferenceClient, 'load' | 'embedVoiceSpans'>,
  places: ModelPlaces,
  { model: id, takesFolders = false }: EncoderChoice,
  signal: AbortSignal,
): Promise<VoiceEncoder> {
  const model = await ensureModelReady(places, id, { task: 'speaker-embedding', takesFolders, signal });
  const identity = await modelIdentity(model.folder);
  const prepared = { folder: preparedFolder(places, model), source: identity };
  const { modelKey, dimensions, sameSpeakerAbove } = await inference.load(
    'voice',
    { folder: model.folder, device: 'auto', prepared },
    { signal },
  );
  return {
    ...{ modelId: model.id, identity, dimensions, sameSpeakerAbove },
    notes: model.note === undefined ? [] : [model.note],
    async embed(samples, startMs, windows, stop) {
      const place = (ms: number) =>
        Math.min(samples.length, Math.max(0, Math.round((ms - startMs) * samplesPerMs)));
      const spans = windows.map((window) => {
        const from = Math.min(place(window.startMs), samples.length - 1);
        return { from, to: Math.max(from + 1, place(window.endMs)) };
      });
      const { vectors } = await inference.embedVoiceSpans({ modelKey, samples, spans }, { signal: stop });
      return vectors;
    },
  };
}
