import { access, constants } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { ExportFormat, ExportOptions } from '../../../core/contract/export.ts';
import { applyChapterChanges } from '../../../core/edit/chapters.ts';
import { shownPicture } from '../../../core/media/shown-picture.ts';
import type { Change } from '../../../core/project/project.ts';
import { styleOfTrack } from '../../../core/style/new-track.ts';
import { SidecutError } from '../../../core/errors.ts';
import {
  encodeSubtitle,
  exportWarnings,
  subtitleText,
} from '../../../core/formats/encode/encode-subtitle.ts';
import type { EncodeOptions, ExportDocument } from '../../../core/formats/encode/encode-subtitle.ts';
import { mainPicture } from '../../../core/media/main-picture.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { Library } from '../library/library.ts';
import type { MediaRecord } from '../library/media-record.ts';
import type { ResolveDestination } from '../files/destination-path.ts';
import type { Scratch } from '../files/scratch.ts';
import { writeWholeFile } from '../files/write-whole-file.ts';
import { requireMedia } from '../media/presence.ts';
import type { ProjectService } from '../project/project-service.ts';
import { exportDocument } from './export-document.ts';
import { exportMany } from './export-many.ts';
import { readTrackWith } from './with-unsaved.ts';
import { exportExtensions, suggestedName } from './suggested-name.ts';

export interface ExportParts {
  readonly library: {
    readonly media: Pick<Library['media'], 'find'>;
    readonly chapters: Pick<Library['chapters'], 'list'>;
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

/** Cues that a preview shows; whoever wants more opens the file. */
const previewedCues = 60;
const previewedCharacters = 20_000;

export function createExportHandlers(parts: ExportParts): Pick<Handlers<AppContract>, ExportOperation> {
  const exportFile = async ({ destination, ...what }: What & { readonly destination: Where }) => {
    const { document, options } = await readWhat(parts, what);
    const path = await parts.resolveDestination(destination, exportExtensions(what.format));
    const { bytes } = encodeSubtitle(document, what.format, options);
    await writeWholeFile(path, bytes, { overwrite: destination.overwrite, scratch: parts.scratch });
    return { name: basename(path), bytes: bytes.length };
  };
  return {
    'export.preview': async (what) => {
      const { document, options, record, language } = await readWhat(parts, what);
      const start = { ...document, cues: document.cues.slice(0, previewedCues) };
      return {
        // EBU STL is bytes: its cues are shown as SubRip writes them.
        text: subtitleText(start, what.format === 'stl' ? 'srt' : what.format, options).slice(
          0,
          previewedCharacters,
        ),
        suggestedName: suggestedName(record.name, language, what.format),
        warnings: [...exportWarnings(document, what.format, options)],
      };
    },
    'export.file': exportFile,
    'export.many': (many, { signal }) => exportMany({ ...parts, exportFile }, many, signal),
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
  readonly document: ExportDocument;
  readonly options: EncodeOptions;
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
  if (format === 'vtt-chapters') {
    const chapters = applyChapterChanges(await parts.library.chapters.list(mediaId), unsaved);
    const document = { cues: [], chapters, durationMs: record.info.durationMs };
    return { document, options: encodeOptions, record, language: 'und' };
  }
  const { track, cues, mediaId: owner } = await readTrackWith(parts.project, what, unsaved);
  if (owner !== mediaId) throw new SidecutError('track-unknown', { reason: 'of-another-video', trackId });
  const { language } = track;
  const extras = track.extras === undefined ? null : await parts.library.extras.find(track.extras);
  const document = {
    ...exportDocument(track, cues, extras),
    ...(language === 'und' ? {} : { language }),
  };
  return { document, options: { ...encodeOptions, style: styleOfTrack(track, picture) }, record, language };
}
