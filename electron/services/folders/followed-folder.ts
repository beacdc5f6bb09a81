import { basename, relative, sep } from 'node:path';
import { createTurns } from '../../../core/async/turns.ts';
import { stat } from '../../system/user-files.ts';
import { isHidden } from '../files/hidden-files.ts';
import { isMediaName, isProgramFolder, walkFolders } from '../files/walk-folders.ts';
import type { FolderRecord } from '../library/folder-record.ts';
import type { Intake } from './intake.ts';
import { isIn, sizeAndDate } from './known-files.ts';
import type { KnownFiles } from './known-files.ts';
import type { StillFiles } from './still-files.ts';
import { watchTree } from './watch-tree.ts';
import type { TreeWatch } from './watch-tree.ts';

export type FolderState = 'followed' | 'polled' | 'reading' | 'absent';

export interface FollowParts {
  readonly known: () => Promise<KnownFiles>;
  readonly still: StillFiles;
  readonly intake: Intake;
  /** Not looked into, such as the data folder. */
  readonly skip: (folder: string) => boolean;
  /** A video's file has come or gone. */
  readonly onPresence: (mediaId: string) => void;
  readonly onState: () => void;
  /** How often it is asked for whether the folder is there, milliseconds. */
  readonly pollMs: number;
}

/** Events come in swarms. */
const swarmMs = 300;
/** More than these are looked for by looking through all. */
const maxSwarm = 500;
const statsAtOnce = 32;
/** In polls: how often all is looked through where the system tells of changes, and where it can't. */
const repairEvery = 200;
const lookEvery = 20;

/** One folder with all in it: looked through, followed, and asked for while it is not there. */
export class FollowedFolder {
  readonly record: FolderRecord;
  readonly #parts: FollowParts;
  readonly #inTurn = createTurns();
  readonly #ending = new AbortController();
  readonly #poll: ReturnType<typeof setInterval>;
  #watch: TreeWatch | undefined;
  #state: FolderState = 'reading';
  /** Which folder of the file system it was; another drive may have come to its place. */
  #identity: string | null = null;
  #polls = 0;
  readonly #absent = new Set<string>();
  readonly #swarm = new Map<string, 'change' | 'rename'>();
  #swarmTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(record: FolderRecord, parts: FollowParts) {
    this.record = record;
    this.#parts = parts;
    this.#poll = setInterval(() => void this.#askForFolder(), parts.pollMs);
    this.#poll.unref();
  }

  get state(): FolderState {
    return this.#state;
  }

  /** Looks through all of it, and finds out what no event told. */
  scan(): Promise<void> {
    return this.#inTurn(() => this.#scan()).catch((error: unknown) => {
      if (!this.#ending.signal.aborted) throw error;
    });
  }

  async close(): Promise<void> {
    this.#ending.abort();
    clearInterval(this.#poll);
    clearTimeout(this.#swarmTimer);
    this.#watch?.close();
    // What is going on ends first.
    await this.#inTurn(() => Promise.resolve());
  }

  async #scan(): Promise<void> {
    if (this.#ending.signal.aborted) return;
    const { path: root } = this.record;
    const identity = await identityOf(root);
    if (identity !== this.#identity) this.#watch?.close();
    if (identity !== this.#identity || this.#watch === undefined) {
      this.#watch = watchTree(root, (path, kind) => this.#hear(path, kind));
    }
    this.#identity = identity;
    const isThere = identity !== null && (await this.#lookThrough(root));
    if (!isThere) await this.#missAll();
    this.#become(isThere ? (this.#watch.isWhole() ? 'followed' : 'polled') : 'absent');
  }

  /** False where there is nothing though there was: the place of a drive that is not plugged in is an empty folder. */
  async #lookThrough(folder: string): Promise<boolean> {
    const { known, skip } = this.#parts;
    const files = await known();
    const seen = new Set<string>();
    for await (const { path, media } of walkFolders(folder, this.#ending.signal, skip)) {
      this.#watch?.follow(path);
      for (let start = 0; start < media.length; start += statsAtOnce) {
        const some = media.slice(start, start + statsAtOnce);
        await Promise.all(some.map((each) => this.#lookAt(each, files, false, seen)));
      }
    }
    const gone = [...files.byPath.values()].filter(({ path }) => isIn(path, folder) && !seen.has(path));
    if (folder === this.record.path && seen.size === 0 && gone.length > 0) return false;
    for (const { path } of gone) this.#miss(path, files);
    return true;
  }

  async #lookAt(path: string, files: KnownFiles, wasSeenNow: boolean, seen?: Set<string>): Promise<void> {
    const { still, intake } = this.#parts;
    const found = await stat(path).catch(() => null);
    if (found === null || !found.isFile()) return;
    seen?.add(path);
    if (still.has(path) || intake.has(path)) return;
    const file = { path, bytes: found.size, modifiedMs: Math.round(found.mtimeMs) };
    const changedMs = found.ctimeMs;
    const known = files.byPath.get(path);
    if (known !== undefined) {
      const isSame = known.bytes === file.bytes;
      this.#setPresent(known.id, isSame);
      // With captions a person decides what becomes of them.
      if (!isSame && known.trackCount === 0) still.wait({ ...file, changedMs }, true);
      return;
    }
    const passed = files.passed.get(path);
    if (passed !== undefined && sizeAndDate(passed) === sizeAndDate(file)) return;
    if (files.sizesAndDates.has(sizeAndDate(file))) intake.take(file);
    else still.wait({ ...file, changedMs }, wasSeenNow);
  }

  /** A copy elsewhere takes its place. */
  #miss(path: string, files: KnownFiles): void {
    const known = files.byPath.get(path);
    if (known === undefined) return;
    this.#setPresent(known.id, false);
    for (const copy of files.passed.values()) {
      if (copy.why === 'copy' && copy.bytes === known.bytes) this.#parts.intake.take(copy);
    }
  }

  async #missAll(): Promise<void> {
    const { byPath } = await this.#parts.known();
    for (const { id, path } of byPath.values()) if (isIn(path, this.record.path)) this.#setPresent(id, false);
  }

  #setPresent(mediaId: string, isPresent: boolean): void {
    if (this.#absent.has(mediaId) !== isPresent) return;
    if (isPresent) this.#absent.delete(mediaId);
    else this.#absent.add(mediaId);
    this.#parts.onPresence(mediaId);
  }

  #become(state: FolderState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#parts.onState();
  }

  async #askForFolder(): Promise<void> {
    this.#polls += 1;
    const every = this.#state === 'polled' ? lookEvery : repairEvery;
    const identity = await identityOf(this.record.path);
    if (this.#ending.signal.aborted) return;
    const hasChanged = this.#state !== 'reading' && identity !== this.#identity;
    const isEmptyPlace = this.#state === 'absent' && identity !== null;
    if (hasChanged || isEmptyPlace || this.#polls % every === 0) void this.scan().catch(() => undefined);
  }

  #hear(path: string | null, kind: 'change' | 'rename'): void {
    if (this.#ending.signal.aborted) return;
    this.#swarm.set(path ?? this.record.path, path === null ? 'rename' : kind);
    this.#swarmTimer ??= setTimeout(() => {
      this.#swarmTimer = undefined;
      const heard = [...this.#swarm];
      this.#swarm.clear();
      void this.#inTurn(() => this.#lookWhere(heard)).catch(() => undefined);
    }, swarmMs);
    this.#swarmTimer.unref();
  }

  async #lookWhere(heard: readonly (readonly [string, 'change' | 'rename'])[]): Promise<void> {
    const { path: root } = this.record;
    const meant = heard.filter(([path]) => this.#isOfPeople(path));
    if (this.#ending.signal.aborted || meant.length === 0) return;
    if (meant.length > maxSwarm || meant.some(([path]) => path === root)) return this.#scan();
    const files = await this.#parts.known();
    for (const [path, kind] of meant) {
      const found = await stat(path).catch(() => null);
      if (found?.isDirectory() === true) {
        if (kind === 'rename') await this.#lookThrough(path);
      } else if (found !== null) {
        if (isMediaName(basename(path))) await this.#lookAt(path, files, true);
      } else {
        this.#watch?.leave(path);
        for (const each of files.byPath.keys())
          if (each === path || isIn(each, path)) this.#miss(each, files);
      }
    }
  }

  /** Where a whole tree is followed, the system also tells of what is passed over. */
  #isOfPeople(path: string): boolean {
    const parts = relative(this.record.path, path).split(sep);
    return !parts.some((part) => isHidden(part) || isProgramFolder(part)) && !this.#parts.skip(path);
  }
}

/** null where there is no folder. */
async function identityOf(folder: string): Promise<string | null> {
  const found = await stat(folder).catch(() => null);
  return found?.isDirectory() === true ? `${found.dev}:${found.ino}` : null;
}
