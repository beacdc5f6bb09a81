import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { knownLanguageName } from '../../../core/language/language-name.ts';
import { hasRegion, nameWithoutRegion, regionInName } from '../../../core/language/region-in-name.ts';
import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { Settings } from '../../../core/contract/app.ts';
import { SidecutError } from '../../../core/errors.ts';
import { problem } from '../../../core/format-problems.ts';
import type { ParsedSubtitles } from '../../../core/formats/subtitle-document.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { Library } from '../library/library.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import { shownPicture } from '../../../core/media/shown-picture.ts';
import { profileOfNewTrack, styleOfNewTrack } from '../../../core/style/new-track.ts';
import { mainPicture } from '../../../core/media/main-picture.ts';
import { readSourceStreams } from '../media/source-streams.ts';
import type { SourceStream } from '../media/source-streams.ts';
import { requireMedia, requirePresent } from '../media/presence.ts';
import type { ProjectService } from '../project/project-service.ts';
import { extractStream } from './extract-stream.ts';
import { readSubtitleFile } from './read-subtitle-file.ts';
import { countTooLong, cuesInFileOrder, maxTextLength } from './track-cues.ts';
import { toTrackExtras } from './track-extras.ts';
import { canonicalLanguage, languageOfSubtitles } from './track-language.ts';

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
      const file = await readSubtitleFile(path, options, signal);
      requireCues(file, basename(path));
      const name = basename(path);
      const language = languageOfSubtitles(file, name) ?? 'und';
      const count = countTooLong(file.cues);
      return {
        ...(await addTrack(parts, record, name, language, file)),
        format: file.format.name,
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
      const extracted = await extractStream(tools, media, streamIndex, signal);
      requireCues(extracted, record.name);
      const streams = await readSourceStreams(tools, media, signal);
      const { name, language: said } = describeStream(streams.find(({ index }) => index === streamIndex));
      const language = said === 'und' ? (languageOfSubtitles(extracted, '') ?? said) : said;
      return addTrack(parts, record, name ?? `Subtitles ${streamIndex}`, language, extracted);
    },
  };
}

async function addTrack(
  { project, settings }: ImportParts,
  { id, info }: { readonly id: string; readonly info: Pick<MediaInfo, 'video'> },
  name: string,
  language: string,
  subtitles: ParsedSubtitles,
): Promise<{ trackId: string; cueCount: number }> {
  const cues = cuesInFileOrder(subtitles.cues, randomUUID);
  const defaults = await settings.get();
  const picture = shownPicture(info);
  const profile = profileOfNewTrack(defaults, picture);
  const style = styleOfNewTrack(defaults, picture, { profile, language }, cues);
  const track = await project.addTrackFromImport(id, {
    ...{ name: name.slice(0, 300), language, profile },
    ...{ style, cues, extras: toTrackExtras(subtitles, cues, style) },
  });
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

function requireCues({ cues }: ParsedSubtitles, name: string): void {
  if (cues.length > 0) return;
  throw new SidecutError('bad-subtitle', { reason: 'nothing-timed', name });
}
