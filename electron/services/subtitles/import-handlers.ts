import { basename } from 'node:path';
import { knownLanguageName } from '../../../core/language/language-name.ts';
import { hasRegion, nameWithoutRegion, regionInName } from '../../../core/language/region-in-name.ts';
import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { Settings } from '../../../core/contract/app.ts';
import { SidecutError } from '../../../core/errors.ts';
import { problem } from '../../../core/format-problems.ts';
import type { Handlers } from '../../transport/calls.ts';
import { anyFormatById } from '../../../core/formats/registry.ts';
import type { Library } from '../library/library.ts';
import type { MediaRecord } from '../library/media-record.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import { shownPicture } from '../../../core/media/shown-picture.ts';
import { mainPicture } from '../../../core/media/main-picture.ts';
import { readSourceStreams } from '../media/source-streams.ts';
import type { SourceStream } from '../media/source-streams.ts';
import { requireMedia, requirePresent } from '../media/presence.ts';
import type { ProjectService } from '../project/project-service.ts';
import { extractTrack } from './extract-stream.ts';
import type { ParsedTrack } from './parsing/parsed-track.ts';
import { readSubtitleTrack } from './read-subtitle-file.ts';
import { maxTextLength } from './track-cues.ts';
import { canonicalLanguage } from './track-language.ts';

export interface ImportParts {
  readonly library: { readonly media: Pick<Library['media'], 'find'> };
  readonly project: Pick<ProjectService, 'addTrackFromImport'>;
  readonly settings: { readonly get: () => Promise<Settings> };
  readonly tools: () => Promise<FfmpegTools>;
  /** The path of what a chooser made known. */
  readonly pathOf: (source: string) => string;
}

/** Subtitle files and streams as new tracks; both can be undone. */
export function createImportHandlers(
  parts: ImportParts,
): Pick<Handlers<AppContract>, 'project.importFile' | 'project.importStream'> {
  return {
    'project.importFile': async ({ mediaId, source, encoding }, { signal }) => {
      const record = await requireMedia(parts.library, mediaId);
      const path = parts.pathOf(source);
      const frameRate = mainPicture(record.info)?.frameRate;
      const options = {
        ...(encoding === undefined ? {} : { encoding }),
        ...(frameRate === undefined ? {} : { frameRate }),
      };
      const file = await readSubtitleTrack(path, options, await wantedFor(parts, record), signal);
      const name = basename(path);
      const added = await addTrack(parts, mediaId, name, file, name);
      const count = file.tooLong;
      return {
        ...added,
        format: anyFormatById(file.formatId)!.name,
        encoding: file.encoding,
        problems: [
          ...(count === 0 ? [] : [problem(1, 'texts-cut', { count, maxCharacters: maxTextLength })]),
          ...file.problems,
        ],
      };
    },
    'project.importStream': async ({ mediaId, streamIndex }, { signal }) => {
      const record = await requireMedia(parts.library, mediaId);
      const media = await requirePresent(record);
      const tools = await parts.tools();
      const streams = await readSourceStreams(tools, media, signal);
      const { name, language } = describeStream(streams.find(({ index }) => index === streamIndex));
      const wanted = { ...(await wantedFor(parts, record)), language: language === 'und' ? null : language };
      const extracted = await extractTrack(tools, media, streamIndex, wanted, signal);
      return addTrack(parts, mediaId, name ?? `Subtitles ${streamIndex}`, extracted, record.name);
    },
  };
}

async function wantedFor({ settings }: ImportParts, { info }: MediaRecord) {
  return { defaults: await settings.get(), picture: shownPicture(info) };
}

/** `from`: what it was read from, as failures name it. */
async function addTrack(
  { project }: ImportParts,
  mediaId: string,
  name: string,
  { language, profile, style, cues, extras }: ParsedTrack,
  from: string,
): Promise<{ trackId: string; cueCount: number }> {
  if (cues.length === 0) throw new SidecutError('bad-subtitle', { reason: 'nothing-timed', name: from });
  const described = { name: name.slice(0, 300), language, profile, style };
  const track = await project.addTrackFromImport(mediaId, { ...described, cues, extras });
  return { trackId: track.id, cueCount: cues.length };
}

/** The language with what the name tells of it, see [Note: Regions of tracks]; the name, or the language's. */
function describeStream(stream: SourceStream | undefined): {
  readonly name: string | null;
  readonly language: string;
} {
  const name = stream?.name ?? '';
  const said = canonicalLanguage(stream?.language ?? undefined);
  const isWhole = said !== null && hasRegion(said);
  const language = (isWhole ? null : regionInName(name, said ?? 'und')) ?? said ?? 'und';
  const shown = nameWithoutRegion(name);
  return { name: shown === '' ? (knownLanguageName(language, 'en') ?? null) : shown, language };
}
