import { resolve } from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { readSubtitleFile, requireFormat } from '../../../services/subtitles/read-subtitle-file.ts';
import { writeWholeFile } from '../../../services/output/write-whole-file.ts';
import { exitStatus } from '../exit-status.ts';
import { convertHelp } from '../help.ts';
import { parseArguments, usageError } from '../parse-arguments.ts';
import type { Terminal } from '../terminal.ts';

/** `sidecut convert IN OUT` */
export async function convertCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArguments('convert', args, {
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
  const format = requireFormat(to, 'write');
  const subtitles = await readSubtitleFile(from);
  if (resolve(from) === resolve(to) && !values.overwrite) {
    throw new SidecutError(
      'file-exists',
      `${to} would replace itself. Choose another name, or use --overwrite.`,
    );
  }
  await writeWholeFile(to, format.write(subtitles), { overwrite: values.overwrite ?? false });
  for (const { line, message } of subtitles.problems) terminal.stderr(`${from}:${line}: ${message}\n`);
  const repaired = subtitles.problems.length;
  terminal.stderr(`${to}: ${subtitles.cues.length} cues${repaired > 0 ? `, ${repaired} repairs` : ''}\n`);
  return exitStatus.done;
}
