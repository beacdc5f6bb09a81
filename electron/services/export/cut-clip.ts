import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isSidecutError, SidecutError } from '../../../core/errors.ts';
import { mainPicture } from '../../../core/media/main-picture.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import type { Note } from '../../../core/notes.ts';
import { fileAddress } from '../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { looseScratch } from '../files/scratch.ts';
import { readSourceStreams } from '../media/source-streams.ts';
import type { SourceStream } from '../media/source-streams.ts';
import { isTextSubtitle } from '../media/text-codecs.ts';
import type { DrawnCaptions } from './caption-drawing.ts';
import { clipChapters } from './clip-chapters.ts';
import { clipSubtitles } from './clip-subtitles.ts';
import { containerOf, whatDoesNotFit } from './containers.ts';
import type { Container } from './containers.ts';
import { copyClip, planCopies } from './copy-clip.ts';
import { encodeClip } from './encode-clip.ts';
import { leftOutNotes } from './left-out.ts';
import type { SubtitleFile } from './subtitle-file.ts';
import { writeMediaFile } from './write-media-file.ts';
import type { ExportContext, ExportTarget, WrittenFile } from './write-media-file.ts';

export interface ClipRequest extends ExportTarget {
  readonly media: MediaInfo;
  /** On the presentation timeline. */
  readonly startMs: number;
  readonly endMs: number;
  /** Drawn into the picture; its subtitle tracks are then left out. */
  readonly captions?: DrawnCaptions;
}

/** All that the ways to make a clip work with. */
export interface ClipWork extends ClipRequest {
  readonly tools: FfmpegTools;
  readonly container: Container;
  readonly streams: readonly SourceStream[];
  /** Where files for ffmpeg may be put. */
  readonly folder: string;
  readonly signal: AbortSignal | undefined;
  /** What is put in beside picture and sound. */
  readonly extras: ClipExtras;
  readonly run: (programArguments: readonly string[]) => Promise<void>;
}

export interface ClipExtras {
  /** Files with subtitles and chapters, as arguments. */
  readonly inputs: readonly string[];
  /** What to do with them; `firstInput`: how many inputs stand before them. */
  readonly output: (firstInput: number) => readonly string[];
}

/**
 * A part of the video, to the frame, with the chapters and the text of subtitles that lie within it. Copied as it is
 * when its pictures stand together between key frames (or it is sound only), else encoded anew.
 */
export async function cutClip(
  tools: FfmpegTools,
  request: ClipRequest,
  context: ExportContext = {},
): Promise<WrittenFile> {
  context.signal?.throwIfAborted();
  const clip = withinMedia(request);
  const container = containerOf(clip.outputPath);
  const { scratch = looseScratch } = context;
  return scratch.inFolder(async (folder) => {
    return writeMediaFile(clip, clip.media.path, context, async (path) => {
      const streams = await readSourceStreams(tools, clip.media.path, context.signal);
      const subtitles = clip.captions ? [] : clip.media.subtitles.filter(({ codec }) => isTextSubtitle(codec));
      const base = { ...clip, tools, container, streams, folder, signal: context.signal };
      const extras = await prepareExtras({ ...base, subtitles });
      const made = await make({ ...base, extras, run: runner(tools, clip, context, folder) }, path);
      const kept = new Set([...made.kept, ...subtitles.map(({ streamIndex }) => streamIndex)]);
      return [...made.notes, ...leftOutNotes(streams, kept, container)];
    });
  });
}

interface Made {
  readonly notes: readonly Note[];
  /** Indexes of the streams of picture and sound that it has. */
  readonly kept: readonly number[];
}

async function make(work: ClipWork, path: string): Promise<Made> {
  const { media, container, streams } = work;
  const picture = mainPicture(media);
  const sounds = media.audio.map(({ streamIndex }) => streamIndex);
  // Matroska's players do not turn pictures.
  const isTurned = container.muxer === 'matroska' && streams.some((stream) => stream.isTurned);
  const isChanged = isTurned || work.captions !== undefined || whatDoesNotFit(container, media) !== null;
  const copies = isChanged ? null : await planCopies(work);
  if (copies !== null && (await succeeds(() => copyClip(work, copies, path)))) {
    return { notes: [], kept: [...media.video.map(({ streamIndex }) => streamIndex), ...sounds] };
  }
  const notes = await encodeClip(work, picture, path);
  return { notes, kept: [...(picture === undefined ? [] : [picture.streamIndex]), ...sounds] };
}

/** What can't be copied to the frame can still be encoded. */
async function succeeds(copy: () => Promise<boolean>): Promise<boolean> {
  try {
    return await copy();
  } catch (error) {
    if (isSidecutError(error, 'ffmpeg-failed')) return false;
    throw error;
  }
}

async function prepareExtras(
  work: Omit<ClipWork, 'extras' | 'run'> & { readonly subtitles: MediaInfo['subtitles'] },
): Promise<ClipExtras> {
  const { tools, media, subtitles, streams, folder, startMs, endMs } = work;
  const files: SubtitleFile[] = [];
  for (const track of subtitles) {
    const span = { startMs, endMs };
    files.push(await clipSubtitles(tools, media, track, { ...work, span }));
  }
  const chapters = clipChapters(media.chapters, { startMs, endMs });
  const chapterFile = join(folder, 'chapters.txt');
  if (chapters !== null) await writeFile(chapterFile, chapters);
  return {
    inputs: [
      ...files.flatMap(({ input }) => input),
      ...(chapters === null ? [] : ['-f', 'ffmetadata', '-i', fileAddress(chapterFile)]),
    ],
    output: (firstInput) => [
      ...files.flatMap(({ codec }, i) => {
        const stream = streams.find(({ index }) => index === subtitles[i]!.streamIndex);
        return [
          ...['-map', `${firstInput + i}:s:0`, `-c:s:${i}`, codec],
          ...[`-map_metadata:s:s:${i}`, `0:s:${subtitles[i]!.streamIndex}`],
          ...[`-disposition:s:${i}`, stream?.flags.join('+') || '0'],
        ];
      }),
      ...[
        '-map_metadata',
        '0',
        '-map_chapters',
        chapters === null ? '-1' : String(firstInput + files.length),
      ],
    ],
  };
}

function runner(
  tools: FfmpegTools,
  { startMs, endMs, outputPath }: ClipRequest,
  { signal, onProgress }: ExportContext,
  folder: string,
): ClipWork['run'] {
  return (programArguments) =>
    runFfmpeg(tools, programArguments, {
      signal,
      onTime: (timeMs) => {
        const fraction = Math.min(1, timeMs / (endMs - startMs));
        onProgress?.({ fraction, positionMs: startMs + timeMs });
      },
      makes: { kind: 'file', name: basename(outputPath) },
      cwd: folder,
    });
}

function withinMedia(request: ClipRequest): ClipRequest {
  const startMs = Math.max(0, Math.round(request.startMs));
  const endMs = Math.min(Math.round(request.endMs), request.media.durationMs);
  if (endMs > startMs) return { ...request, startMs, endMs };
  throw new SidecutError('usage', { reason: 'clip-outside' });
}
