import type { AppContract } from '../../../core/contract/app-contract.ts';
import { SidecutError } from '../../../core/errors.ts';
import type { ChapterReadOptions, ReadChapters } from '../../../core/formats/chapters/chapter-list.ts';
import { mainPicture } from '../../../core/media/main-picture.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import { fileKind } from '../files/file-kind.ts';
import type { Library } from '../library/library.ts';
import { requireMedia } from '../media/presence.ts';
import { probe } from '../media/probe.ts';
import { readChapterFile } from './read-subtitle-file.ts';

export interface ChapterImportParts {
  readonly library: { readonly media: Pick<Library['media'], 'find'> };
  readonly tools: () => Promise<FfmpegTools>;
  /** The path of what a chooser made known. */
  readonly pathOf: (source: string) => string;
}

/** Chapters of a file for a page, which makes an edit of them. */
export function createChapterImportHandlers(
  parts: ChapterImportParts,
): Pick<Handlers<AppContract>, 'project.readChapters'> {
  return {
    'project.readChapters': async ({ mediaId, source }, { signal }) => {
      const { info } = await requireMedia(parts.library, mediaId);
      const path = parts.pathOf(source);
      const { startTimecode } = info;
      const read = await readChaptersOf(
        path,
        { frameRate: mainPicture(info)?.frameRate, startTimecode },
        parts.tools,
        signal,
      );
      return { chapters: [...read.chapters], problems: [...read.problems] };
    },
  };
}

/** Of a file of chapters, or of a video that has some. */
async function readChaptersOf(
  path: string,
  wanted: ChapterReadOptions,
  tools: () => Promise<FfmpegTools>,
  signal?: AbortSignal,
): Promise<ReadChapters> {
  if (fileKind(path) !== 'media') return readChapterFile(path, wanted, signal);
  return chaptersOfVideo(await probe(await tools(), path, signal));
}

/** Throws `bad-subtitle` where it has none. */
export function chaptersOfVideo({ chapters }: Pick<MediaInfo, 'chapters'>): ReadChapters {
  const last = chapters.at(-1);
  if (last === undefined) throw new SidecutError('bad-subtitle', { reason: 'no-chapters' });
  const marks = chapters.map(({ startMs, title }) => ({ startMs, title }));
  return { chapters: marks, endMs: last.endMs, problems: [] };
}
