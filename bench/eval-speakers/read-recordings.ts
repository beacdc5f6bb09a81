import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { parseRttm } from '../../core/evaluation/rttm.ts';
import type { RttmTurn } from '../../core/evaluation/rttm.ts';

export interface TrueRecording {
  readonly name: string;
  readonly path: string;
  readonly turns: readonly RttmTurn[];
}

const soundEndings = new Set('.aac .aiff .flac .m4a .mkv .mov .mp3 .mp4 .ogg .opus .wav .webm'.split(' '));

/** Sound of the folder of which an RTTM there speaks: in a file of its own name, or by that name. */
export async function readRecordings(folder: string): Promise<readonly TrueRecording[]> {
  const names = (await readdir(folder)).toSorted();
  const nameOf = (file: string) => basename(file, extname(file));
  const rttms = new Map<string, readonly RttmTurn[]>();
  for (const file of names.filter((name) => name.toLowerCase().endsWith('.rttm')))
    rttms.set(nameOf(file), parseRttm(await readFile(join(folder, file), 'utf8')));
  const all = [...rttms.values()].flat();
  return names
    .filter((file) => soundEndings.has(extname(file).toLowerCase()))
    .map((file) => {
      const name = nameOf(file);
      const turns = all.filter((turn) => turn.file === name);
      return { name, path: join(folder, file), turns: turns.length > 0 ? turns : (rttms.get(name) ?? []) };
    })
    .filter(({ turns }) => turns.length > 0);
}
