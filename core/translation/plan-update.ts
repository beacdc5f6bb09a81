import type { Change } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { isSameSource } from '../project/same-source.ts';
import type { TranslatedCue } from '../project/translated-cue.ts';

export interface TranslationUpdate {
  /** Ids of cues of the source that are to be written. */
  readonly wanted: ReadonlySet<string>;
  /** What the others say in the other language, by id of the cue of the source. */
  readonly known: ReadonlyMap<string, string>;
  /** What makes a translated track have the cues and times of its source, but for those that are wanted. */
  readonly mends: readonly Change[];
}

/**
 * [Note: Only what changed]
 * Translated again is what is missing, and what a model wrote of another text than the source says now; that one cue, with
 * its sentence in sight, and no neighbour. What a person or a file wrote is written over only where it is asked for.
 * A translation whose source is gone goes on with another that says the same, or is there at its time, before it is given
 * up: captions may have been made anew.
 * @param trackId of the translation
 * @param asked ids of cues of the source: these and no others; null: what is to be done
 */
export function planUpdate(
  trackId: string,
  sources: readonly TrackCue[],
  translated: readonly TrackCue[],
  asked: readonly string[] | null,
): TranslationUpdate {
  const linked = linkCues(sources, translated);
  const askedFor = asked === null ? null : new Set(asked);
  const isWanted = (source: TrackCue): boolean =>
    askedFor === null ? isOpen(linked.get(source.id), source) : askedFor.has(source.id);
  const wanted = new Set(sources.filter(isWanted).map(({ id }) => id));
  const known = new Map<string, string>();
  const mends: Change[] = [];
  const kept = new Set<string>();
  for (const source of sources) {
    const link = linked.get(source.id);
    if (link === undefined) continue;
    kept.add(link.cue.id);
    if (!wanted.has(source.id)) known.set(source.id, link.cue.text);
    const { startMs, endMs } = source;
    const isThere = link.cue.startMs === startMs && link.cue.endMs === endMs;
    if (isThere && link.translation === link.cue.translation) continue;
    const after = { ...link.cue, startMs, endMs, translation: link.translation };
    mends.push({ kind: 'cue', trackId, before: link.cue, after });
  }
  for (const before of translated) {
    if (!kept.has(before.id)) mends.push({ kind: 'cue', trackId, before, after: null });
  }
  return { wanted, known, mends };
}

interface Link {
  readonly cue: TrackCue;
  /** As it is to be. */
  readonly translation: TranslatedCue;
}

function isOpen(link: Link | undefined, source: TrackCue): boolean {
  if (source.text.trim() === '') return link === undefined;
  if (link === undefined || link.cue.text.trim() === '') return true;
  if (link.cue.origin !== 'machine') return false;
  const { from, doubts = [] } = link.translation;
  return !isSameSource(from, source.text) || doubts.some(({ kind }) => kind === 'missing');
}

/** One cue for each source that has one: of several the one that a person wrote, else the first. */
function linkCues(sources: readonly TrackCue[], translated: readonly TrackCue[]): ReadonlyMap<string, Link> {
  const ids = new Set(sources.map(({ id }) => id));
  const linked = new Map<string, Link>();
  const orphans: TrackCue[] = [];
  for (const cue of translated) {
    const { translation } = cue;
    if (translation === undefined || !ids.has(translation.of)) {
      orphans.push(cue);
      continue;
    }
    const before = linked.get(translation.of);
    if (before === undefined || (before.cue.origin === 'machine' && cue.origin !== 'machine'))
      linked.set(translation.of, { cue, translation });
  }
  for (const match of [saysTheSame, isAtItsTime]) adopt(sources, orphans, linked, match);
  return linked;
}

type Match = (orphan: TrackCue, source: TrackCue) => boolean;

function adopt(
  sources: readonly TrackCue[],
  orphans: TrackCue[],
  linked: Map<string, Link>,
  match: Match,
): void {
  if (orphans.length === 0) return;
  const byMinute = Map.groupBy(sources, ({ startMs }) => minuteOf(startMs));
  for (const cue of [...orphans]) {
    const minute = minuteOf(cue.startMs);
    const source = [minute - 1, minute, minute + 1]
      .flatMap((each) => byMinute.get(each) ?? [])
      .filter((each) => !linked.has(each.id) && match(cue, each))
      .reduce<TrackCue | undefined>((best, each) => (isNearer(cue, each, best) ? each : best), undefined);
    if (source === undefined) continue;
    const { from = source.text, doubts } = cue.translation ?? {};
    const translation = { of: source.id, from, ...(doubts === undefined ? {} : { doubts }) };
    linked.set(source.id, { cue, translation });
    orphans.splice(orphans.indexOf(cue), 1);
  }
}

function isNearer(cue: TrackCue, source: TrackCue, best: TrackCue | undefined): boolean {
  const distance = (other: TrackCue) => Math.abs(other.startMs - cue.startMs);
  return best === undefined || distance(source) < distance(best);
}

/** Further away the same words are said another time. */
const maxDistanceMs = 60_000;

function minuteOf(ms: number): number {
  return Math.floor(ms / maxDistanceMs);
}

const saysTheSame: Match = ({ startMs, translation }, source) =>
  translation !== undefined &&
  isSameSource(translation.from, source.text) &&
  Math.abs(startMs - source.startMs) <= maxDistanceMs;

const isAtItsTime: Match = (a, b) => {
  const shared = Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs);
  return shared > 0 && shared * 2 >= Math.min(a.endMs - a.startMs, b.endMs - b.startMs);
};
