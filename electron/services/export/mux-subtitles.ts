import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import { inOrder } from '../../../core/formats/chapters/chapter-list.ts';
import type { ChapterMark } from '../../../core/formats/chapters/chapter-list.ts';
import { writeFfmetadata } from '../../../core/formats/chapters/ffmetadata.ts';
import { mainPicture } from '../../../core/media/main-picture.ts';
import type { MediaInfo, SubtitleTrack } from '../../../core/media/media-info.ts';
import { note } from '../../../core/notes.ts';
import type { Note } from '../../../core/notes.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { looseScratch } from '../files/scratch.ts';
import { readSourceStreams } from '../media/source-streams.ts';
import type { SourceStream } from '../media/source-streams.ts';
import { isTextSubtitle } from '../media/text-codecs.ts';
import { soundsToEncode, whyEncode } from '../media/why-encode.ts';
import { whatDoesNotFit } from './containers.ts';
import type { Container } from './containers.ts';
import type { MuxedTrack } from './muxed-track.ts';
import { leftOutNotes } from './left-out.ts';
import { writeMux } from './write-mux.ts';
import type { MuxWork } from './write-mux.ts';
import { writeSubtitleFile } from './subtitle-file.ts';
import type { SubtitleFile } from './subtitle-file.ts';
import { writeMediaFile } from './write-media-file.ts';
import type { ExportContext, ExportTarget, WrittenFile } from './write-media-file.ts';

export interface MuxRequest extends ExportTarget {
  readonly media: MediaInfo;
  readonly tracks: readonly MuxedTrack[];
  /** In the place of those that the file has, which stay without. */
  readonly chapters?: readonly ChapterMark[] | undefined;
  readonly container: 'mp4' | 'mkv';
}

const containers = {
  mp4: { name: 'MP4', muxer: 'mp4' },
  mkv: { name: 'Matroska', muxer: 'matroska' },
} as const satisfies Record<MuxRequest['container'], Container>;

/**
 * The video with the tracks as subtitles that a player can turn on, behind those it has. Pictures, sound, attachments and,
 * unless others are given, chapters stay as they are; only a picture that the container would show wrongly is encoded
 * anew.
 */
export async function muxSubtitles(
  tools: FfmpegTools,
  request: MuxRequest,
  context: ExportContext = {},
): Promise<WrittenFile> {
  context.signal?.throwIfAborted();
  const { media } = request;
  const container = containers[request.container];
  const misfit = whatDoesNotFit(container, media);
  if (misfit !== null) {
    const facts = { ...misfit, container: container.name, name: basename(media.path) };
    throw new SidecutError('unknown-format', { reason: 'does-not-fit', ...facts });
  }
  const { scratch = looseScratch } = context;
  return scratch.inFolder(async (folder) => {
    const files = await writeTracks(request, folder, container, context.signal);
    const chapterFile = await writeChapters(request, folder);
    return writeMediaFile(request, media.path, context, async (path) => {
      const work = await prepare(tools, request, { files, chapterFile, folder, container }, context);
      const { notes, kept } = await writeMux(work, path);
      return [...notes, ...restNotes(work, kept), ...partNotes(request, container)];
    });
  });
}

async function writeTracks(
  { tracks }: MuxRequest,
  folder: string,
  container: Container,
  signal: AbortSignal | undefined,
): Promise<readonly SubtitleFile[]> {
  const files: SubtitleFile[] = [];
  // One after the other: each long one has a thread, and none may write on when another has failed.
  for (const [index, { cues }] of tracks.entries()) {
    files.push(await writeSubtitleFile(folder, `track-${index}`, cues, container, signal));
  }
  return files;
}

/** What ffmpeg reads chapters from; null where those of the file stay. */
async function writeChapters(
  { chapters, media, container }: MuxRequest,
  folder: string,
): Promise<string | null> {
  if (chapters === undefined) return null;
  const path = join(folder, 'chapters.txt');
  const written = container === 'mp4' ? gaplessChapters(chapters) : chapters;
  await writeFile(path, writeFfmetadata(written, media));
  return path;
}

const untitled = '\u2013';

/**
 * MP4's chapters are texts of a track, one behind the other from 0 on: ffmpeg leaves out those without a title and moves
 * the others into their place, so a dash stands for what has none.
 */
function gaplessChapters(chapters: readonly ChapterMark[]): readonly ChapterMark[] {
  const titled = inOrder(chapters).map((mark) =>
    mark.title.trim() === '' ? { ...mark, title: untitled } : mark,
  );
  const isLate = titled.length > 0 && titled[0]!.startMs > 0;
  return isLate ? [{ startMs: 0, title: untitled }, ...titled] : titled;
}

function partNotes({ chapters = [] }: MuxRequest, { name }: Container): readonly Note[] {
  const hasParts = chapters.some(({ beginsPart }) => beginsPart === true);
  return hasParts ? [note('chapter-parts-left-out', { format: name })] : [];
}

async function prepare(
  tools: FfmpegTools,
  request: MuxRequest,
  parts: Pick<MuxWork, 'files' | 'chapterFile' | 'folder' | 'container'>,
  { signal, onProgress }: ExportContext,
): Promise<MuxWork> {
  const { media, tracks, outputPath } = request;
  const streams = await readSourceStreams(tools, media, signal);
  const picture = mainPicture(media);
  const target = { isMatroska: parts.container.muxer === 'matroska', streams, signal };
  const reason = picture === undefined ? null : await whyEncode(tools, media, picture, target);
  const sounds = await soundsToEncode(tools, media, target);
  const run = (programArguments: readonly string[]): Promise<void> =>
    runFfmpeg(tools, programArguments, {
      signal,
      onTime: (positionMs) =>
        onProgress?.({ fraction: Math.min(1, positionMs / media.durationMs), positionMs }),
      makes: { kind: 'file', name: basename(outputPath) },
    });
  const kept = media.subtitles.filter((track) => isKept(track, parts.container));
  return { ...parts, tools, media, tracks, outputPath, streams, kept, picture, reason, sounds, run, signal };
}

function restNotes({ container, streams, media }: MuxWork, kept: ReadonlySet<number>): readonly Note[] {
  const pictures = new Set(
    media.subtitles.filter(({ codec }) => !isTextSubtitle(codec)).map(({ streamIndex }) => streamIndex),
  );
  const isPicture = ({ index }: SourceStream): boolean => pictures.has(index) && !kept.has(index);
  const count = streams.filter(isPicture).length;
  return [
    ...(count === 0 ? [] : [note('picture-subtitles-left-out', { count, container: container.name })]),
    ...leftOutNotes(
      streams.filter((stream) => !isPicture(stream)),
      kept,
      container,
    ),
  ];
}

/** MP4 takes text of its own kind and DVD's pictures. */
function isKept({ codec }: SubtitleTrack, container: Container): boolean {
  if (isTextSubtitle(codec)) return true;
  return container.muxer === 'matroska' ? codec !== 'unknown' : codec === 'dvd_subtitle';
}
