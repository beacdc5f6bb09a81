import { dirname, extname, join, parse } from 'node:path';
import { readNames } from '../../system/user-files.ts';
import { foldText, nameOrder } from '../../../core/language/same-text.ts';

const subtitleExtensions = [
  '.srt',
  '.vtt',
  '.ass',
  '.ssa',
  '.ttml',
  '.dfxp',
  '.xml',
  '.sbv',
  '.lrc',
  '.sub',
  '.smi',
  '.scc',
  '.stl',
];

/** The subtitle files beside a video: `talk.srt`, `talk.de.srt`, `talk.pt-BR.forced.vtt` for `talk.mp4`. */
export async function findSidecars(mediaPath: string): Promise<readonly string[]> {
  const folder = dirname(mediaPath);
  const stem = foldText(parse(mediaPath).name);
  const names = await readNames(folder).catch(() => []);
  return names
    .filter((name) => isSidecarOf(stem, name))
    .sort(nameOrder())
    .map((name) => join(folder, name));
}

/** File systems differ in case and in how they write accents. */
function isSidecarOf(stem: string, name: string): boolean {
  const extension = extname(name);
  if (!subtitleExtensions.includes(extension.toLowerCase())) return false;
  const own = foldText(name.slice(0, -extension.length));
  return own === stem || own.startsWith(`${stem}.`);
}
