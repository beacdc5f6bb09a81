import type { MediaSummary } from '../../../core/contract/media.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { showFailure } from '../../notices/notices.ts';
import { createStore } from '../../stores/store.ts';
import type { Filter, Sort } from './listed-videos.ts';

export interface Library {
  readonly media: readonly MediaSummary[];
  /** Of the names that are listed. */
  readonly query: string;
  readonly filter: Filter;
  readonly sort: Sort;
  readonly layout: 'grid' | 'list';
  /** Taken out of the list, and of the library as soon as nobody can undo it any more. */
  readonly leaving: ReadonlySet<string>;
}

export const libraryStore = createStore<Library>({
  ...{ media: [], query: '', filter: 'all', sort: 'opened', layout: 'grid' },
  leaving: new Set(),
});

export function changeLibrary(part: Partial<Omit<Library, 'media' | 'query'>>): void {
  libraryStore.set((library) => ({ ...library, ...part }));
}

let readAgain: () => Promise<void> = () => Promise.resolve();

/** Reads the library and follows it. Returns the way to stop. */
export async function connectLibrary({ calls, on, onState }: AppConnection): Promise<() => void> {
  let reading: Promise<void> | null = null;
  let isStale = false;

  async function read(): Promise<void> {
    do {
      isStale = false;
      const { query } = libraryStore.get();
      const { media } = await calls['media.list'](query.trim() === '' ? {} : { query });
      libraryStore.set((library) => ({ ...library, media }));
    } while (hasChanged());
  }

  function hasChanged(): boolean {
    return isStale;
  }

  /** One reading at a time: when something changed meanwhile, it goes on with another. */
  readAgain = () => {
    if (reading !== null) isStale = true;
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  };

  const refresh = (): void => void readAgain().catch(showFailure);
  const stops = [
    on('media.changed', refresh),
    // How many cues are doubtful depends on the level of doubt.
    on('settings.changed', refresh),
    // A card shows how many tracks there are; what is typed into their cues does not concern it.
    on('project.changed', ({ changes }) => {
      if (changes.length === 0 || changes.some(({ kind }) => kind === 'track')) refresh();
    }),
    onState((state) => {
      if (state === 'connected') refresh();
    }),
  ];
  await readAgain();
  return () => {
    for (const stop of stops) stop();
  };
}

export function searchLibrary(query: string): void {
  libraryStore.set((library) => ({ ...library, query }));
  readAgain().catch(showFailure);
}

export const readLibrary = (): Promise<void> => readAgain();
