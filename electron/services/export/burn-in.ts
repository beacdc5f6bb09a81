import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import type { Cue } from '../../../core/cues/cue.ts';
import { SidecutError } from '../../../core/errors.ts';
import { ffmpegStart, ffmpegInput } from '../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import type { MediaInfo, VideoTrack } from '../../../core/media/media-info.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { looseScratch } from '../files/scratch.ts';
import { canvasOf, captionScript, drawFilter, scriptName } from '../style/caption-script.ts';
import { requireLibass } from '../style/draw-captions.ts';
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
  const canvas = canvasOf(picture);
  const { scratch = looseScratch } = context;
  return scratch.inFolder(async (folder) => {
    await writeFile(join(folder, scriptName), captionScript(request.cues, request.style, canvas.shown));
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
    ...videoArguments(tools, encoder, picture, [drawFilter(canvasOf(picture))]),
    ...audioArguments(container, media.audio, true),
    ...['-map_metadata', '0', '-map_chapters', '0'],
    ...(container.muxer === 'matroska' ? [] : ['-movflags', '+faststart']),
    // The picture is H.264 now, whatever it was.
    ...muxerArguments(container, { ...media, video: [] }, path),
  ];
}

function requirePicture(media: MediaInfo): VideoTrack {
  const [picture] = media.video;
  if (picture !== undefined) return picture;
  throw new SidecutError('no-video', { reason: 'to-draw-into', name: basename(media.path) });
}
