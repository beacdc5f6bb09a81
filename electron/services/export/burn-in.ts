import { basename } from 'node:path';
import { defaultPicture } from '../../../core/contract/export.ts';
import type { PictureOptions } from '../../../core/contract/export.ts';
import type { AssExtras } from '../../../core/formats/subtitle-document.ts';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import type { Cue } from '../../../core/cues/cue.ts';
import { SidecutError } from '../../../core/errors.ts';
import { mainPicture } from '../../../core/media/main-picture.ts';
import type { AudioTrack, MediaInfo, VideoTrack } from '../../../core/media/media-info.ts';
import { ffmpegStart, ffmpegInput, keepStreamsInUse } from '../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { looseScratch } from '../files/scratch.ts';
import { planColour } from '../ffmpeg/tone-map.ts';
import { requireDecodable } from '../media/decodable.ts';
import { readPictureTimes } from '../media/picture-times.ts';
import { readSourceStreams } from '../media/source-streams.ts';
import type { SourceStream } from '../media/source-streams.ts';
import { requireLibass } from '../style/draw-captions.ts';
import { soundsToEncode } from '../media/why-encode.ts';
import { containerOf, muxerArguments } from './containers.ts';
import type { Container } from './containers.ts';
import { audioArguments, encodePicture, writableSounds } from './encode-video.ts';
import { checkFonts } from '../style/missing-characters.ts';
import { prepareDrawing } from './caption-drawing.ts';
import type { DrawnCaptions } from './caption-drawing.ts';
import { cutClip } from './cut-clip.ts';
import type { PictureArguments, PictureWork } from './encode-video.ts';
import { shownTimes } from './extra-frames.ts';
import { planFraming } from './framing.ts';
import { leftOutNotes } from './left-out.ts';
import { requirePictures } from './require-pictures.ts';
import { writeMediaFile } from './write-media-file.ts';
import type { ExportContext, ExportTarget, WrittenFile } from './write-media-file.ts';

export interface BurnInRequest extends ExportTarget {
  readonly media: MediaInfo;
  readonly cues: readonly Cue[];
  readonly style: CaptionStyle;
  /** See [Note: Styles of the file]. */
  readonly script?: AssExtras | undefined;
  /** On the presentation timeline; the whole video without. */
  readonly range?: { readonly startMs: number; readonly endMs: number } | undefined;
  readonly picture?: PictureOptions | undefined;
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
  requireDecodable(media, picture);
  const container = containerOf(request.outputPath);
  await requireLibass(tools);
  const { scratch = looseScratch } = context;
  const { cues, style, range } = request;
  const fontNotes = await checkFonts(tools, cues, style, { signal: context.signal, scratch });
  if (range !== undefined) {
    const clip = { ...request, ...range, captions: drawnCaptions(request, picture) };
    const written = await cutClip(tools, clip, context);
    return { ...written, notes: [...fontNotes, ...written.notes] };
  }
  return scratch.inFolder(async (folder) => {
    return writeMediaFile(request, media.path, context, async (path) => {
      const streams = await readSourceStreams(tools, media, context.signal);
      const work = await prepare(tools, request, picture, { streams, folder, signal: context.signal });
      const target = { isMatroska: container.muxer === 'matroska', signal: context.signal };
      const sounds = await soundsToEncode(tools, media, target);
      const notes = await encodePicture(tools, work, (encoded) =>
        draw(tools, burnInArguments(request, container, encoded, sounds, path), request, folder, context),
      );
      await requirePictures(tools, path, request.outputPath, context.signal);
      const kept = [picture, ...writableSounds(container, media.audio, sounds)];
      const indexes = new Set(kept.map(({ streamIndex }) => streamIndex));
      return [...fontNotes, ...notes, ...leftOutNotes(streams, indexes, container)];
    });
  });
}

function drawnCaptions(
  { cues, style, script, picture = defaultPicture }: BurnInRequest,
  track: VideoTrack,
): DrawnCaptions {
  return { cues, style, script, framing: planFraming(track, picture) };
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
  const captions = drawnCaptions(request, track);
  const part = { fromMs: 0, toMs: request.media.durationMs, colour, folder, signal };
  const drawn = await prepareDrawing(captions, part);
  const pictures = await readPictureTimes(tools, request.media, track.streamIndex, { signal });
  return { ...{ track, colour, folder, timing: [] }, ...drawn, times: shownTimes(pictures) };
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
  sounds: ReadonlySet<AudioTrack>,
  path: string,
): string[] {
  return [
    ...[...ffmpegStart, '-y', ...device, ...ffmpegInput(media), ...inputs],
    ...[...output, ...audioArguments(container, media.audio, sounds)],
    ...['-map_metadata', '0', '-map_chapters', '0'],
    ...(container.muxer === 'matroska' ? [] : ['-movflags', '+faststart']),
    // The picture's codec is another one now, whatever it was.
    ...muxerArguments(container, [], path),
    ...keepStreamsInUse(media, -1),
  ];
}

function requirePicture(media: MediaInfo): VideoTrack {
  const picture = mainPicture(media);
  if (picture !== undefined) return picture;
  throw new SidecutError('no-video', { reason: 'to-draw-into', name: basename(media.path) });
}
