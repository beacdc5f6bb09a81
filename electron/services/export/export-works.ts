/** How the jobs that write videos are done, for the queue. */
import { z } from 'zod';
import { captionStyleSchema } from '../../../core/contract/jobs.ts';
import { SidecutError } from '../../../core/errors.ts';
import type { JobContext, JobWork, JobWorks } from '../jobs/job-work.ts';
import type { JobRecord } from '../library/job-record.ts';
import type { Library } from '../library/library.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import { requirePresent } from '../media/presence.ts';
import type { ProjectService } from '../project/project-service.ts';
import { burnIn } from './burn-in.ts';
import { cutClip } from './cut-clip.ts';
import { muxSubtitles } from './mux-subtitles.ts';
import type { ExportContext, ExportTarget, WrittenFile } from './write-media-file.ts';

export interface ExportWorkParts {
  readonly library: { readonly media: Pick<Library['media'], 'find'> };
  readonly project: Pick<ProjectService, 'readTrack'>;
  readonly tools: () => Promise<FfmpegTools>;
}

/** What `jobs.start` stores of the request; the destination is the job's `outputPath`. */
const overwrite = z.boolean();
const burnInSchema = z.object({ trackId: z.string(), style: captionStyleSchema, overwrite });
const muxSchema = z.object({ trackIds: z.array(z.string()), container: z.enum(['mp4', 'mkv']), overwrite });
const clipSchema = z.object({ startMs: z.number(), endMs: z.number(), overwrite });

export function createExportWorks(
  parts: ExportWorkParts,
): Required<Pick<JobWorks, 'burn-in' | 'mux' | 'clip'>> {
  const { project } = parts;
  return {
    'burn-in': exportWork(parts, burnInSchema, async (tools, { trackId, style, ...target }, context) => {
      const { cues } = await project.readTrack(trackId);
      return burnIn(tools, { ...target, cues, style }, context);
    }),
    mux: exportWork(parts, muxSchema, async (tools, { trackIds, container, ...target }, context) => {
      const tracks = [];
      for (const trackId of trackIds) {
        const { track, cues } = await project.readTrack(trackId);
        tracks.push({ name: track.name, language: track.language, cues });
      }
      return muxSubtitles(tools, { ...target, container, tracks }, context);
    }),
    clip: exportWork(parts, clipSchema, cutClip),
  };
}

function exportWork<Options extends { readonly overwrite: boolean }>(
  { library, tools }: ExportWorkParts,
  schema: z.ZodType<Options>,
  write: (
    tools: FfmpegTools,
    request: Options & ExportTarget & { readonly media: MediaInfo },
    context: ExportContext,
  ) => Promise<WrittenFile>,
): JobWork {
  return {
    resource: 'export',
    run: async (job: JobRecord, { signal, onProgress, update }: JobContext) => {
      const record = job.mediaId === null ? null : await library.media.find(job.mediaId);
      if (record === null) throw new SidecutError('media-unknown', 'This video is no longer in the library.');
      const media = await requirePresent(record);
      const options = schema.parse(job.options);
      const { note } = await write(
        await tools(),
        { ...options, media, outputPath: job.outputPath! },
        { signal, onProgress: (progress) => onProgress({ ...progress, stage: 'job.stage.writing' }) },
      );
      if (note !== undefined) await update({ note });
    },
  };
}
