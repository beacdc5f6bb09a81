import { resolve } from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { encodeSubtitle } from '../../../../core/formats/encode/encode-subtitle.ts';
import { formatById } from '../../../../core/formats/registry.ts';
import type { WrittenFormat } from '../../../../core/formats/encode/encode-subtitle.ts';
import { readSubtitleFile, requireWritableFormat } from '../../../services/subtitles/read-subtitle-file.ts';
import { writeWholeFile } from '../../../services/files/write-whole-file.ts';
import { cliOutputRule } from '../cli-output-rule.ts';
import { exitStatus } from '../exit-status.ts';
import { wordedProblem } from '../words/format-problem-sentence.ts';
import { noteSentence } from '../words/note-sentence.ts';
import type { Terminal } from '../terminal.ts';
import { counted } from '../words/counted.ts';
import { chapterFormatOf, convertChapters } from './convert-chapters.ts';
import type { ConvertRequest } from './convert-options.ts';

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
  const subtitles = await readSubtitleFile(from, read, terminal.signal);
  if (resolve(from) === resolve(to) && !overwrite) {
    throw new SidecutError('file-exists', { reason: 'is-input', path: to });
  }
  await cliOutputRule().check(resolve(to));
  // The ids of the registry and those of the exports are the same but for the chapters.
  const document = { ...subtitles, problems: subtitles.problems.map(wordedProblem) };
  const { bytes, warnings } = encodeSubtitle(document, format.id as WrittenFormat, {
    encoding,
    wordTimes: request.wordTimes,
    ...rate,
    ...(request.dropFrame === false ? { dropFrame: false } : {}),
    ...(request.bom === true ? { byteOrderMark: true } : {}),
    ...(request.crlf === true ? { lineEnding: 'crlf' as const } : {}),
  });
  await writeWholeFile(to, bytes, { overwrite });
  for (const { line, message } of document.problems) terminal.stderr(`${from}:${line}: ${message}\n`);
  for (const warning of warnings) terminal.stderr(`${to}: ${noteSentence(warning)}\n`);
  const repaired = subtitles.problems.length;
  terminal.stderr(
    `${to}: ${counted(subtitles.cues.length, 'cue')}${repaired > 0 ? `, ${counted(repaired, 'repair')}` : ''}\n`,
  );
  return exitStatus.done;
}
