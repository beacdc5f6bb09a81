import { basename } from 'node:path';
import { knownLanguageName } from '../../../core/language/language-name.ts';
import { hasRegion, nameWithoutRegion, regionInName } from '../../../core/language/region-in-name.ts';
import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { Settings } from '../../../core/contract/app.ts';
import { SidecutError } from '../../../core/errors.ts';
import { problem } from '../../../core/format-problems.ts';
import type { FormatProblem } from '../../../core/format-problems.ts';
import type { SubtitleLanguage } from '../../../core/formats/subtitle-document.ts';
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
import { readSubtitleFile, readSubtitleTrack } from './read-subtitle-file.ts';
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
      const wanted = await wantedFor(parts, record);
      const read = (fileName: string, languageId?: string) =>
        readSubtitleTrack(
          path,
          { ...options, ...(languageId === undefined ? {} : { languageId }) },
          { ...wanted, fileName },
          signal,
        );
      const file = await read(name);
      requireCues(file, name);
      const { languages } = file;
      const others: { readonly name: string; readonly file: typeof file }[] = [];
      for (const part of languages?.others.slice(0, maxOtherLanguages) ?? []) {
        // The name of the file tells the language of one of them at most.
        others.push({ name: nameOfPart(name, part), file: await read('', part.id) });
      }
      // Not before all are read: a cancel, or a file that goes meanwhile, leaves no part of it behind.
      const ownName = languages === undefined ? name : nameOfPart(name, languages.read);
      const first = await addTrack(parts, mediaId, ownName, file);
      const otherTrackIds: string[] = [];
      for (const other of others) {
        otherTrackIds.push((await addTrack(parts, mediaId, other.name, other.file)).trackId);
      }
      const problems = [file, ...others.map((other) => other.file)].flatMap((one) => [
        ...longTexts(one),
        ...one.problems,
      ]);
      return {
        ...first,
        otherTrackIds,
        format: anyFormatById(file.formatId)!.name,
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
      const streams = await readSourceStreams(tools, media, signal);
      const { name, language } = describeStream(streams.find(({ index }) => index === streamIndex));
      const wanted = { ...(await wantedFor(parts, record)), language: language === 'und' ? null : language };
      const extracted = await extractTrack(tools, media, streamIndex, wanted, signal);
      requireCues(extracted, record.name);
      return addTrack(parts, mediaId, name ?? `Subtitles ${streamIndex}`, extracted);
    },
  };
}

async function wantedFor({ settings }: ImportParts, { info }: MediaRecord) {
  return { defaults: await settings.get(), picture: shownPicture(info) };
}

/** Each is another reading of the whole file. One that anybody made has two or three. */
const maxOtherLanguages = 9;

function nameOfPart(fileName: string, { name }: SubtitleLanguage): string {
  return `${fileName} (${name})`;
}

function longTexts({ tooLong: count }: ParsedTrack): readonly FormatProblem[] {
  return count === 0 ? [] : [problem(1, 'texts-cut', { count, maxCharacters: maxTextLength })];
}

/** Of a file that was read once for each of its languages: what each reading says of the file counts once. */
function problemsOfParts(
  problems: readonly FormatProblem[],
  { read, others }: NonNullable<ParsedTrack['languages']>,
): FormatProblem[] {
  const told = problems.filter(({ code }) => code !== 'languages-left-out');
  const once = new Map(told.map((each) => [JSON.stringify(each), each]));
  const names = [read, ...others.slice(0, maxOtherLanguages)].map(({ name }) => name);
  const left = others.slice(maxOtherLanguages).map(({ name }) => name);
  return [
    problem(1, 'languages-as-tracks', { names }),
    ...(left.length === 0 ? [] : [problem(1, 'languages-left-out', { read: read.name, others: left })]),
    ...once.values(),
  ].sort((a, b) => a.line - b.line);
}

function requireCues({ cues }: { readonly cues: readonly unknown[] }, name: string): void {
  if (cues.length > 0) return;
  throw new SidecutError('bad-subtitle', { reason: 'nothing-timed', name });
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
  { project }: ImportParts,
  mediaId: string,
  name: string,
  { language, profile, style, cues, extras }: ParsedTrack,
): Promise<{ trackId: string; cueCount: number }> {
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
