import { join } from 'node:path';
import type { Job, TranscribeOptions } from '../../../core/contract/jobs.ts';
import { note } from '../../../core/notes.ts';
import type { InferenceClient } from '../../inference/client.ts';
import { adviceForWindow } from '../advice/advice-for-window.ts';
import { loadRecogniser } from '../../analyses/transcript/load-recogniser.ts';
import type { JobWork, JobWorks } from '../jobs/job-work.ts';
import type { Library } from '../library/library.ts';
import type { DerivedMedia } from '../library/media-record.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import { mediaFolder, proxyFile } from '../media/media-folder.ts';
import { requireMedia, requirePresent } from '../media/presence.ts';
import type { ModelStore } from '../models/install/model-store.ts';
import { decidePlayback } from '../media/playback/decide-playback.ts';
import { makeProxy, proxyJobOptionsSchema } from '../media/playback/make-proxy.ts';
import { prepareMedia } from '../../analyses/prepare-media.ts';
import type { EmitEvent } from '../../../core/contract/events.ts';
import type { ProjectService } from '../project/project-service.ts';
import { closeTrack } from '../../analyses/transcript/open-track.ts';
import { transcribeMedia } from '../../analyses/transcript/transcribe-media.ts';
import { installModelWork } from '../models/install-model-work.ts';

export interface JobWorkParts {
  readonly library: Library;
  readonly project: ProjectService;
  readonly inference: InferenceClient;
  readonly tools: () => Promise<FfmpegTools>;
  readonly modelStore: ModelStore;
  /** The data folder. */
  readonly home: string;
  readonly emit: EmitEvent;
  /** The newest job of a kind for a medium, see `JobQueue.findFor`. */
  readonly findJob: (mediaId: string, kind: Job['kind']) => Job | undefined;
}

/** How jobs are done, but for the exports. */
export function createJobWorks(
  parts: JobWorkParts,
): Required<Pick<JobWorks, 'prepare' | 'proxy' | 'transcribe' | 'install-model'>> {
  return {
    prepare: prepareWork(parts),
    proxy: proxyWork(parts),
    transcribe: transcribeWork(parts),
    'install-model': installModelWork({ store: parts.modelStore, emit: parts.emit }),
  };
}

function prepareWork(parts: JobWorkParts): JobWork {
  const { library, tools, home, inference } = parts;
  return {
    resource: 'import',
    run: async (job, context) => {
      const record = await requireMedia(library, job.mediaId);
      const media = await requirePresent(record);
      const derived = await library.media.derived(record.id);
      const input = { tools: await tools(), media, derived, inference, folder: mediaFolder(home, record.id) };
      await prepareMedia(input, context, (patch) => keepDerived(parts, record.id, patch));
    },
  };
}

function proxyWork(parts: JobWorkParts): JobWork {
  const { library, tools, home, emit } = parts;
  return {
    // Of its own: the next video's waveform must not wait for an hour of encoding.
    resource: 'proxy',
    run: async (job, { signal, onProgress }) => {
      const record = await requireMedia(library, job.mediaId);
      const media = await requirePresent(record);
      const decision = decidePlayback(media);
      const { audioTrack, isAsked, encodePicture } = proxyJobOptionsSchema.parse(job.options);
      if (decision.kind === 'direct' && !isAsked) return;
      await makeProxy(await tools(), media, join(mediaFolder(home, record.id), proxyFile), {
        signal,
        audioTrack,
        encodePicture,
        onTime: (positionMs) =>
          onProgress({ fraction: positionMs / media.durationMs, stage: 'job.stage.copying', positionMs }),
      });
      const reason = decision.kind === 'proxy' ? decision.reason : note('copy-asked-for', {});
      const mimeType = media.video.length > 0 ? 'video/mp4' : 'audio/mp4';
      await keepDerived(parts, record.id, { proxy: { fileName: proxyFile, mimeType, reason, audioTrack } });
    },
    onAbandoned: ({ mediaId }) => {
      // The page shows how the medium can be played.
      if (mediaId !== null) emit('media.changed', { mediaId });
      return Promise.resolve();
    },
  };
}

function transcribeWork({ inference, modelStore, home, findJob, ...parts }: JobWorkParts): JobWork {
  const openRecogniser = async (options: TranscribeOptions, signal: AbortSignal) => {
    const choice = { ...options, precision: 'auto' as const };
    const { model, recogniser, notes } = await loadRecogniser(inference, modelStore.places, choice, signal);
    return {
      modelId: model.id,
      recogniser,
      notes: notes.map((note) => (typeof note === 'string' ? adviceForWindow(note) : note.code)),
    };
  };
  const transcription = {
    ...parts,
    openRecogniser,
    jobsFolder: join(home, 'jobs'),
    prepareJob: (mediaId: string) => findJob(mediaId, 'prepare'),
  };
  return {
    resource: 'recognition',
    run: (job, context) => transcribeMedia(transcription, job, context),
    onAbandoned: (job) => closeTrack(parts, job),
  };
}

async function keepDerived({ library, emit }: JobWorkParts, mediaId: string, patch: Partial<DerivedMedia>) {
  await library.media.setDerived(mediaId, patch);
  emit('media.changed', { mediaId });
}
