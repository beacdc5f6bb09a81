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

/** What a file of chapters or markers is called, as we and others do: `talk.chapters.txt`, `talk_chapters.json`. */
const chapterName =
  /[._ -](?:chapters?|markers?|ffmetadata|ogm|audition)\.(?:txt|vtt|json|csv|tsv|edl|fcpxml)$/;

export interface Sidecar {
  readonly path: string;
  readonly holds: 'subtitles' | 'chapters';
}

/**
 * The files of subtitles and chapters beside a video: `talk.srt`, `talk.de.srt`, `talk.pt-BR.forced.vtt`,
 * `talk.chapters.txt` for `talk.mp4`.
 */
export async function findSidecars(mediaPath: string): Promise<readonly Sidecar[]> {
  const folder = dirname(mediaPath);
  const stem = foldText(parse(mediaPath).name);
  const names = await readNames(folder).catch(() => []);
  return names.toSorted(nameOrder()).flatMap((name) => {
    const holds = heldBySidecar(stem, name);
    return holds === null ? [] : [{ path: join(folder, name), holds }];
  });
}

/** File systems differ in case and in how they write accents. */
function heldBySidecar(stem: string, name: string): Sidecar['holds'] | null {
  const whole = foldText(name);
  if (!whole.startsWith(stem)) return null;
  if (chapterName.exec(whole)?.index === stem.length) return 'chapters';
  const extension = extname(name);
  if (!subtitleExtensions.includes(extension.toLowerCase())) return null;
  const own = foldText(name.slice(0, -extension.length));
  return own === stem || own.startsWith(`${stem}.`) ? 'subtitles' : null;
}
