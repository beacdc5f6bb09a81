import type { MediaSummary } from '../../../core/contract/media.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { showFailure } from '../../notices/notices.ts';
import { createStore } from '../../stores/store.ts';
import { noFilters, type Filters, type Sort } from './listed-videos.ts';

export interface Library {
  readonly media: readonly MediaSummary[];
  /** Of the names that are listed. */
  readonly query: string;
  readonly filters: Filters;
  /** Of the folders that are followed the one that is shown; null: all videos. */
  readonly folderId: string | null;
  readonly sort: Sort;
  readonly layout: 'grid' | 'list';
  /** Taken out of the list, and of the library as soon as nobody can undo it any more. */
  readonly leaving: ReadonlySet<string>;
}

export const libraryStore = createStore<Library>({
  ...{ media: [], query: '', filters: noFilters, folderId: null, sort: 'opened', layout: 'grid' },
  leaving: new Set(),
});

export function changeLibrary(part: Partial<Omit<Library, 'media'>>): void {
  libraryStore.set((library) => ({ ...library, ...part }));
}

export function changeFilters(part: Partial<Filters>): void {
  libraryStore.set((library) => ({ ...library, filters: { ...library.filters, ...part } }));
}

/** More changes than these are read as a whole library. */
const maxChanged = 200;
/** Changes come in swarms: a folder that comes in, a drive that is pulled out. */
const swarmMs = 60;

let readAgain: () => Promise<void> = () => Promise.resolve();
export const readLibrary = (): Promise<void> => readAgain();

/** Reads the library and follows it, reading only what has changed. Returns the way to stop. */
export async function connectLibrary({ calls, on, onState }: AppConnection): Promise<() => void> {
  let reading: Promise<void> | null = null;
  let isStale = false;
  /** What has changed since it was read; null: all of it is to be read. */
  let changed: Set<string> | null = null;
  let swarm: ReturnType<typeof setTimeout> | undefined;

  async function read(): Promise<void> {
    do {
      isStale = false;
      const mediaIds = changed !== null && changed.size <= maxChanged ? [...changed] : null;
      changed = new Set();
      try {
        const { media } = await calls['media.list'](mediaIds === null ? {} : { mediaIds });
        libraryStore.set((library) => ({
          ...library,
          media: mediaIds === null ? media : withChanges(library.media, mediaIds, media),
        }));
      } catch (error) {
        changed = null;
        throw error;
      }
    } while (hasChanged());
  }

  function hasChanged(): boolean {
    return isStale;
  }

  /** One reading at a time: when something changed meanwhile, it goes on with another. */
  function readNext(): Promise<void> {
    if (reading !== null) isStale = true;
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  }
  readAgain = () => {
    changed = null;
    return readNext();
  };

  const refresh = (): void => void readAgain().catch(showFailure);
  function note(mediaId: string): void {
    changed?.add(mediaId);
    swarm ??= setTimeout(() => {
      swarm = undefined;
      readNext().catch(showFailure);
    }, swarmMs);
  }
  const stops = [
    on('media.changed', ({ mediaId }) => note(mediaId)),
    // How many cues are doubtful depends on the level of doubt.
    on('settings.changed', refresh),
    // A card shows how many tracks there are; what is typed into their cues does not concern it.
    on('project.changed', ({ mediaId, changes }) => {
      if (changes.length === 0 || changes.some(({ kind }) => kind === 'track')) note(mediaId);
    }),
    onState((state) => {
      if (state === 'connected') refresh();
    }),
    () => clearTimeout(swarm),
  ];
  await readAgain();
  return () => {
    for (const stop of stops) stop();
  };
}

/** Those that changed as they are now, new ones first; those that are not there any more go. */
export function withChanges(
  media: readonly MediaSummary[],
  mediaIds: readonly string[],
  now: readonly MediaSummary[],
): readonly MediaSummary[] {
  const changed = new Set(mediaIds);
  const byId = new Map(now.map((each) => [each.id, each]));
  const kept = media.flatMap((each) => {
    if (!changed.has(each.id)) return [each];
    const next = byId.get(each.id);
    byId.delete(each.id);
    return next === undefined ? [] : [next];
  });
  return byId.size === 0 ? kept : [...byId.values(), ...kept];
}

export function searchLibrary(query: string): void {
  libraryStore.set((library) => ({ ...library, query }));
}
