/** Who speaks in the open video: names, in every track of it, each with a number and a colour. */
import type { SpeakersResult } from '../../core/analysis/speakers.ts';
import { speakersStore } from '../analyses/speakers-store.ts';
import { localeStore, t } from '../i18n/i18n.ts';
import { noCues, projectStore, type OpenProject } from '../project/project-store.ts';
import { useStore } from '../stores/store.ts';
import '../analyses/speaker-messages.ts';
import { noTurns, turnsOfCues, turnsOfResult, type SpokenTurns } from './speaker-turns.ts';

export interface Speaker {
  readonly name: string;
  /** From 1: the key that gives words to them, and the colour. It stays while the video is open. */
  readonly number: number;
  readonly firstMs: number;
  readonly speechMs: number;
  readonly turnCount: number;
}

/** How many colours there are; the tenth speaker has that of the first, and another name. */
export const speakerColourCount = 9;

/** From 0. */
export function colourIndex({ number }: Pick<Speaker, 'number'>): number {
  return (number - 1) % speakerColourCount;
}

/** For styles of the page. */
export function speakerColour(speaker: Pick<Speaker, 'number'>): string {
  return `var(--speaker-${colourIndex(speaker) + 1})`;
}

export interface Spoken {
  /** By their numbers. */
  readonly speakers: readonly Speaker[];
  readonly byName: ReadonlyMap<string, Speaker>;
  readonly numbers: ReadonlyMap<string, number>;
  /** Of the active track or, where it names nobody, of the first one that does; else what was found in the sound. */
  readonly turns: SpokenTurns;
  /** The track that `turns` are of; null: no text names anybody. */
  readonly trackId: string | null;
}

const noNumbers: ReadonlyMap<string, number> = new Map();
const nothing: Spoken = {
  ...{ speakers: [], byName: new Map(), numbers: noNumbers },
  ...{ turns: noTurns, trackId: null },
};

/** Numbers that were given in a video stay: who speaks first may change by an edit, a colour should not. */
let given: { readonly mediaId: string; readonly numbers: ReadonlyMap<string, number> } = {
  mediaId: '',
  numbers: new Map(),
};

let made: { readonly from: readonly unknown[]; readonly spoken: Spoken } = { from: [], spoken: nothing };

/** What somebody is called who has no name yet: `Speaker 3`. */
export function freeName({ speakers, byName }: Spoken): string {
  for (let number = speakers.length + 1; ; number += 1) {
    const name = t('speakers.numbered', { number });
    if (!byName.has(name)) return name;
  }
}

/** The same object while nothing of it changes. Whoever shows it follows `projectStore` and `speakersStore`. */
export function spokenOf(project: OpenProject): Spoken {
  const found = speakersStore.get();
  const result = found.mediaId === project.media.id ? found.value : null;
  const from = [
    project.media.id,
    project.tracks,
    project.cues,
    project.activeTrackId,
    result,
    localeStore.get(),
  ];
  if (from.every((each, i) => each === made.from[i])) return made.spoken;
  made = { from, spoken: findSpoken(project, result) };
  return made.spoken;
}

/** By name; the same map while nobody comes or goes, however often their words change. */
export function useSpeakerNumbers(): ReadonlyMap<string, number> {
  return useStore(projectStore, (state) =>
    state.status === 'open' ? spokenOf(state.project).numbers : noNumbers,
  );
}

/** As `spokenOf`, drawn again when it changes. */
export function useSpoken(): Spoken {
  useStore(speakersStore, ({ value }) => value);
  return useStore(projectStore, (state) => (state.status === 'open' ? spokenOf(state.project) : nothing));
}

function findSpoken(project: OpenProject, result: SpeakersResult | null): Spoken {
  const { tracks, cues, activeTrackId, media } = project;
  const ids = tracks.map(({ id }) => id).toSorted((a, b) => rank(a, activeTrackId) - rank(b, activeTrackId));
  const said = ids.map((id) => turnsOfCues(cues.get(id) ?? noCues));
  const at = said.findIndex(({ turns }) => turns.length > 0);
  if (at >= 0) return spokenBy(media.id, said, said[at]!, ids[at]!);
  if (result === null) return nothing;
  const turns = turnsOfResult(result, (speaker) => t('speakers.numbered', { number: speaker + 1 }));
  return spokenBy(media.id, [turns], turns, null);
}

/** The active track before the others. */
function rank(id: string, activeTrackId: string | null): number {
  return id === activeTrackId ? 0 : 1;
}

function spokenBy(
  mediaId: string,
  said: readonly SpokenTurns[],
  turns: SpokenTurns,
  trackId: string | null,
): Spoken {
  const shares = new Map<string, Share>();
  for (const track of said) {
    // What a track says of somebody whom one before it names says nothing new.
    for (const [name, share] of sharesOf(track)) if (!shares.has(name)) shares.set(name, share);
  }
  const order = [...shares].toSorted(([, a], [, b]) => a.firstMs - b.firstMs);
  const numbers = numbersOf(
    mediaId,
    order.map(([name]) => name),
  );
  const speakers = order
    .map(([name, share]) => ({ name, number: numbers.get(name)!, ...share }))
    .toSorted((a, b) => a.number - b.number);
  const byName = new Map(speakers.map((speaker) => [speaker.name, speaker]));
  return { speakers, byName, numbers, turns, trackId };
}

type Share = Omit<Speaker, 'name' | 'number'>;

function sharesOf({ turns }: SpokenTurns): ReadonlyMap<string, Share> {
  const shares = new Map<string, { firstMs: number; speechMs: number; turnCount: number }>();
  for (const { startMs, endMs, speaker } of turns) {
    const share = shares.get(speaker);
    if (share === undefined)
      shares.set(speaker, { firstMs: startMs, speechMs: endMs - startMs, turnCount: 1 });
    else {
      share.speechMs += endMs - startMs;
      share.turnCount += 1;
    }
  }
  return shares;
}

/** Whoever is new takes the lowest that nobody has: one that is renamed keeps theirs. */
function numbersOf(mediaId: string, names: readonly string[]): ReadonlyMap<string, number> {
  const before = given.mediaId === mediaId ? given.numbers : new Map<string, number>();
  if (before.size === names.length && names.every((name) => before.has(name))) return before;
  const numbers = new Map(names.flatMap((name) => (before.has(name) ? [[name, before.get(name)!]] : [])));
  const taken = new Set(numbers.values());
  let next = 1;
  for (const name of names) {
    if (numbers.has(name)) continue;
    while (taken.has(next)) next += 1;
    numbers.set(name, next);
    taken.add(next);
  }
  given = { mediaId, numbers };
  return numbers;
}
