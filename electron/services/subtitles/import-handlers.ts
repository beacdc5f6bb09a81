import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { knownLanguageName } from '../../../core/language/language-name.ts';
import { hasRegion, nameWithoutRegion, regionInName } from '../../../core/language/region-in-name.ts';
import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { Settings } from '../../../core/contract/app.ts';
import { SidecutError } from '../../../core/errors.ts';
import { problem } from '../../../core/format-problems.ts';
import type { FormatProblem } from '../../../core/format-problems.ts';
import type { ParsedSubtitles, SubtitleLanguage } from '../../../core/formats/subtitle-document.ts';
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
): Pick<Handlers<AppContract>, 'project.importFile' | 'project.previewFile' | 'project.importStream'> {
  return {
    'project.importFile': async ({ mediaId, source, encoding }, { signal }) => {
      const record = await requireMedia(parts.library, mediaId);
      const path = parts.pathOf(source);
      const frameRate = mainPicture(record.info)?.frameRate;
      const options = {
        ...(encoding === undefined ? {} : { encoding }),
        ...(frameRate === undefined ? {} : { frameRate }),
      };
      const name = basename(path);
      const file = await readSubtitleFile(path, options, signal);
      requireCues(file, name);
      const { languages } = file;
      const first = await addTrack(parts, record, {
        name: languages === undefined ? name : nameOfPart(name, languages.read),
        language: languageOfSubtitles(file, name) ?? 'und',
        subtitles: file,
      });
      const problems = [...longTexts(file), ...file.problems];
      for (const part of languages?.others ?? []) {
        const other = await readSubtitleFile(path, { ...options, languageId: part.id }, signal);
        // The name of the file tells the language of one of them at most.
        const language = languageOfSubtitles(other, '') ?? 'und';
        await addTrack(parts, record, { name: nameOfPart(name, part), language, subtitles: other });
        problems.push(...longTexts(other), ...other.problems);
      }
      return {
        ...first,
        format: file.format.name,
        encoding: file.encoding,
        problems: languages === undefined ? problems : problemsOfParts(problems, languages),
      };
    },
    'project.previewFile': async ({ source, encoding }, { signal }) => {
      const path = parts.pathOf(source);
      const file = await readSubtitleFile(path, { encoding }, signal);
      requireCues(file, basename(path));
      return { texts: tellingTexts(file.cues.map(({ text }) => text)) };
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
      return addTrack(parts, record, {
        ...{ name: name ?? `Subtitles ${streamIndex}`, language, subtitles: extracted },
      });
    },
  };
}

interface NewTrack {
  readonly name: string;
  readonly language: string;
  readonly subtitles: ParsedSubtitles;
}

function nameOfPart(fileName: string, { name }: SubtitleLanguage): string {
  return `${fileName} (${name})`;
}

function longTexts({ cues }: ParsedSubtitles): readonly FormatProblem[] {
  const count = countTooLong(cues);
  return count === 0 ? [] : [problem(1, 'texts-cut', { count, maxCharacters: maxTextLength })];
}

/** Of a file that was read once for each of its languages: what each reading says of the file counts once. */
function problemsOfParts(
  problems: readonly FormatProblem[],
  { read, others }: NonNullable<ParsedSubtitles['languages']>,
): FormatProblem[] {
  const told = problems.filter(({ code }) => code !== 'languages-left-out');
  const once = new Map(told.map((each) => [JSON.stringify(each), each]));
  const names = [read, ...others].map(({ name }) => name);
  return [problem(1, 'languages-as-tracks', { names }), ...once.values()].sort((a, b) => a.line - b.line);
}

const previewedTexts = 4;
const previewedCharacters = 200;

/** In their order; those of plain ASCII say nothing of an encoding. */
function tellingTexts(texts: readonly string[]): string[] {
  const telling = texts.filter((text) => /[^\u0000-\u007f]/.test(text));
  return (telling.length > 0 ? telling : texts)
    .slice(0, previewedTexts)
    .map((text) => text.slice(0, previewedCharacters));
}

async function addTrack(
  { project, settings }: ImportParts,
  { id, info }: { readonly id: string; readonly info: Pick<MediaInfo, 'video'> },
  { name, language, subtitles }: NewTrack,
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
