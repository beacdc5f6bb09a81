import { resolve } from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { encodeSubtitle } from '../../../../core/formats/encode/encode-subtitle.ts';
import type { WrittenFormat } from '../../../../core/formats/encode/encode-subtitle.ts';
import { parseFrameRate } from '../../../../core/time/frame-rate.ts';
import type { FrameRate } from '../../../../core/time/frame-rate.ts';
import { readSubtitleFile, requireWritableFormat } from '../../../services/subtitles/read-subtitle-file.ts';
import { writeWholeFile } from '../../../services/files/write-whole-file.ts';
import { exitStatus } from '../exit-status.ts';
import { wordedProblem } from '../words/format-problem-sentence.ts';
import { noteSentence } from '../words/note-sentence.ts';
import { convertHelp } from '../help.ts';
import { oneOf, parseArguments, usageError } from '../parse-arguments.ts';
import type { Terminal } from '../terminal.ts';

const encodings = ['utf-8', 'utf-16le', 'windows-1252'] as const;

/** `sidecut convert IN OUT` */
export async function convertCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArguments('convert', args, {
    'from-encoding': { type: 'string' },
    encoding: { type: 'string' },
    bom: { type: 'boolean' },
    crlf: { type: 'boolean' },
    fps: { type: 'string' },
    overwrite: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help) {
    terminal.stdout(convertHelp);
    return exitStatus.done;
  }
  const [from, to] = positionals;
  if (from === undefined || to === undefined || positionals.length > 2) {
    throw usageError('convert', 'Name the file to read and the file to write');
  }
  const format = requireWritableFormat(to);
  const encoding = oneOf('convert', 'encoding', values.encoding ?? 'utf-8', encodings);
  const frameRate = values.fps === undefined ? undefined : requireFrameRate(values.fps);
  const rate = frameRate === undefined ? {} : { frameRate };
  const subtitles = await readSubtitleFile(from, {
    ...rate,
    ...(values['from-encoding'] === undefined ? {} : { encoding: values['from-encoding'] }),
  });
  if (resolve(from) === resolve(to) && !values.overwrite) {
    throw new SidecutError('file-exists', { reason: 'is-input', path: to });
  }
  // The ids of the registry and those of the exports are the same but for the chapters.
  const document = { ...subtitles, problems: subtitles.problems.map(wordedProblem) };
  const { bytes, warnings } = encodeSubtitle(document, format.id as WrittenFormat, {
    encoding,
    ...rate,
    ...(values.bom === true ? { byteOrderMark: true } : {}),
    ...(values.crlf === true ? { lineEnding: 'crlf' as const } : {}),
  });
  await writeWholeFile(to, bytes, { overwrite: values.overwrite ?? false });
  for (const { line, message } of document.problems) terminal.stderr(`${from}:${line}: ${message}\n`);
  for (const warning of warnings) terminal.stderr(`${to}: ${noteSentence(warning)}\n`);
  const repaired = subtitles.problems.length;
  terminal.stderr(`${to}: ${subtitles.cues.length} cues${repaired > 0 ? `, ${repaired} repairs` : ''}\n`);
  return exitStatus.done;
}

function requireFrameRate(typed: string): FrameRate {
  const rate = parseFrameRate(typed);
  if (rate !== null) return rate;
  throw usageError('convert', `--fps is a frame rate such as 25, 23.976 or 30000/1001, not "${typed}"`);
}
