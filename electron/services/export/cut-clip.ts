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
import { isTextSubtitle } from '../media/text-codecs.ts';
import type { DrawnCaptions } from './caption-drawing.ts';
import { clipChapters } from './clip-chapters.ts';
import { readClipPictures } from './clip-pictures.ts';
import type { ClipExtras, ClipWork } from './clip-work.ts';
import { clipSubtitles } from './clip-subtitles.ts';
import { containerOf, whatDoesNotFit } from './containers.ts';
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
      const work = await look(tools, clip, { container, folder }, context);
      const subtitles = clip.captions
        ? []
        : clip.media.subtitles.filter(({ codec }) => isTextSubtitle(codec));
      const extras = await prepareExtras(work, subtitles);
      const made = await make({ ...work, extras, run: runner(tools, clip, context, folder) }, path);
      const kept = new Set([...made.kept, ...subtitles.map(({ streamIndex }) => streamIndex)]);
      return [...made.notes, ...leftOutNotes(work.streams, kept, container)];
    });
  });
}

type LookedAt = Omit<ClipWork, 'extras' | 'run'>;

async function look(
  tools: FfmpegTools,
  { media, outputPath, startMs, endMs, captions }: ClipRequest,
  parts: Pick<ClipWork, 'container' | 'folder'>,
  { signal }: ExportContext,
): Promise<LookedAt> {
  const streams = await readSourceStreams(tools, media, signal);
  const track = mainPicture(media);
  const wanted = { startMs, endMs };
  const found = track && (await readClipPictures(tools, media, track, wanted, signal));
  const picture = track === undefined || found === undefined ? null : { ...found, track };
  const span = picture?.span ?? wanted;
  return { ...parts, tools, media, outputPath, captions, streams, picture, span, signal };
}

interface Made {
  readonly notes: readonly Note[];
  /** Indexes of the streams of picture and sound that it has. */
  readonly kept: readonly number[];
}

async function make(work: ClipWork, path: string): Promise<Made> {
  const { media, container, streams } = work;
  // Matroska's players do not turn pictures.
  const isTurned = container.muxer === 'matroska' && streams.some((stream) => stream.isTurned);
  const isChanged = isTurned || work.captions !== undefined || whatDoesNotFit(container, media) !== null;
  const copies = isChanged ? null : await planCopies(work);
  if (copies !== null && (await succeeds(() => copyClip(work, copies, path)))) {
    return { notes: [], kept: [...media.video, ...media.audio].map(({ streamIndex }) => streamIndex) };
  }
  return encodeClip(work, path);
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

async function prepareExtras(work: LookedAt, subtitles: MediaInfo['subtitles']): Promise<ClipExtras> {
  const { tools, media, streams, folder, span } = work;
  const files: SubtitleFile[] = [];
  for (const track of subtitles) {
    files.push(await clipSubtitles(tools, media, track, work));
  }
  const chapters = clipChapters(media.chapters, span);
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
