import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { findCatalogueModel, hubSourceOf } from '../../../../models/catalogue.ts';
import type { InstallOptions, InstallResult } from '../install/install.ts';
import { installModel } from '../install/install.ts';
import type { InstallProgress } from '../install/install-progress.ts';
import type { ModelStore } from '../install/model-store.ts';
import { realDisk } from '../hub/disk.ts';
import type { Disk } from '../hub/disk.ts';
import { hubSettings } from '../hub/hub-settings.ts';
import type { HubWishes } from '../hub/hub-settings.ts';
import { modelPlaces } from '../layout/model-places.ts';
import type { ModelPlaces } from '../layout/model-places.ts';
import { FakeHub } from './fake-hub.ts';
import { whisperFiles } from './whisper-files.ts';

export const tinyId = 'whisper-tiny';

/** What a test does differently. */
export interface StoreChanges extends HubWishes {
  readonly home?: string;
  readonly disk?: Disk;
}

/** A hub that holds `whisper-tiny`, an empty data folder, and settings without patience. */
export class StoreFixture {
  readonly hub: FakeHub;
  readonly home: string;
  readonly files = whisperFiles('tiny', ['_quantized', '_fp16']);
  readonly progress: InstallProgress[] = [];

  private constructor(hub: FakeHub, home: string) {
    this.hub = hub;
    this.home = home;
    this.publish(tinyId, this.files);
  }

  static async create(): Promise<StoreFixture> {
    return new StoreFixture(await FakeHub.start(), await mkdtemp(path.join(tmpdir(), 'sidecut-store-')));
  }

  async remove(): Promise<void> {
    await this.hub.stop();
    await rm(this.home, { recursive: true, force: true });
  }

  /** Puts files on the hub where the catalogue looks for the model. */
  publish(id: string, files: Readonly<Record<string, Buffer>>): void {
    const source = hubSourceOf(findCatalogueModel(id));
    if (!source) throw new Error(`${id} is not downloaded`);
    this.hub.addRepository(source.repository, { commit: source.revision, files });
  }

  get places(): ModelPlaces {
    return modelPlaces(this.home, path.join(this.home, 'starters'));
  }

  store({ home, disk, ...wishes }: StoreChanges = {}): ModelStore {
    const limits = { backoffMs: 5, maxBackoffMs: 20, stallMs: 20_000, ...wishes.limits };
    return {
      places: home === undefined ? this.places : { ...this.places, home },
      hub: hubSettings({ endpoint: this.hub.endpoint, ...wishes, limits }, {}),
      disk: disk ?? realDisk,
      // No test leaves this machine.
      pip: () =>
        Promise.reject(new SidecutError('packages-unavailable', { reason: 'no-python', python: 'none' })),
    };
  }

  install(
    options: Partial<InstallOptions> = {},
    changes: StoreChanges = {},
    what = tinyId,
  ): Promise<InstallResult> {
    return installModel(this.store(changes), what, {
      signal: new AbortController().signal,
      onProgress: (progress) => this.progress.push(progress),
      ...options,
    });
  }

  /** The error of an install that must fail. */
  async failingInstall(...args: Parameters<StoreFixture['install']>): Promise<SidecutError> {
    const error = await this.install(...args).then(
      () => undefined,
      (reason: unknown) => reason as SidecutError,
    );
    if (!error) throw new Error('the install succeeded');
    return error;
  }

  modelFolder(id = tinyId): string {
    return path.join(this.home, 'models', id);
  }

  stagingFolder(id = tinyId): string {
    return path.join(this.home, 'models', '.incoming', id);
  }

  /** Content of every file below a folder, by relative path. */
  async contents(folder: string): Promise<Record<string, Buffer>> {
    const found: Record<string, Buffer> = {};
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
      if (entry.isDirectory()) continue;
      const full = path.join(entry.parentPath, entry.name);
      found[path.relative(folder, full).split(path.sep).join('/')] = await readFile(full);
    }
    return found;
  }
}
