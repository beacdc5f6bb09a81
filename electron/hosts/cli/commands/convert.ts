import { basename, resolve } from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { encodeSubtitle } from '../../../../core/formats/encode/encode-subtitle.ts';
import { isBilingualFormat } from '../../../../core/formats/bilingual/bilingual-formats.ts';
import { formatById } from '../../../../core/formats/registry.ts';
import type { SubtitleFormat } from '../../../../core/formats/registry.ts';
import type { BilingualDocument } from '../../../../core/formats/subtitle-document.ts';
import type { EncodeOptions, WrittenFormat } from '../../../../core/formats/encode/encode-subtitle.ts';
import { readSubtitleFile, requireWritableFormat } from '../../../services/subtitles/read-subtitle-file.ts';
import { writeWholeFile } from '../../../services/files/write-whole-file.ts';
import { languageOfFileName } from '../../../services/subtitles/track-language.ts';
import { cliOutputRule } from '../cli-output-rule.ts';
import { exitStatus } from '../exit-status.ts';
import { wordedProblem } from '../words/format-problem-sentence.ts';
import { noteSentence } from '../words/note-sentence.ts';
import type { Terminal } from '../terminal.ts';
import { counted } from '../words/counted.ts';
import { chapterFormatOf, convertChapters } from './convert-chapters.ts';
import type { ConvertRequest } from './convert-options.ts';
import { requireSpeakerWay } from './speakers-as.ts';
import { UsageError } from '../usage-error.ts';

/** `sidecut convert IN OUT` */
export async function runConvert(request: ConvertRequest, terminal: Terminal): Promise<number> {
  const chapters = chapterFormatOf(request);
  if (chapters !== null) return convertChapters(request, chapters, terminal);
  const { from, to, encoding, fps: frameRate } = request;
  const overwrite = request.overwrite ?? false;
  const format = formatById(request.format ?? '') ?? requireWritableFormat(to);
  const rate = frameRate === undefined ? {} : { frameRate };
  const read = {
    ...rate,
    ...(request.fromEncoding === undefined ? {} : { encoding: request.fromEncoding }),
    ...(request.language === undefined ? {} : { language: request.language }),
  };
  requireSpeakerWay(format.id, format.name, request.speakersAs);
  const subtitles = await readSubtitleFile(from, read, terminal.signal);
  const second = await readSecond(request, format, terminal);
  if (resolve(from) === resolve(to) && !overwrite) {
    throw new SidecutError('file-exists', { reason: 'is-input', path: to });
  }
  await cliOutputRule().check(resolve(to));
  // The ids of the registry and those of the exports are the same but for the chapters.
  const document = { ...second, ...subtitles, problems: subtitles.problems.map(wordedProblem) };
  const options: EncodeOptions = {
    encoding,
    wordTimes: request.wordTimes,
    ...rate,
    ...(request.speakersAs === undefined ? {} : { speakers: request.speakersAs }),
    ...(request.dropFrame === false ? { dropFrame: false } : {}),
    ...(request.bom === true ? { byteOrderMark: true } : {}),
    ...(request.crlf === true ? { lineEnding: 'crlf' as const } : {}),
  };
  const { bytes, warnings } = encodeSubtitle(document, format.id as WrittenFormat, options);
  await writeWholeFile(to, bytes, { overwrite });
  for (const { line, message } of document.problems) terminal.stderr(`${from}:${line}: ${message}\n`);
  for (const warning of warnings) terminal.stderr(`${to}: ${noteSentence(warning)}\n`);
  const repaired = subtitles.problems.length;
  terminal.stderr(
    `${to}: ${counted(format.prepare(document).document.cues.length, 'cue')}${repaired > 0 ? `, ${counted(repaired, 'repair')}` : ''}\n`,
  );
  return exitStatus.done;
}

/** The other language of `--bilingual`, and what the name of IN says of its own. */
async function readSecond(
  { from, to, fps, overwrite, bilingual, bilingualFirst: isFirst = false }: ConvertRequest,
  { id, name }: SubtitleFormat,
  terminal: Terminal,
): Promise<Pick<BilingualDocument, 'second' | 'language'>> {
  if (bilingual === undefined) {
    if (isFirst) throw new UsageError('--bilingual-first wants --bilingual FILE');
    return {};
  }
  if (!isBilingualFormat(id))
    throw new UsageError(`--bilingual: ${name} does not take two languages in one file`);
  const read = await readSubtitleFile(
    bilingual,
    fps === undefined ? {} : { frameRate: fps },
    terminal.signal,
  );
  if (resolve(bilingual) === resolve(to) && overwrite !== true) {
    throw new SidecutError('file-exists', { reason: 'is-input', path: to });
  }
  for (const { line, message } of read.problems.map(wordedProblem))
    terminal.stderr(`${bilingual}:${line}: ${message}\n`);
  const { cues, language = languageOfFileName(basename(bilingual)) ?? undefined } = read;
  const own = languageOfFileName(basename(from));
  return {
    ...(own === null ? {} : { language: own }),
    second: { cues, isFirst, ...(language === undefined ? {} : { language }) },
  };
}
