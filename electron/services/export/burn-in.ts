import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import type { Cue } from '../../../core/cues/cue.ts';
import { SidecutError } from '../../../core/errors.ts';
import { writeAss } from '../../../core/formats/ass/write-ass.ts';
import { readCapabilities } from '../ffmpeg/ffmpeg-capabilities.ts';
import { ffmpegStart, ffmpegInput } from '../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import type { MediaInfo, VideoTrack } from '../../../core/media/media-info.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { looseScratch } from '../files/scratch.ts';
import { containerOf, muxerArguments } from './containers.ts';
import { audioArguments, videoArguments, withH264Encoder } from './encode-video.ts';
import type { H264Encoder } from '../ffmpeg/h264-encoder.ts';
import { writeMediaFile } from './write-media-file.ts';
import type { ExportContext, ExportTarget, WrittenFile } from './write-media-file.ts';

export interface BurnInRequest extends ExportTarget {
  readonly media: MediaInfo;
  readonly cues: readonly Cue[];
  readonly style: CaptionStyle;
}

/**
 * In a folder of its own, which is ffmpeg's current one: the filter's option then holds nothing that would have to be
 * escaped (Windows' `C:`, quotes, commas).
 */
const scriptName = 'captions.ass';

/** The video with the captions drawn into the picture. Chapters stay, sound is copied where the container takes it. */
export async function burnIn(
  tools: FfmpegTools,
  request: BurnInRequest,
  context: ExportContext = {},
): Promise<WrittenFile> {
  context.signal?.throwIfAborted();
  const picture = requirePicture(request.media);
  containerOf(request.outputPath);
  await requireLibass(tools);
  const { scratch = looseScratch } = context;
  return scratch.inFolder(async (folder) => {
    await writeFile(join(folder, scriptName), script(request, picture));
    return writeMediaFile(request, request.media.path, context, (path) =>
      withH264Encoder(tools, (encoder) =>
        runFfmpeg(tools, burnInArguments(tools, encoder, request, picture, path), {
          signal: context.signal,
          onTime: (positionMs) =>
            context.onProgress?.({
              fraction: Math.min(1, positionMs / request.media.durationMs),
              positionMs,
            }),
          makes: { kind: 'file', name: basename(request.outputPath) },
          cwd: folder,
        }),
      ),
    );
  });
}

function burnInArguments(
  tools: FfmpegTools,
  encoder: H264Encoder,
  { media, outputPath }: BurnInRequest,
  picture: VideoTrack,
  path: string,
): string[] {
  const container = containerOf(outputPath);
  return [
    ...[...ffmpegStart, '-y', ...encoder.device, ...ffmpegInput(media.path)],
    ...videoArguments(tools, encoder, picture, [drawFilter(picture)]),
    ...audioArguments(container, media.audio, true),
    ...['-map_metadata', '0', '-map_chapters', '0'],
    ...(container.muxer === 'matroska' ? [] : ['-movflags', '+faststart']),
    // The picture is H.264 now, whatever it was.
    ...muxerArguments(container, { ...media, video: [] }, path),
  ];
}

/** Pixels that are not square are told apart from the size that the script is written for. */
function drawFilter({ displayWidth, displayHeight, sampleAspectRatio }: VideoTrack): string {
  const isSquare = sampleAspectRatio.numerator === sampleAspectRatio.denominator;
  return `ass=${scriptName}${isSquare ? '' : `:original_size=${displayWidth}x${displayHeight}`}`;
}

function script({ cues, style }: BurnInRequest, { displayWidth, displayHeight }: VideoTrack): string {
  const pictureSize = { width: displayWidth, height: displayHeight };
  return writeAss({ cues }, { style, pictureSize, isForLibass: true });
}

function requirePicture(media: MediaInfo): VideoTrack {
  const [picture] = media.video;
  if (picture !== undefined) return picture;
  throw new SidecutError('no-video', { reason: 'to-draw-into', name: basename(media.path) });
}

async function requireLibass(tools: FfmpegTools): Promise<void> {
  const { filters } = await readCapabilities(tools);
  if (filters.has('ass')) return;
  throw new SidecutError('ffmpeg-failed', { reason: 'no-libass' });
}
