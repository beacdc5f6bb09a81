/** The jobs that write videos. */
import { z } from 'zod';
import { exportJobSchemas, exportRangeSchema, pictureOptionsSchema } from '../../../core/contract/export.ts';
import type { ExportJobKind, PictureOptions } from '../../../core/contract/export.ts';
import type { Destination as JobDestination } from '../../../core/contract/files.ts';
import { mainPicture } from '../../../core/media/main-picture.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import { shownPicture } from '../../../core/media/shown-picture.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { PictureShape } from '../../../core/style/picture-fit.ts';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import { styleOfNewTrack, styleOfTrack } from '../../../core/style/new-track.ts';
import { requireFree } from '../files/destination-path.ts';
import type { ResolveDestination } from '../files/destination-path.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import { parseOptions } from '../jobs/job-kind.ts';
import type { JobKind } from '../jobs/job-kind.ts';
import type { Library } from '../library/library.ts';
import { mediumOfJob } from '../media/job-medium.ts';
import type { ProjectService } from '../project/project-service.ts';
import type { OutputRule } from '../files/output-rule.ts';
import type { Scratch } from '../files/scratch.ts';
import { scriptToDraw } from '../style/track-script.ts';
import { burnIn } from './burn-in.ts';
import { containerExtensions } from './containers.ts';
import { cutClip } from './cut-clip.ts';
import { planFraming } from './framing.ts';
import { muxSubtitles } from './mux-subtitles.ts';
import type { ExportContext, ExportTarget, WrittenFile } from './write-media-file.ts';

export interface ExportJobParts {
  readonly library: {
    readonly media: Pick<Library['media'], 'find'>;
    readonly extras: Pick<Library['extras'], 'find'>;
    readonly chapters: Pick<Library['chapters'], 'list'>;
  };
  readonly project: Pick<ProjectService, 'readTrack'>;
  readonly tools: () => Promise<FfmpegTools>;
  readonly resolveDestination: ResolveDestination;
  readonly rule: OutputRule;
  readonly scratch: Scratch;
}

/** What is kept of a request; the destination is the job's `outputPath`. */
const overwrite = z.boolean();
const burnInSchema = z.object({
  trackId: z.string(),
  range: exportRangeSchema.optional(),
  picture: pictureOptionsSchema.optional(),
  overwrite,
});
const muxSchema = z.object({
  trackIds: z.array(z.string()),
  defaultTrackId: z.string().nullable().optional(),
  chapters: z.enum(['file', 'project']).optional(),
  container: z.enum(['mp4', 'mkv']),
  overwrite,
});
const clipSchema = z.object({ startMs: z.number(), endMs: z.number(), overwrite });

export function exportJobs(parts: ExportJobParts): readonly JobKind[] {
  const { project } = parts;
  return [
    exportJob(parts, 'burn-in', burnInSchema, async (tools, { trackId, ...target }, context) => {
      const { track, cues } = await project.readTrack(trackId);
      const shape = exportedShape(target);
      const isCut = shape !== null;
      const style = styleForExport(track, cues, target.media, shape);
      const stored = track.extras === undefined ? null : await parts.library.extras.find(track.extras);
      // Styles of a file are made for its whole picture.
      const script = isCut ? undefined : scriptToDraw(track.style, () => cues, stored);
      return burnIn(tools, { ...target, cues, style, script }, context);
    }),
    exportJob(
      parts,
      'mux',
      muxSchema,
      async (tools, { trackIds, defaultTrackId, container, chapters, ...target }, context) => {
        const tracks = [];
        const isShown = (id: string): boolean => id === defaultTrackId;
        const ordered = [...trackIds.filter(isShown), ...trackIds.filter((id) => !isShown(id))];
        for (const trackId of ordered) {
          const { track, cues } = await project.readTrack(trackId);
          const isDefault = defaultTrackId === undefined ? undefined : isShown(trackId);
          tracks.push({ name: track.name, language: track.language, cues, isDefault });
        }
        const own = chapters === 'project' ? await parts.library.chapters.list(target.mediaId) : undefined;
        return muxSubtitles(tools, { ...target, container, tracks, chapters: own }, context);
      },
      ({ container }) => containerExtensions(container === 'mp4' ? 'mp4' : 'matroska'),
    ),
    exportJob(parts, 'clip', clipSchema, cutClip),
  ];
}

/** What is left of a picture that is cut to another shape; null where it stays as it is. */
function exportedShape({
  media,
  picture,
}: {
  readonly media: MediaInfo;
  readonly picture?: PictureOptions | undefined;
}): PictureShape | null {
  const main = mainPicture(media);
  if (main === undefined || picture === undefined || picture.shape === 'source') return null;
  const { shown } = planFraming(main, picture).canvas;
  const ratio = shown.width / shown.height / (main.displayWidth / main.displayHeight);
  return Math.abs(ratio - 1) < 0.01 ? null : shown;
}

/** The look of the track; where the picture is cut narrower, the same fitted into what is left of it. */
function styleForExport(
  track: SubtitleTrack,
  cues: readonly TrackCue[],
  media: MediaInfo,
  shape: PictureShape | null,
): CaptionStyle {
  const style = styleOfTrack(track, shownPicture(media));
  return shape === null ? style : styleOfNewTrack({ captionStyle: style }, shape, track, cues);
}

function exportJob<Options extends { readonly overwrite: boolean }>(
  { library, tools, resolveDestination, rule, scratch }: ExportJobParts,
  kind: ExportJobKind,
  schema: z.ZodType<Options>,
  write: (
    tools: FfmpegTools,
    request: Options & ExportTarget & { readonly media: MediaInfo; readonly mediaId: string },
    context: ExportContext,
  ) => Promise<WrittenFile>,
  extensionsFor: (options: Options) => readonly string[] = () => containerExtensions(),
): JobKind {
  return {
    kind,
    resource: 'export',
    stages: ['job.stage.writing'],
    accept: async (asked) => {
      const { destination, ...options } = parseOptions<{ readonly destination: JobDestination }>(
        kind,
        exportJobSchemas[kind],
        asked,
      );
      const kept = schema.parse({ ...options, overwrite: destination.overwrite });
      const outputPath = await resolveDestination(destination, extensionsFor(kept));
      if (!destination.overwrite) await requireFree(outputPath);
      return { outputPath, options: kept };
    },
    run: async (job, { signal, onProgress, update }) => {
      const { record, media } = await mediumOfJob(library, job);
      const options = schema.parse(job.options);
      const written = await write(
        await tools(),
        { ...options, media, mediaId: record.id, outputPath: job.outputPath! },
        {
          ...{ signal, rule, scratch },
          onProgress: (progress) => onProgress({ ...progress, stage: 'job.stage.writing' }),
        },
      );
      if (written.notes.length > 0) await update({ notes: [...written.notes] });
    },
  };
}
