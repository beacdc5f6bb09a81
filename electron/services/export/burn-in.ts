import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import type { Cue } from '../../../core/cues/cue.ts';
import { SidecutError } from '../../../core/errors.ts';
import { mainPicture } from '../../../core/media/main-picture.ts';
import type { MediaInfo, VideoTrack } from '../../../core/media/media-info.ts';
import { ffmpegStart, ffmpegInput, keepStreamsInUse } from '../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { looseScratch } from '../files/scratch.ts';
import { dimColours, planColour } from '../ffmpeg/tone-map.ts';
import { readPictureTimes } from '../media/picture-times.ts';
import { readSourceStreams } from '../media/source-streams.ts';
import type { SourceStream } from '../media/source-streams.ts';
import { canvasOf, captionScript, drawFilter, scriptName } from '../style/caption-script.ts';
import { requireLibass } from '../style/draw-captions.ts';
import { containerOf, muxerArguments } from './containers.ts';
import type { Container } from './containers.ts';
import { audioArguments, encodePicture } from './encode-video.ts';
import type { PictureArguments, PictureWork } from './encode-video.ts';
import { captionMoments, shownTimes } from './extra-frames.ts';
import { leftOutNotes } from './left-out.ts';
import { requirePictures } from './require-pictures.ts';
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
  const { media } = request;
  const picture = requirePicture(media);
  const container = containerOf(request.outputPath);
  await requireLibass(tools);
  const { scratch = looseScratch } = context;
  return scratch.inFolder(async (folder) => {
    return writeMediaFile(request, media.path, context, async (path) => {
      const streams = await readSourceStreams(tools, media.path, context.signal);
      const work = await prepare(tools, request, picture, { streams, folder, signal: context.signal });
      const notes = await encodePicture(tools, work, (encoded) =>
        draw(tools, burnInArguments(request, container, encoded, path), request, folder, context),
      );
      await requirePictures(tools, path, request.outputPath, context.signal);
      const kept = new Set([picture.streamIndex, ...media.audio.map(({ streamIndex }) => streamIndex)]);
      return [...notes, ...leftOutNotes(streams, kept, container)];
    });
  });
}

interface Prepared {
  readonly streams: readonly SourceStream[];
  readonly folder: string;
  readonly signal: AbortSignal | undefined;
}

async function prepare(
  tools: FfmpegTools,
  request: BurnInRequest,
  track: VideoTrack,
  { streams, folder, signal }: Prepared,
): Promise<PictureWork> {
  const source = streams.find(({ index }) => index === track.streamIndex);
  const colour = await planColour(tools, source?.highRange ?? null);
  const canvas = canvasOf(track);
  const text = captionScript(request.cues, request.style, canvas.shown);
  await writeFile(
    join(folder, scriptName),
    colour.kind === 'kept' ? dimColours(text, colour.highRange) : text,
  );
  const pictures = await readPictureTimes(tools, request.media, track.streamIndex, { signal });
  return {
    ...{ track, colour, folder, timing: [], drawing: [drawFilter(canvas)] },
    times: shownTimes(pictures),
    moments: captionMoments(request.cues, request.media.durationMs),
  };
}

function draw(
  tools: FfmpegTools,
  programArguments: readonly string[],
  { media, outputPath }: BurnInRequest,
  folder: string,
  { signal, onProgress }: ExportContext,
): Promise<void> {
  return runFfmpeg(tools, programArguments, {
    signal,
    onTime: (positionMs) =>
      onProgress?.({ fraction: Math.min(1, positionMs / media.durationMs), positionMs }),
    makes: { kind: 'file', name: basename(outputPath) },
    cwd: folder,
  });
}

function burnInArguments(
  { media }: BurnInRequest,
  container: Container,
  { device, inputs, output }: PictureArguments,
  path: string,
): string[] {
  return [
    ...[...ffmpegStart, '-y', ...device, ...ffmpegInput(media), ...inputs],
    ...[...output, ...audioArguments(container, media.audio, true)],
    ...['-map_metadata', '0', '-map_chapters', '0'],
    ...(container.muxer === 'matroska' ? [] : ['-movflags', '+faststart']),
    // The picture's codec is another one now, whatever it was.
    ...muxerArguments(container, { ...media, video: [] }, path),
    ...keepStreamsInUse(media, -1),
  ];
}

function requirePicture(media: MediaInfo): VideoTrack {
  const picture = mainPicture(media);
  if (picture !== undefined) return picture;
  throw new SidecutError('no-video', { reason: 'to-draw-into', name: basename(media.path) });
}
