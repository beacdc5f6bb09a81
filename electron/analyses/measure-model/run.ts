import { z } from 'zod';
import type { Settings } from '../../../core/contract/app.ts';
import type { EmitEvent } from '../../../core/contract/events.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import type { JobKind } from '../../services/jobs/job-kind.ts';
import type { JobRecord } from '../../services/library/job-record.ts';
import type { Library } from '../../services/library/library.ts';
import { mediumOfJob } from '../../services/media/job-medium.ts';
import { chooseAudioTrack } from '../../services/media/sound/audio-track.ts';
import type { ModelStore } from '../../services/models/install/model-store.ts';
import type { ProjectService } from '../../services/project/project-service.ts';
import { materialOfTrack, sampleMaterial } from './material.ts';
import type { Material } from './material.ts';
import { measureModel } from './measure-model.ts';
import type { MeasureParts } from './measure-model.ts';

export interface MeasureJobParts extends Pick<MeasureParts, 'openInference'> {
  readonly library: Pick<Library, 'media' | 'transcripts'>;
  readonly project: Pick<ProjectService, 'readTrack'>;
  readonly settings: { readonly get: () => Promise<Pick<Settings, 'device'>> };
  readonly tools: () => Promise<FfmpegTools>;
  readonly modelStore: Pick<ModelStore, 'places'>;
  readonly sampleFile: string;
  readonly emit: EmitEvent;
}

const optionsSchema = z.object({
  modelId: z.string(),
  /** Whose text counts as what is said; null: the sample. */
  trackId: z.string().nullable(),
});

/** Tries a speech model on this computer; begins anew when it was interrupted. */
export function measureModelJob(parts: MeasureJobParts): JobKind {
  return {
    kind: 'measure-model',
    // With another recogniser beside it, it would seem slow.
    resource: 'recognition',
    stages: ['job.stage.loadingModel', 'job.stage.preparingModel', 'job.stage.recognising'],
    run: async (job, { signal, onProgress }) => {
      onProgress({ fraction: 0, stage: 'job.stage.loadingModel' });
      const { modelId, trackId } = optionsSchema.parse(job.options);
      const tools = await parts.tools();
      const { device } = await parts.settings.get();
      const material =
        trackId === null
          ? await sampleMaterial(tools, parts.sampleFile, signal)
          : await ownMaterial(parts, job, trackId);
      const { places } = parts.modelStore;
      const measuring = { tools, places, openInference: parts.openInference };
      await measureModel(measuring, { model: modelId, device }, material, {
        signal,
        onPreparing: () => onProgress({ fraction: 0, stage: 'job.stage.preparingModel' }),
        onProgress: (_, fraction) => onProgress({ fraction, stage: 'job.stage.recognising' }),
      });
      parts.emit('models.changed', {});
    },
  };
}

async function ownMaterial(
  { library, project }: MeasureJobParts,
  job: JobRecord,
  trackId: string,
): Promise<Material> {
  const { media } = await mediumOfJob(library, job);
  const whole = await project.readTrack(trackId);
  const transcript = await library.transcripts.ofTrack(trackId);
  const heard = chooseAudioTrack(media, transcript === null ? undefined : transcript.audioTrack + 1);
  return materialOfTrack(media, heard, whole);
}
