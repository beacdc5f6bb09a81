/** Results that are made of what a track says: the newest for the active track, followed while it is open. */
import { z } from 'zod';
import type { AnalysisState } from '../../core/contract/analyses.ts';
import type { AppConnection } from '../connection/app-connection.ts';
import { openProject, projectStore, type OpenProject } from '../project/project-store.ts';
import { createStore, type Store } from '../stores/store.ts';

export interface TrackResult<Value> {
  readonly mediaId: string | null;
  /** The track that is active; the value may be of another, see `ResultKind`. */
  readonly trackId: string | null;
  /** What the latest attempt ended as; null: none was made. */
  readonly last: AnalysisState | null;
  /** The one that `value` is of: an attempt that failed later takes nothing away. */
  readonly shown: AnalysisState | null;
  /** The host checked it by the kind's schema. */
  readonly value: Value | null;
}

export interface TrackResults<Value> {
  readonly store: Store<TrackResult<Value>>;
  /** Keeps the store in step with the active track. Returns the way to stop. */
  readonly connect: (connection: Pick<AppConnection, 'calls' | 'on' | 'onState'>) => () => void;
}

export interface ResultKind {
  readonly kind: string;
  /** What another track says has brought it forth: it stands for the video all the same, where there is no other. */
  readonly isOfVideo: boolean;
  /** Whether what was made with these options belongs to the active track. Without it: where they name the track. */
  readonly isOfActive?: (options: unknown, project: OpenProject) => boolean;
}

const optionsSchema = z.object({ trackId: z.string().nullable() });
/** Edits follow one another while someone types: whether the result is out of date is asked when they rest. */
const restMs = 400;

export function createTrackResults<Value>(resultKind: ResultKind): TrackResults<Value> {
  const { kind, isOfVideo, isOfActive = namesActive } = resultKind;
  const none: TrackResult<Value> = { mediaId: null, trackId: null, last: null, shown: null, value: null };
  const store = createStore(none);

  const connect: TrackResults<Value>['connect'] = ({ calls, on, onState }) => {
    /** Counts what was asked for: an answer to an earlier question comes too late. */
    let asked = 0;
    let revision = -1;
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function read(project: OpenProject): Promise<void> {
      const { activeTrackId: trackId } = project;
      const mediaId = project.media.id;
      asked += 1;
      const mine = asked;
      const { analyses } = await calls['analyses.list']({ mediaId });
      const states = statesFor(
        analyses.filter((state) => state.kind === kind),
        ({ options }) => isOfActive(options, project),
        isOfVideo,
      );
      const shown = states.find(({ hasValue }) => hasValue) ?? null;
      const before = store.get();
      const isRead = before.mediaId === mediaId && isSameResult(before.shown, shown);
      const value =
        shown === null
          ? null
          : isRead
            ? before.value
            : ((await calls['analyses.read']({ mediaId, kind, options: shown.options }))
                .value as Value | null);
      if (mine === asked) store.set({ mediaId, trackId, last: states[0] ?? null, shown, value });
    }

    function readOpen(): void {
      const project = openProject();
      // A failure shows itself where the result is missed; the next change reads again.
      if (project !== null) read(project).catch(() => undefined);
    }

    function followProject(): void {
      const project = openProject();
      const [mediaId, trackId] = [project?.media.id ?? null, project?.activeTrackId ?? null];
      const known = store.get();
      if (mediaId !== known.mediaId || trackId !== known.trackId) {
        asked += 1;
        revision = project?.revision ?? -1;
        const kept = mediaId === known.mediaId && isOfVideo ? known : none;
        store.set({ ...kept, mediaId, trackId });
        readOpen();
      } else if (project !== null && project.revision !== revision) {
        revision = project.revision;
        clearTimeout(timer);
        timer = setTimeout(readOpen, restMs);
      }
    }

    const stops = [
      projectStore.subscribe(followProject),
      on('analyses.changed', (event) => {
        if (event.kind === kind && event.mediaId === openProject()?.media.id) readOpen();
      }),
      onState((state) => {
        if (state === 'connected') readOpen();
      }),
      () => clearTimeout(timer),
    ];
    followProject();
    return () => {
      for (const stop of stops) stop();
    };
  };
  return { store, connect };
}

/** The latest first; those of the track, else of any where that will do. */
function statesFor(
  states: readonly AnalysisState[],
  isOwn: (state: AnalysisState) => boolean,
  isOfVideo: boolean,
): readonly AnalysisState[] {
  const sorted = states.toSorted((a, b) => b.at.localeCompare(a.at));
  const own = sorted.filter(isOwn);
  return own.some(({ hasValue }) => hasValue) || !isOfVideo ? own : sorted;
}

function namesActive(options: unknown, { activeTrackId }: OpenProject): boolean {
  return optionsSchema.safeParse(options).data?.trackId === activeTrackId;
}

function isSameResult(a: AnalysisState | null, b: AnalysisState | null): boolean {
  return a !== null && b !== null && a.at === b.at && JSON.stringify(a.options) === JSON.stringify(b.options);
}
