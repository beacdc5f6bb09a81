import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import type { FfmpegProgram, ProgramFault, RefusedProgram } from '../../../core/failures/media.ts';
import { parseProgramVersion } from './parse-version.ts';
import { lastWords } from './last-words.ts';
import { runProgram } from './spawn-ffmpeg.ts';
import type { MediaProgram } from './spawn-ffmpeg.ts';

export interface FfmpegTools {
  readonly ffmpeg: MediaProgram;
  readonly ffprobe: MediaProgram;
}

export interface FfmpegSearch {
  /** `FFMPEG_PATH`, `FFPROBE_PATH` and `PATH` are read. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The path of the npm package's binary; null when the package has none for this platform. */
  readonly npmPath: (name: FfmpegProgram) => Promise<string | null>;
}

/** ffmpeg 4 and older read many a recent file wrongly, and its npm package is known and tested. */
const minSystemMajor = 5;
/** A first start may wait for a virus scanner. */
const maxStartSeconds = 20;

let located: Promise<FfmpegTools> | undefined;

/** The ffmpeg and ffprobe of this machine: searched for once; a failed search is forgotten. */
export function locateFfmpeg(): Promise<FfmpegTools> {
  located ??= searchFfmpeg({ environment: process.env, npmPath }).catch((error: unknown) => {
    located = undefined;
    throw error;
  });
  return located;
}

/**
 * In this order: what the user names (`FFMPEG_PATH`, `FFPROBE_PATH`), the system's when it is version 5 or
 * later, the npm packages'. ffprobe is first looked for beside the ffmpeg that was found.
 */
export async function searchFfmpeg(search: FfmpegSearch): Promise<FfmpegTools> {
  const ffmpeg = await find('ffmpeg', search, null);
  const ffprobe = await find('ffprobe', search, ffmpeg);
  return { ffmpeg, ffprobe };
}

async function find(
  name: FfmpegProgram,
  search: FfmpegSearch,
  sibling: MediaProgram | null,
): Promise<MediaProgram> {
  const named = await findNamed(name, search);
  if (named !== null) return named;
  const refused: RefusedProgram[] = [];
  if (sibling !== null && sibling.source !== 'npm') {
    const beside = join(dirname(sibling.path), executableName(name));
    const program = (await isFile(beside)) ? await tryProgram(beside, sibling.source) : null;
    if (program !== null && 'path' in program) return program;
  }
  for (const path of await pathsOfSystem(name, search)) {
    const program = await tryProgram(path, 'system');
    if (!('path' in program)) refused.push({ path, fault: program });
    else if (program.major < minSystemMajor) {
      refused.push({ path, fault: { kind: 'too-old', version: program.version } });
    } else return program;
  }
  const packaged = await search.npmPath(name);
  if (packaged === null) refused.push({ path: null, fault: { kind: 'not-for-this-platform' } });
  else {
    const program = await tryProgram(packaged, 'npm');
    if ('path' in program) return program;
    refused.push({ path: null, fault: program });
  }
  throw new SidecutError('ffmpeg-missing', { reason: 'none-usable', program: name, refused });
}

/** What the user named must run: falling back in silence would hide the mistake. */
async function findNamed(name: FfmpegProgram, search: FfmpegSearch): Promise<MediaProgram | null> {
  const variable = name === 'ffmpeg' ? 'FFMPEG_PATH' : 'FFPROBE_PATH';
  const named = search.environment[variable];
  if (named === undefined || named.trim() === '') return null;
  const program = await tryProgram(resolve(named), 'environment');
  if ('path' in program) return program;
  throw new SidecutError('ffmpeg-missing', {
    ...{ reason: 'named', program: name, variable, path: named, fault: program },
  });
}

async function tryProgram(
  path: string,
  source: MediaProgram['source'],
): Promise<MediaProgram | ProgramFault> {
  const run = await runProgram({ path, version: '' }, ['-version'], { timeoutMs: maxStartSeconds * 1000 });
  const version = run.exitCode === 0 ? parseProgramVersion(run.stdout) : null;
  if (version !== null) return { path, source, ...version };
  if (run.timedOut) return { kind: 'no-answer', seconds: maxStartSeconds };
  return run.exitCode === 0 ? { kind: 'no-version' } : { kind: 'failed', said: lastWords(run) };
}

/**
 * Full paths, so that the current folder is never searched (Windows would) and the user sees which it is. An app
 * that was started from the Finder has a short PATH, hence Homebrew's folders.
 */
async function pathsOfSystem(name: FfmpegProgram, search: FfmpegSearch): Promise<string[]> {
  const { PATH, Path } = search.environment;
  const folders = (PATH ?? Path ?? '').split(delimiter).filter((folder) => folder !== '');
  if (process.platform === 'darwin' && folders.length > 0)
    folders.push('/opt/homebrew/bin', '/usr/local/bin');
  const paths = [...new Set(folders.map((folder) => join(folder, executableName(name))))];
  const found = await Promise.all(paths.map(isFile));
  return paths.filter((_, i) => found[i]);
}

async function isFile(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

function executableName(name: FfmpegProgram): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

export async function npmPath(name: FfmpegProgram): Promise<string | null> {
  try {
    const installer =
      name === 'ffmpeg'
        ? await import('@ffmpeg-installer/ffmpeg')
        : await import('@ffprobe-installer/ffprobe');
    return installer.default.path;
  } catch {
    // The packages throw while they load where they have no binary.
    return null;
  }
}
