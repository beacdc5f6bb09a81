import { join } from 'node:path';
import type { FfmpegTools } from '../../ffmpeg/locate-ffmpeg.ts';
import type { Scratch } from '../../files/scratch.ts';
import type { JobKind } from '../../jobs/job-kind.ts';
import type { Library } from '../../library/library.ts';
import type { EmitEvent } from '../../../../core/contract/events.ts';
import { heardSound } from '../../../../core/media/heard-sound.ts';
import { mediumOfJob } from '../job-medium.ts';
import { mediaFolder, proxyFile } from '../media-folder.ts';
import { decidePlayback } from './decide-playback.ts';
import { makeProxy, proxyJobOptionsSchema } from './make-proxy.ts';
import { keepProxy } from './proxy-copy.ts';

export interface ProxyJobParts {
  readonly library: Pick<Library, 'media' | 'analyses'>;
  readonly tools: () => Promise<FfmpegTools>;
  /** The data folder. */
  readonly home: string;
  readonly scratch: Scratch;
  readonly emit: EmitEvent;
}

/** A copy to play of a file that the page can't. */
export function proxyJob({ library, tools, home, scratch, emit }: ProxyJobParts): JobKind {
  return {
    kind: 'proxy',
    // Of its own: the next video's waveform must not wait for an hour of encoding.
    resource: 'proxy',
    stages: ['job.stage.copying'],
    run: async (job, { signal, onProgress }) => {
      const { record, media } = await mediumOfJob(library, job);
      const options = proxyJobOptionsSchema.parse(job.options);
      const { isAsked, encodePicture, audioTrack = heardSound(media)?.index ?? 0 } = options;
      if (decidePlayback(media).kind === 'direct' && !isAsked) return;
      await makeProxy(await tools(), media, join(mediaFolder(home, record.id), proxyFile), {
        ...{ signal, audioTrack, encodePicture, scratch },
        onTime: (positionMs) =>
          onProgress({ fraction: positionMs / media.durationMs, stage: 'job.stage.copying', positionMs }),
      });
      const mimeType = media.video.length > 0 ? 'video/mp4' : 'audio/mp4';
      await keepProxy(library, record.fingerprint, { fileName: proxyFile, mimeType, audioTrack, isAsked });
      emit('media.changed', { mediaId: record.id });
    },
    onAbandoned: ({ mediaId }) => {
      // The page shows how the medium can be played.
      if (mediaId !== null) emit('media.changed', { mediaId });
      return Promise.resolve();
    },
  };
}
