/** What a file is made of, read from the library. */
import type { ExportFormat, ExportOptions } from '../../../core/contract/export.ts';
import { applyChapterChanges } from '../../../core/edit/chapters.ts';
import { SidecutError } from '../../../core/errors.ts';
import { isBilingualFormat } from '../../../core/formats/bilingual/bilingual-formats.ts';
import { isChapterFormat } from '../../../core/formats/chapters/registry.ts';
import type { EncodeOptions } from '../../../core/formats/encode/encode-subtitle.ts';
import type { NamedLanguage } from '../../../core/formats/file-names.ts';
import { mainPicture } from '../../../core/media/main-picture.ts';
import { shownPicture } from '../../../core/media/shown-picture.ts';
import type { Change } from '../../../core/project/project.ts';
import { styleOfTrack } from '../../../core/style/new-track.ts';
import type { Library } from '../library/library.ts';
import type { MediaRecord } from '../library/media-record.ts';
import { requireMedia } from '../media/presence.ts';
import type { ProjectService, WholeTrack } from '../project/project-service.ts';
import { readTrackWith } from './with-unsaved.ts';
import type { FileWork } from './write-work.ts';

export interface FileWorkParts {
  readonly library: {
    readonly media: Pick<Library['media'], 'find'>;
    readonly chapters: Pick<Library['chapters'], 'listAll'>;
    readonly extras: Pick<Library['extras'], 'find'>;
  };
  readonly project: Pick<ProjectService, 'readTrack'>;
}

export interface What {
  readonly mediaId: string;
  readonly trackId: string;
  readonly format: ExportFormat;
  readonly options: ExportOptions;
  readonly unsaved?: readonly Change[] | undefined;
}

export interface ReadWork {
  readonly work: FileWork;
  readonly record: MediaRecord;
  readonly language: NamedLanguage;
}

export async function readFileWork(parts: FileWorkParts, what: What): Promise<ReadWork> {
  const { mediaId, format, options } = what;
  const record = await requireMedia(parts.library, mediaId);
  const picture = shownPicture(record.info);
  const frameRate = mainPicture(record.info)?.frameRate;
  const encodeOptions: EncodeOptions = {
    ...options,
    ...(picture === null ? {} : { pictureSize: picture }),
    ...(frameRate === undefined ? {} : { frameRate }),
  };
  if (isChapterFormat(format)) return readChapters(parts, what, record, encodeOptions);
  const { track, cues, second, language } = await readTracks(parts, what);
  const extras = track.extras === undefined ? null : await parts.library.extras.find(track.extras);
  const others = track.language === 'und' ? {} : { language: track.language };
  const styled = { ...encodeOptions, style: styleOfTrack(track, picture) };
  return { work: { track, cues, second, extras, others, format, options: styled }, record, language };
}

async function readChapters(
  { library }: FileWorkParts,
  { mediaId, format, unsaved = [] }: What,
  record: MediaRecord,
  options: EncodeOptions,
): Promise<ReadWork> {
  const changed = applyChapterChanges(await library.chapters.listAll(mediaId), unsaved);
  const chapters = changed.filter(({ isRefused }) => isRefused !== true);
  const { durationMs, startTimecode } = record.info;
  const video = { name: record.name, ...(startTimecode === undefined ? {} : { startTimecode }) };
  const none = { track: null, cues: [], second: null, extras: null };
  const work = { ...none, others: { chapters, durationMs, video }, format, options };
  return { work, record, language: 'und' };
}

type ReadTracks = Pick<FileWork, 'cues' | 'second'> &
  Pick<WholeTrack, 'track'> & { readonly language: NamedLanguage };

async function readTracks(parts: FileWorkParts, what: What): Promise<ReadTracks> {
  const { track, cues } = await readOwnTrack(parts, what, what.trackId);
  const { language } = track;
  const { second: wanted } = what.options;
  if (wanted === undefined || !isBilingualFormat(what.format)) return { track, cues, second: null, language };
  const { isFirst, trackId } = wanted;
  const other = await readOwnTrack(parts, what, trackId);
  const [upper, lower] = [language, other.track.language];
  return {
    track,
    cues: [...cues, ...other.cues],
    second: { from: cues.length, language: other.track.language, isFirst },
    language: isFirst ? { upper: lower, lower: upper } : { upper, lower },
  };
}

async function readOwnTrack(
  { project }: FileWorkParts,
  { mediaId, unsaved = [] }: What,
  trackId: string,
): Promise<WholeTrack> {
  const whole = await readTrackWith(project, { mediaId, trackId }, unsaved);
  if (whole.mediaId === mediaId) return whole;
  throw new SidecutError('track-unknown', { reason: 'of-another-video', trackId });
}
