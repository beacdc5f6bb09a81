/** Voices that the library remembers, and whom those of the open video sound like. */
import { namesNow } from '../../../core/speakers/name-speakers.ts';
import type { RememberedVoice } from '../../../core/project/remembered-voice.ts';
import { speakersStore } from '../../analyses/speakers-store.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { noCues, openProject, type OpenProject } from '../../project/project-store.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { createStore } from '../../stores/store.ts';

export interface Voices {
  /** The oldest first. */
  readonly remembered: readonly RememberedVoice[];
  /** By place among the speakers of the result. */
  readonly suggested: ReadonlyMap<number, string>;
  /** Suggestions that a person did not want, until speakers are found anew. */
  readonly refused: ReadonlySet<string>;
}

const none: Voices = { remembered: [], suggested: new Map(), refused: new Set() };
export const voicesStore = createStore<Voices>(none);

/** Keeps the store in step with the settings and the open video. Returns the way to stop. */
export function connectVoices({ calls, on }: Pick<AppConnection, 'calls' | 'on'>): () => void {
  /** Counts what was asked for: an answer to an earlier question comes too late. */
  let asked = 0;
  let read: readonly unknown[] = [];

  async function readAll(): Promise<void> {
    const mine = (asked += 1);
    const { mediaId, shown } = speakersStore.get();
    const { voices: remembered } = await calls['voices.list']({});
    const suggestions =
      mediaId === null || shown === null || remembered.length === 0
        ? []
        : (await calls['voices.suggest']({ mediaId, options: shown.options })).suggestions;
    if (mine !== asked) return;
    const suggested = new Map(suggestions.map(({ speaker, name }) => [speaker, name]));
    voicesStore.set((state) => ({ ...state, remembered, suggested }));
  }

  function follow(): void {
    const { mediaId, shown } = speakersStore.get();
    const isOn = settingsStore.get().remembersVoices;
    const wanted = [isOn, mediaId, shown?.at ?? null];
    if (wanted.every((each, i) => each === read[i])) return;
    read = wanted;
    voicesStore.set(none);
    // What is not read is not suggested; the next change reads again.
    if (isOn) readAll().catch(() => undefined);
  }

  follow();
  const stops = [
    speakersStore.subscribe(follow),
    settingsStore.subscribe(follow),
    on('voices.changed', () => {
      if (settingsStore.get().remembersVoices) readAll().catch(() => undefined);
      else voicesStore.set(none);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Place among the speakers of the result of each name that the tracks have. */
export function placesOfNames(project: OpenProject): ReadonlyMap<string, number> {
  const { mediaId, value } = speakersStore.get();
  if (mediaId !== project.media.id || value === null) return new Map();
  const tracks = project.tracks.map((track) => ({ track, cues: project.cues.get(track.id) ?? noCues }));
  const names = namesNow(tracks, { count: value.speakers.length, turns: value.turns });
  return new Map(names.flatMap((name, place) => (name === undefined ? [] : [[name, place]])));
}

export function refuseVoice(name: string): void {
  voicesStore.set((state) => ({ ...state, refused: new Set([...state.refused, name]) }));
}

/** So that it is suggested in other videos. */
export async function rememberVoice({ calls }: Pick<AppConnection, 'calls'>, name: string): Promise<void> {
  const project = openProject();
  const { shown } = speakersStore.get();
  const speaker = project === null ? undefined : placesOfNames(project).get(name);
  if (project === null || shown === null || speaker === undefined) return;
  await calls['voices.remember']({ mediaId: project.media.id, options: shown.options, speaker, name });
}

/** Whether the sound knows the voice of each speaker: not where each track of sound is one person. */
export function hasVoice(place: number | undefined): boolean {
  return place !== undefined && (speakersStore.get().value?.speakers[place]?.voice ?? null) !== null;
}
