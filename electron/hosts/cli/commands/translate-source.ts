/** What is to be translated: the cues of a file, or those that are heard in a video. */
import { basename } from 'node:path';
import type { Cue } from '../../../../core/cues/cue.ts';
import { visibleText } from '../../../../core/cues/markup.ts';
import { passageLanguages } from '../../../../core/language/passage-languages.ts';
import { SidecutError } from '../../../../core/errors.ts';
import type { BilingualDocument } from '../../../../core/formats/subtitle-document.ts';
import { formatForFile } from '../../../../core/formats/registry.ts';
import type { ReadableFormat } from '../../../../core/formats/registry.ts';
import { shownPicture } from '../../../../core/media/shown-picture.ts';
import { fileKind } from '../../../services/files/file-kind.ts';
import { locateFfmpeg } from '../../../services/ffmpeg/locate-ffmpeg.ts';
import { probe } from '../../../services/media/probe.ts';
import { readSubtitleFile } from '../../../services/subtitles/read-subtitle-file.ts';
import { languageOfFileName } from '../../../services/subtitles/track-language.ts';
import type { Terminal } from '../terminal.ts';
import { wordedProblem } from '../words/format-problem-sentence.ts';
import { captionToRead } from './caption-to-read.ts';
import { languageOfText } from './spoken-text.ts';

export interface TranslateSource {
  /** All that the file holds beside its cues is written again. */
  readonly document: BilingualDocument;
  /** BCP 47; `und` where nothing tells. */
  readonly language: string;
  /** null: a video. */
  readonly format: ReadableFormat | null;
  readonly picture: { readonly width: number; readonly height: number } | null;
}

export async function readTranslateSource(
  file: string,
  from: string | undefined,
  terminal: Terminal,
): Promise<TranslateSource> {
  const isSubtitle = fileKind(file) === 'subtitle' || formatForFile(file) !== null;
  const source = await (isSubtitle ? readFile(file, from, terminal) : captionVideo(file, terminal));
  if (source.document.cues.length === 0) throw new SidecutError('no-translation', { reason: 'nothing-said' });
  return from === undefined ? source : { ...source, language: from };
}

async function readFile(
  file: string,
  from: string | undefined,
  terminal: Terminal,
): Promise<TranslateSource> {
  const read = await readSubtitleFile(file, {}, terminal.signal);
  const { format, problems, webVtt, ass } = read;
  const document = {
    cues: read.cues,
    ...(webVtt === undefined ? {} : { webVtt }),
    ...(ass === undefined ? {} : { ass }),
  };
  for (const problem of problems) {
    const { line, message } = wordedProblem(problem);
    terminal.stderr(`${file}:${line}: ${message}\n`);
  }
  const told = read.language ?? languageOfFileName(basename(file));
  const language = from ?? told ?? languageOfText(document.cues) ?? 'und';
  // Whoever names the language means all of it.
  const cues = from === undefined ? withOwnLanguages(document.cues, language) : document.cues;
  return { document: { ...document, cues }, language, format, picture: null };
}

async function captionVideo(file: string, terminal: Terminal): Promise<TranslateSource> {
  const { signal } = terminal;
  const info = await probe(await locateFfmpeg(), file, signal);
  const { cues, language = 'und' } = await captionToRead(file, terminal);
  return { document: { cues, language }, language, format: null, picture: shownPicture(info) };
}

/** Passages in other languages. */
function withOwnLanguages(cues: readonly Cue[], language: string): readonly Cue[] {
  const own = passageLanguages(
    cues.map(({ text }) => visibleText(text)),
    language,
  );
  return cues.map((cue, at) => {
    const other = own[at];
    return cue.language === undefined && other !== undefined ? { ...cue, language: other } : cue;
  });
}
