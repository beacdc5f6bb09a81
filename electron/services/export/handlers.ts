import { access, constants } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { ExportFormat, ExportOptions } from '../../../core/contract/export.ts';
import { applyChapterChanges } from '../../../core/edit/chapters.ts';
import { shownPicture } from '../../../core/media/shown-picture.ts';
import type { Change } from '../../../core/project/project.ts';
import { styleOfTrack } from '../../../core/style/new-track.ts';
import { SidecutError } from '../../../core/errors.ts';
import { isChapterFormat } from '../../../core/formats/chapters/registry.ts';
import type { EncodeOptions } from '../../../core/formats/encode/encode-subtitle.ts';
import { mainPicture } from '../../../core/media/main-picture.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { Library } from '../library/library.ts';
import type { MediaRecord } from '../library/media-record.ts';
import type { ResolveDestination } from '../files/destination-path.ts';
import type { Scratch } from '../files/scratch.ts';
import { writeWholeFile } from '../files/write-whole-file.ts';
import { requireMedia } from '../media/presence.ts';
import type { ProjectService } from '../project/project-service.ts';
import { exportMany } from './export-many.ts';
import { readTrackWith } from './with-unsaved.ts';
import { exportExtensions, suggestedName } from './suggested-name.ts';
import { writeAside } from './write-aside.ts';
import type { FileWork } from './write-work.ts';

export interface ExportParts {
  readonly library: {
    readonly media: Pick<Library['media'], 'find'>;
    readonly chapters: Pick<Library['chapters'], 'list' | 'listAll'>;
    readonly tracks: Pick<Library['tracks'], 'list'>;
    readonly extras: Pick<Library['extras'], 'find'>;
  };
  readonly project: Pick<ProjectService, 'readTrack'>;
  readonly resolveDestination: ResolveDestination;
  readonly scratch: Scratch;
  /** Makes a folder known to pages. */
  readonly sourceFor: (path: string) => string;
}

type ExportOperation = Extract<keyof AppContract, `export.${string}`>;

export function createExportHandlers(parts: ExportParts): Pick<Handlers<AppContract>, ExportOperation> {
  const exportFile = async (
    { destination, ...what }: What & { readonly destination: Where },
    signal: AbortSignal,
  ) => {
    const { work } = await readWhat(parts, what);
    const path = await parts.resolveDestination(destination, exportExtensions(what.format));
    const bytes = await writeAside(work.cues, { signal }, ({ file }, until) => file(work, until));
    await writeWholeFile(path, bytes, { overwrite: destination.overwrite, scratch: parts.scratch });
    return { name: basename(path), bytes: bytes.length };
  };
  return {
    'export.preview': async (what, { signal }) => {
      const { work, record, language } = await readWhat(parts, what);
      const { text, warnings } = await writeAside(work.cues, { signal }, ({ preview }, until) =>
        preview(work, until),
      );
      return {
        text,
        warnings: [...warnings],
        suggestedName: suggestedName(record.name, language, what.format),
      };
    },
    'export.file': (what, { signal }) => exportFile(what, signal),
    'export.many': (many, { signal }) =>
      exportMany({ ...parts, exportFile: (what) => exportFile(what, signal) }, many, signal),
    'export.videoFolder': async ({ mediaId }) => {
      const record = await requireMedia(parts.library, mediaId);
      const folder = dirname(record.path);
      const isWritable = await access(folder, constants.W_OK).then(
        () => true,
        () => false,
      );
      // The sample lies among the app's own files.
      const isOffered = isWritable && !record.isSample;
      return { folder: isOffered ? parts.sourceFor(folder) : null, name: basename(folder) };
    },
  };
}

interface Where {
  readonly folder: string;
  readonly fileName: string;
  readonly overwrite: boolean;
}

interface What {
  readonly mediaId: string;
  readonly trackId: string;
  readonly format: ExportFormat;
  readonly options: ExportOptions;
  readonly unsaved?: readonly Change[] | undefined;
}

interface ReadWhat {
  readonly work: FileWork;
  readonly record: MediaRecord;
  /** BCP 47, `und` when unknown. */
  readonly language: string;
}

async function readWhat(parts: ExportParts, what: What): Promise<ReadWhat> {
  const { mediaId, trackId, format, options, unsaved = [] } = what;
  const record = await requireMedia(parts.library, mediaId);
  const picture = shownPicture(record.info);
  const frameRate = mainPicture(record.info)?.frameRate;
  const encodeOptions: EncodeOptions = {
    ...options,
    ...(picture === null ? {} : { pictureSize: picture }),
    ...(frameRate === undefined ? {} : { frameRate }),
  };
  if (isChapterFormat(format)) {
    const changed = applyChapterChanges(await parts.library.chapters.listAll(mediaId), unsaved);
    const chapters = changed.filter(({ isRefused }) => isRefused !== true);
    const { durationMs, startTimecode } = record.info;
    const video = { name: record.name, ...(startTimecode === undefined ? {} : { startTimecode }) };
    const others = { chapters, durationMs, video };
    const work = { track: null, cues: [], extras: null, others, format, options: encodeOptions };
    return { work, record, language: 'und' };
  }
  const { track, cues, mediaId: owner } = await readTrackWith(parts.project, what, unsaved);
  if (owner !== mediaId) throw new SidecutError('track-unknown', { reason: 'of-another-video', trackId });
  const { language } = track;
  const extras = track.extras === undefined ? null : await parts.library.extras.find(track.extras);
  const others = language === 'und' ? {} : { language };
  const styled = { ...encodeOptions, style: styleOfTrack(track, picture) };
  return { work: { track, cues, extras, others, format, options: styled }, record, language };
}
