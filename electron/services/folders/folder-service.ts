import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { Folder } from '../../../core/contract/folders.ts';
import type { EmitEvent } from '../../../core/contract/events.ts';
import { SidecutError } from '../../../core/errors.ts';
import { stat } from '../../system/user-files.ts';
import { realFolder } from '../files/roots.ts';
import type { Library } from '../library/library.ts';
import type { FolderRecord } from '../library/folder-record.ts';
import type { MediaRecord } from '../library/media-record.ts';
import { changedFolders } from '../media/replacing/find-neighbours.ts';
import type { Move } from '../media/replacing/find-neighbours.ts';
import type { MediaService } from '../media/media-service.ts';
import { FollowedFolder } from './followed-folder.ts';
import { createIntake } from './intake.ts';
import { createKnownFiles, isIn } from './known-files.ts';
import { waitForStillFiles } from './still-files.ts';

export interface FolderServiceParts {
  readonly library: Pick<Library, 'media' | 'folders'>;
  readonly media: Pick<MediaService, 'add' | 'remove' | 'renew'>;
  /** Whether Sidecut wrote this file: an export is no new video. */
  readonly isOwn: (path: string) => boolean;
  /** The data folder, which holds copies of videos. */
  readonly home: string;
  readonly emit: EmitEvent;
  /** Default: five seconds. */
  readonly stillMs?: number;
  /** Default: three seconds. */
  readonly pollMs?: number;
}

/** Pages are told so often at most. */
const toldEveryMs = 300;

/** Folders whose videos are in the library, as they are now and as they come. Nothing on a disk is ever changed. */
export class FolderService {
  readonly #parts: FolderServiceParts;
  readonly #folders = new Map<string, FollowedFolder>();
  readonly #known;
  readonly #still;
  readonly #intake;
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: FolderServiceParts) {
    const { library, media } = parts;
    this.#parts = parts;
    this.#known = createKnownFiles(library);
    this.#intake = createIntake({
      add: (path, signal) => media.add([path], signal),
      renew: (mediaId, signal) => media.renew(mediaId, signal),
      passOver: async (file) => {
        await library.folders.passOver([file]);
        this.#known.forget();
      },
      isOwn: parts.isOwn,
      onChange: () => this.#tell(),
    });
    this.#still = waitForStillFiles({
      stillMs: parts.stillMs ?? 5000,
      onStill: (file) =>
        void this.#known.get().then(
          ({ byPath }) => this.#intake.take(file, byPath.get(file.path)?.id),
          () => undefined,
        ),
      onGone: () => this.#tell(),
    });
  }

  /** Follows what the library has; what is found comes in by and by. */
  async start(): Promise<void> {
    for (const record of await this.#parts.library.folders.list()) this.#follow(record);
  }

  /** The library has changed: what is known of files is read again. */
  noteChange(): void {
    this.#known.forget();
  }

  list(): readonly Folder[] {
    const growing = [...this.#still.paths()];
    const coming = [...this.#intake.paths(), ...growing];
    return [...this.#folders.values()].map(({ record: { id, path }, state }) => ({
      ...{ id, path, name: basename(path) || path, state },
      coming: coming.filter((each) => isIn(each, path)).length,
      growing: growing.filter((each) => isIn(each, path)).length,
      refused: this.#intake
        .refused()
        .filter((each) => isIn(each.path, path))
        .map(({ name, error }) => ({ name, error })),
    }));
  }

  /** Answers the folders that hold these from now on, and what is none. */
  async add(
    paths: readonly string[],
  ): Promise<{ readonly ids: readonly string[]; readonly files: readonly string[] }> {
    const ids = new Set<string>();
    const files: string[] = [];
    for (const path of paths) {
      const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? false;
      if (isFolder) ids.add(await this.#addFolder((await realFolder(path)) ?? path));
      else files.push(path);
    }
    this.#tell();
    return { ids: [...ids], files };
  }

  /** `videos`: whether they stay in the library. */
  async remove(folderId: string, videos: 'keep' | 'remove'): Promise<void> {
    const { library, media } = this.#parts;
    const folder = this.#require(folderId);
    this.#folders.delete(folderId);
    await folder.close();
    await library.folders.remove(folderId);
    const { path: root } = folder.record;
    for (const waiting of [this.#still, this.#intake]) {
      for (const path of waiting.paths()) if (isIn(path, root)) waiting.forget(path);
    }
    if (videos === 'remove') {
      const files = await library.media.files();
      for (const { id } of files.filter(({ path }) => isIn(path, root))) await media.remove(id);
    }
    this.#tell();
  }

  /** null: all of them. */
  async scan(folderId: string | null): Promise<void> {
    const folders = folderId === null ? [...this.#folders.values()] : [this.#require(folderId)];
    for (const folder of folders) await folder.scan();
  }

  /** What a person took out of the library does not come back by itself. */
  async noteRemoval({ path, bytes, modifiedMs }: MediaRecord): Promise<void> {
    if (this.#holding(path) === undefined) return;
    await this.#parts.library.folders.passOver([{ path, bytes, modifiedMs, why: 'removed' }]);
    this.#known.forget();
  }

  /** A followed folder that is gone goes on where its videos are now. */
  async noteMove(move: Move): Promise<void> {
    for (const { from, to } of changedFolders(move)) {
      for (const folder of [...this.#folders.values()]) {
        const { record } = folder;
        if (record.path !== from && !isIn(record.path, from)) continue;
        const path = to + record.path.slice(from.length);
        const isFree = this.#holding(path) === undefined && (await realFolder(path)) === path;
        if (!isFree || (await realFolder(record.path)) !== null) continue;
        await this.#parts.library.folders.move(record.id, path);
        await folder.close();
        this.#follow({ ...record, path });
        this.#tell();
      }
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#telling);
    this.#still.close();
    await Promise.all([...this.#folders.values()].map((folder) => folder.close()));
    await this.#intake.close();
  }

  async #addFolder(path: string): Promise<string> {
    const { library } = this.#parts;
    const holding = this.#holding(path);
    const passed = (await library.folders.passed()).filter((file) => isIn(file.path, path));
    await library.folders.takeAgain(passed.map((file) => file.path));
    this.#known.forget();
    if (holding !== undefined) {
      this.#scanLater(holding);
      return holding.record.id;
    }
    const within = [...this.#folders.values()].filter(({ record }) => isIn(record.path, path));
    const record = { id: randomUUID(), path, addedAt: new Date().toISOString() };
    await library.folders.add(
      record,
      within.map((folder) => folder.record.id),
    );
    for (const folder of within) {
      this.#folders.delete(folder.record.id);
      await folder.close();
    }
    this.#follow(record);
    return record.id;
  }

  #holding(path: string): FollowedFolder | undefined {
    return [...this.#folders.values()].find(({ record }) => record.path === path || isIn(path, record.path));
  }

  #require(folderId: string): FollowedFolder {
    const folder = this.#folders.get(folderId);
    if (folder === undefined) throw new SidecutError('folder-unknown', {});
    return folder;
  }

  #follow(record: FolderRecord): void {
    const { home, emit, pollMs = 3000 } = this.#parts;
    const folder = new FollowedFolder(record, {
      ...{ still: this.#still, intake: this.#intake, pollMs },
      known: () => this.#known.get(),
      skip: (path) => path === home || isIn(path, home),
      onPresence: (mediaId) => emit('media.changed', { mediaId }),
      onState: () => this.#tell(),
    });
    this.#folders.set(record.id, folder);
    this.#scanLater(folder);
  }

  /** What goes wrong is gone through again with the next look. */
  #scanLater(folder: FollowedFolder): void {
    void folder.scan().catch(() => undefined);
  }

  #tell(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      this.#parts.emit('folders.changed', {});
    }, toldEveryMs);
    this.#telling.unref();
  }
}
