import { basename, dirname, extname, join, resolve } from 'node:path';
import type { WriteOptions } from '../../../../core/formats/format-options.ts';
import { isSidecutError, SidecutError } from '../../../../core/errors.ts';
import { formatById } from '../../../../core/formats/registry.ts';
import { speakerWayThatShows } from '../../../../core/formats/speakers/speaker-ways.ts';
import type { SubtitleFormat } from '../../../../core/formats/registry.ts';
import type { Captions } from '../../../analyses/transcript/caption-recording.ts';
import { isTaken, requireGoodName } from '../../../services/files/destination-path.ts';
import { makeFolder } from '../../../system/make-folder.ts';
import {
  ensureWritableFolder,
  explainWriteFailure,
  writeWholeFile,
} from '../../../services/files/write-whole-file.ts';
import { cliOutputRule } from '../cli-output-rule.ts';
import type { CaptionOptions } from './caption-options.ts';

export interface PlannedOutput {
  readonly path: string;
  readonly format: SubtitleFormat;
  /** Something stands there already and may not be replaced. */
  readonly kept: boolean;
}

/**
 * The subtitle files of each video, planned before the work: the folder must take files, and no two videos of
 * one command line may want the same name.
 */
export class OutputPlanner {
  readonly #options: CaptionOptions;
  readonly #rule = cliOutputRule();
  readonly #takenBy = new Map<string, string>();

  constructor(options: CaptionOptions) {
    this.#options = options;
  }

  async plan(file: string): Promise<readonly PlannedOutput[]> {
    const folder = this.#options.outFolder ?? dirname(file);
    makeOutFolder(folder);
    const name = basename(file, extname(file));
    const planned: PlannedOutput[] = [];
    for (const id of this.#options.formats) {
      const format = formatById(id)!;
      const path = join(folder, `${name}.${format.extensions[0] ?? id}`);
      this.#take(path, file);
      requireGoodName(basename(path));
      const kept = !this.#options.overwrite && (await isTaken(path));
      if (!kept) await this.#rule.check(resolve(path), [file]);
      planned.push({ path, format, kept });
    }
    if (planned.some((output) => !output.kept)) await ensureWritableFolder(folder);
    return planned;
  }

  #take(path: string, file: string): void {
    // Windows and macOS take `Talk.srt` and `talk.srt` for one file.
    const key = caseTells ? path : path.toLowerCase();
    const other = this.#takenBy.get(key);
    if (other !== undefined) {
      throw new SidecutError('file-exists', { reason: 'wanted-twice', path, inputs: [file, other] });
    }
    this.#takenBy.set(key, file);
  }
}

const caseTells = process.platform !== 'win32' && process.platform !== 'darwin';

export type CaptionLook = Pick<WriteOptions, 'style' | 'pictureSize'>;

/** How a format is to write speakers: as it was asked for; where only their names were asked for, so that they are seen. */
export function speakersIn(
  formatId: string,
  { speakers, speakersAs }: Pick<CaptionOptions, 'speakers' | 'speakersAs'>,
): Pick<WriteOptions, 'speakers'> {
  if (speakersAs !== undefined) return { speakers: speakersAs };
  return speakers === undefined ? {} : { speakers: speakerWayThatShows(formatId) };
}

/** Writes what is not kept. A file that appeared in the meantime is kept too. */
export async function writeOutputs(
  planned: readonly PlannedOutput[],
  captions: Captions,
  options: Pick<CaptionOptions, 'overwrite' | 'speakers' | 'speakersAs'>,
  look: CaptionLook,
): Promise<{ readonly written: readonly string[]; readonly kept: readonly string[] }> {
  const rule = cliOutputRule();
  const written: string[] = [];
  const kept = planned.filter((output) => output.kept).map((output) => output.path);
  const { cues, language } = captions;
  for (const { path, format, kept: isKept } of planned) {
    if (isKept) continue;
    await rule.check(resolve(path));
    const document = { cues, ...(language === undefined ? {} : { language }) };
    const content = format.write(document, { ...look, ...speakersIn(format.id, options) });
    try {
      await writeWholeFile(path, content, { overwrite: options.overwrite });
      written.push(path);
    } catch (error) {
      if (!isSidecutError(error, 'file-exists')) throw error;
      kept.push(path);
    }
  }
  return { written, kept };
}

function makeOutFolder(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      throw new SidecutError('output-unwritable', { reason: 'folder-is-file', folder });
    }
    throw explainWriteFailure(error, join(folder, 'subtitles'));
  }
}
