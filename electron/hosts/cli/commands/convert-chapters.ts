import { basename, resolve } from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import type { ReadChapters } from '../../../../core/formats/chapters/chapter-list.ts';
import { chapterFormatForFile, isChapterFormat } from '../../../../core/formats/chapters/registry.ts';
import type { ChapterFormatId } from '../../../../core/formats/chapters/registry.ts';
import { encodeSubtitle } from '../../../../core/formats/encode/encode-subtitle.ts';
import { mainPicture } from '../../../../core/media/main-picture.ts';
import type { MediaInfo } from '../../../../core/media/media-info.ts';
import { locateFfmpeg } from '../../../services/ffmpeg/locate-ffmpeg.ts';
import { fileKind } from '../../../services/files/file-kind.ts';
import { writeWholeFile } from '../../../services/files/write-whole-file.ts';
import { probe } from '../../../services/media/probe.ts';
import { chaptersOfVideo } from '../../../services/subtitles/import-chapters.ts';
import { readChapterFile } from '../../../services/subtitles/read-subtitle-file.ts';
import { cliOutputRule } from '../cli-output-rule.ts';
import { exitStatus } from '../exit-status.ts';
import type { Terminal } from '../terminal.ts';
import { counted } from '../words/counted.ts';
import { formatProblemSentence } from '../words/format-problem-sentence.ts';
import { noteSentence } from '../words/note-sentence.ts';
import type { ConvertRequest } from './convert-options.ts';

/** The format of chapters that OUT is to have; null where it is one of subtitles. */
export function chapterFormatOf({ to, format }: ConvertRequest): ChapterFormatId | null {
  if (format === undefined) return chapterFormatForFile(basename(to));
  return isChapterFormat(format) ? format : null;
}

/** `sidecut convert IN OUT` of chapters */
export async function convertChapters(
  request: ConvertRequest,
  format: ChapterFormatId,
  terminal: Terminal,
): Promise<number> {
  const { from, to, encoding } = request;
  const overwrite = request.overwrite ?? false;
  const { chapters, endMs = 0, problems, video } = await readAny(request, terminal.signal);
  if (resolve(from) === resolve(to) && !overwrite) {
    throw new SidecutError('file-exists', { reason: 'is-input', path: to });
  }
  await cliOutputRule().check(resolve(to));
  const startTimecode = request.startTimecode ?? video?.startTimecode;
  const frameRate = request.fps ?? (video === null ? undefined : mainPicture(video)?.frameRate);
  const document = {
    ...{ cues: [], chapters, durationMs: video?.durationMs ?? endMs },
    video: { name: basename(from), ...(startTimecode === undefined ? {} : { startTimecode }) },
  };
  const { bytes, warnings } = encodeSubtitle(document, format, {
    encoding,
    ...(frameRate === undefined ? {} : { frameRate }),
    ...(request.bom === true ? { byteOrderMark: true } : {}),
    ...(request.crlf === true ? { lineEnding: 'crlf' as const } : {}),
  });
  await writeWholeFile(to, bytes, { overwrite });
  for (const found of problems) terminal.stderr(`${from}:${found.line}: ${formatProblemSentence(found)}\n`);
  for (const warning of warnings) terminal.stderr(`${to}: ${noteSentence(warning)}\n`);
  terminal.stderr(`${to}: ${counted(chapters.length, 'chapter')}\n`);
  return exitStatus.done;
}

interface Read extends ReadChapters {
  /** Null where they come from a file of their own. */
  readonly video: MediaInfo | null;
}

async function readAny(
  { from, fps, fromEncoding, startTimecode }: ConvertRequest,
  signal: AbortSignal,
): Promise<Read> {
  if (fileKind(from) !== 'media') {
    const wanted = { frameRate: fps, startTimecode };
    const encoding = fromEncoding === undefined ? {} : { encoding: fromEncoding };
    return { ...(await readChapterFile(from, { ...wanted, ...encoding }, signal)), video: null };
  }
  const video = await probe(await locateFfmpeg(), from, signal);
  return { ...chaptersOfVideo(video), video };
}
