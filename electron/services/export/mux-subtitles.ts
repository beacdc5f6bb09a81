import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Cue } from '../../../core/cues/cue.ts';
import { SidecutError } from '../../../core/errors.ts';
import { writeSrt } from '../../../core/formats/srt/write-srt.ts';
import { writeWebVtt } from '../../../core/formats/webvtt/write-webvtt.ts';
import { iso639Code } from '../../../core/language/iso-639-2.ts';
import { note } from '../../../core/notes.ts';
import { ffmpegStart, ffmpegInput, fileAddress } from '../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import type { MediaInfo, SubtitleTrack } from '../../../core/media/media-info.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { looseScratch } from '../files/scratch.ts';
import { isTextSubtitle } from '../media/text-codecs.ts';
import { muxerArguments, whatDoesNotFit } from './containers.ts';
import type { Container } from './containers.ts';
import { writeMediaFile } from './write-media-file.ts';
import type { ExportContext, ExportTarget, WrittenFile } from './write-media-file.ts';

export interface MuxRequest extends ExportTarget {
  readonly media: MediaInfo;
  readonly tracks: readonly MuxedTrack[];
  readonly container: 'mp4' | 'mkv';
}

export interface MuxedTrack {
  /** Shown in the player's menu. */
  readonly name: string;
  /** BCP 47 */
  readonly language: string;
  readonly cues: readonly Cue[];
}

const containers = {
  mp4: { name: 'MP4', muxer: 'mp4' },
  mkv: { name: 'Matroska', muxer: 'matroska' },
} as const satisfies Record<MuxRequest['container'], Container>;

/**
 * The video with the tracks as subtitles that a player can turn on, behind those it has. Nothing is encoded anew:
 * pictures, sound, chapters and attachments stay as they are.
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
  const kept = media.subtitles.filter((track) => isKept(track, container));
  const { scratch = looseScratch } = context;
  return scratch.inFolder(async (folder) => {
    const files = await Promise.all(
      request.tracks.map((track, index) => writeTrack(folder, track, index, container)),
    );
    return writeMediaFile(request, media.path, context, async (path) => {
      await runFfmpeg(tools, muxArguments(request, container, kept, files, path), {
        signal: context.signal,
        onTime: (positionMs) =>
          context.onProgress?.({ fraction: Math.min(1, positionMs / media.durationMs), positionMs }),
        makes: { kind: 'file', name: basename(request.outputPath) },
      });
      const count = media.subtitles.length - kept.length;
      return count === 0 ? null : note('picture-subtitles-left-out', { count, container: container.name });
    });
  });
}

function muxArguments(
  { media, tracks }: MuxRequest,
  container: Container,
  kept: readonly SubtitleTrack[],
  files: readonly string[],
  path: string,
): string[] {
  const isMatroska = container.muxer === 'matroska';
  return [
    ...[...ffmpegStart, '-y', ...ffmpegInput(media.path)],
    ...files.flatMap((file) => ['-f', isMatroska ? 'srt' : 'webvtt', '-i', fileAddress(file)]),
    ...['-map', '0:v?', '-map', '0:a?', ...kept.flatMap((track) => ['-map', `0:${track.streamIndex}`])],
    ...files.flatMap((_, index) => ['-map', `${index + 1}:s:0`]),
    // Fonts of ASS subtitles among them; MP4 has no attachments.
    ...(isMatroska ? ['-map', '0:t?', '-c:t', 'copy'] : []),
    ...['-c:v', 'copy', '-c:a', 'copy'],
    ...kept.flatMap((track, index) => [`-c:s:${index}`, keptCodec(track, container)]),
    ...tracks.flatMap((track, index) => newTrackArguments(track, kept.length + index, isMatroska)),
    ...['-map_metadata', '0', '-map_chapters', '0'],
    ...muxerArguments(container, media, path),
  ];
}

function newTrackArguments(track: MuxedTrack, index: number, isMatroska: boolean): string[] {
  const language = iso639Code(track.language, isMatroska ? 'bibliographic' : 'terminological');
  const title = track.name.replace(/\s+/g, ' ').trim();
  return [
    ...[`-c:s:${index}`, isMatroska ? 'copy' : 'mov_text'],
    ...[`-metadata:s:s:${index}`, `language=${language}`, `-metadata:s:s:${index}`, `title=${title}`],
    // What QuickTime and VLC show of a track in an MP4.
    ...(isMatroska ? [] : [`-metadata:s:s:${index}`, `handler_name=${title}`]),
  ];
}

/** MP4 takes text of its own kind and DVD's pictures. */
function isKept({ codec }: SubtitleTrack, container: Container): boolean {
  if (isTextSubtitle(codec)) return true;
  return container.muxer === 'matroska' ? codec !== 'unknown' : codec === 'dvd_subtitle';
}

function keptCodec({ codec }: SubtitleTrack, container: Container): string {
  if (!isTextSubtitle(codec)) return 'copy';
  if (container.muxer !== 'matroska') return codec === 'mov_text' ? 'copy' : 'mov_text';
  return ['subrip', 'ass', 'ssa', 'webvtt'].includes(codec) ? 'copy' : 'srt';
}

/**
 * Matroska takes SRT as it is. For MP4 ffmpeg reads the text, and drops from SRT whatever stands in angle brackets;
 * WebVTT says which of them are text.
 */
async function writeTrack(
  folder: string,
  { cues }: MuxedTrack,
  index: number,
  container: Container,
): Promise<string> {
  const isMatroska = container.muxer === 'matroska';
  const path = join(folder, `track-${index}.${isMatroska ? 'srt' : 'vtt'}`);
  const plain = cues.map(({ startMs, endMs, text }) => ({ startMs, endMs, text }));
  await writeFile(path, isMatroska ? writeSrt(cues) : writeWebVtt(plain, { settings: false }));
  return path;
}
