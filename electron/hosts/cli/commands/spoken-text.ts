/** What is said and seen in a file that is named at a terminal: a video, a sound file, or subtitles. */
import { basename } from 'node:path';
import { firstFrom } from '../../../../core/chapters/near-times.ts';
import type { Looks } from '../../../../core/chapters/shot-looks.ts';
import type { Cue } from '../../../../core/cues/cue.ts';
import { visibleText } from '../../../../core/cues/markup.ts';
import { isSidecutError } from '../../../../core/errors.ts';
import { toFailure } from '../../../../core/failure.ts';
import type { ChapterFacts } from '../../../../core/formats/chapters/chapter-list.ts';
import { formatForFile } from '../../../../core/formats/registry.ts';
import { languageOfScript } from '../../../../core/language/language-of-script.ts';
import { languageOfWords } from '../../../../core/language/lexicons.ts';
import { mainPicture } from '../../../../core/media/main-picture.ts';
import type { MediaInfo } from '../../../../core/media/media-info.ts';
import type { ShotChange } from '../../../../core/media/shot-change.ts';
import { shownPicture } from '../../../../core/media/shown-picture.ts';
import { note } from '../../../../core/notes.ts';
import type { Note } from '../../../../core/notes.ts';
import { sentencesOf } from '../../../../core/text/sentences.ts';
import type { Sentence } from '../../../../core/text/sentences.ts';
import { findLooks } from '../../../analyses/looks/find-looks.ts';
import { findShotChanges } from '../../../analyses/shots/shots.ts';
import { fileKind } from '../../../services/files/file-kind.ts';
import { locateFfmpeg } from '../../../services/ffmpeg/locate-ffmpeg.ts';
import { probe } from '../../../services/media/probe.ts';
import { readSubtitleFile } from '../../../services/subtitles/read-subtitle-file.ts';
import { languageOfFileName } from '../../../services/subtitles/track-language.ts';
import type { Terminal } from '../terminal.ts';
import { captionToRead } from './caption-to-read.ts';

export interface SpokenText {
  /** None where nobody speaks. */
  readonly sentences: readonly Sentence[];
  /** BCP 47; `und` when unknown. */
  readonly language: string;
  readonly durationMs: number;
  readonly shots: readonly ShotChange[];
  /** Of a video in which nothing is said. */
  readonly looks?: Looks | undefined;
  /** For writers of chapters. */
  readonly facts: ChapterFacts;
  readonly notes: readonly Note[];
}

/** `video`: of a subtitle file, for its cuts and its length. A video is captioned, with a line of progress. */
export async function readSpokenText(
  file: string,
  video: string | undefined,
  terminal: Terminal,
): Promise<SpokenText> {
  const isSubtitle = fileKind(file) === 'subtitle' || formatForFile(file) !== null;
  return isSubtitle ? readSubtitles(file, video, terminal) : captionVideo(file, terminal);
}

async function readSubtitles(
  file: string,
  video: string | undefined,
  { signal }: Terminal,
): Promise<SpokenText> {
  const subtitles = await readSubtitleFile(file, {}, signal);
  const { cues } = subtitles;
  const told = subtitles.language ?? languageOfFileName(basename(file));
  const language = told ?? languageOfText(cues) ?? 'und';
  const sentences = sentencesFrom(cues, language, told === null);
  const lastMs = cues.reduce((end, cue) => Math.max(end, cue.endMs), 0);
  if (video === undefined) {
    const facts = { durationMs: lastMs, language, name: basename(file) };
    return { sentences, language, durationMs: lastMs, shots: [], facts, notes: [] };
  }
  const info = await probe(await locateFfmpeg(), video, signal);
  const seen = await lookAt(info, signal);
  const durationMs = Math.max(info.durationMs, lastMs);
  return { sentences, language, durationMs, ...seen, facts: factsOf(info, durationMs, language) };
}

async function captionVideo(file: string, terminal: Terminal): Promise<SpokenText> {
  const { signal } = terminal;
  const info = await probe(await locateFfmpeg(), file, signal);
  if (info.audio.length === 0) {
    const seen = await lookAt(info, signal);
    const { durationMs } = info;
    return {
      ...{ sentences: [], language: 'und', durationMs, shots: seen.shots },
      looks: seen.shots.length > 0 ? await findLooks(await locateFfmpeg(), info, { signal }) : undefined,
      ...{ notes: seen.notes, facts: factsOf(info, durationMs, 'und') },
    };
  }
  const { cues, language = 'und', shotChanges } = await captionToRead(file, terminal);
  const isSilent = cues.length === 0 && shotChanges.length > 0;
  return {
    ...{ sentences: sentencesFrom(cues, language), language, durationMs: info.durationMs },
    looks: isSilent ? await findLooks(await locateFfmpeg(), info, { signal }) : undefined,
    shots: shotChanges.map((timeMs) => ({ kind: 'cut', timeMs, startMs: timeMs, endMs: timeMs })),
    ...{ facts: factsOf(info, info.durationMs, language), notes: [] },
  };
}

/** More of them tell no more. */
const enoughCues = 400;

/** BCP 47, told by the script or the words. */
export function languageOfText(cues: readonly Cue[]): string | undefined {
  const some = cues.slice(0, enoughCues);
  const text = some.map((cue) => visibleText(cue.text)).join('\n');
  return languageOfScript(text) ?? languageOfWords(text);
}

/** `isMixed`: each cue may be in another language, where its words or those beside it tell. */
function sentencesFrom(cues: readonly Cue[], language: string, isMixed = false): readonly Sentence[] {
  const named = cues.map(({ startMs, endMs, text, words, speaker, language: spoken }, at) => ({
    ...{ id: String(at), startMs, endMs, text, origin: 'file' as const },
    ...(words === undefined ? {} : { words }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(spoken === undefined ? {} : { language: spoken }),
  }));
  if (!isMixed) return sentencesOf(named, { language });
  const starts = cues.map(({ startMs }) => startMs);
  const own = cues.map(
    (cue, at) => languageOfText([cue]) ?? languageOfText(cues.slice(Math.max(0, at - 1), at + 2)),
  );
  const languageAt = (ms: number) => own[firstFrom(starts, ms + 1) - 1];
  return sentencesOf(named, { language, languageAt });
}

/** A picture that can't be decoded keeps nobody from chapters of what is said. */
async function lookAt(
  info: MediaInfo,
  signal: AbortSignal,
): Promise<{ readonly shots: readonly ShotChange[]; readonly notes: readonly Note[] }> {
  if (info.video.length === 0) return { shots: [], notes: [] };
  try {
    return { shots: await findShotChanges(await locateFfmpeg(), info, { signal }), notes: [] };
  } catch (error) {
    if (signal.aborted || !isSidecutError(error)) throw error;
    return { shots: [], notes: [note('cuts-unknown', { failure: toFailure(error) })] };
  }
}

function factsOf(info: MediaInfo, durationMs: number, language: string): ChapterFacts {
  const frameRate = mainPicture(info)?.frameRate;
  const pictureSize = shownPicture(info);
  return {
    ...{ durationMs, language, name: basename(info.path) },
    ...(info.startTimecode === undefined ? {} : { startTimecode: info.startTimecode }),
    ...(frameRate === undefined ? {} : { frameRate }),
    ...(pictureSize === null ? {} : { pictureSize }),
  };
}
