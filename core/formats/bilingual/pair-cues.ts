/**
 * Which cue of one track goes with which of another.
 *
 * [Note: Two languages at one time] Cues that are linked, or that share at least half the time of the shorter one and
 * stand at the same edge of the picture, are shown together. One with one: at the time of the first language, which was
 * set by ear, kept until the second language's end where nothing comes before. One with several: the one stays and the
 * several change below it, cut where they change; edges less than half a second apart are one edge, so that nothing
 * flickers. Whatever goes with nothing stands alone. No text is lost, and none is shown in a line of its own twice over.
 */
import type { Cue } from '../../cues/cue.ts';
import { placeOfCue } from '../place.ts';
import type { CuePlace } from '../place.ts';
import { overlappingGroups } from './overlapping-groups.ts';
import type { CueGroup } from './overlapping-groups.ts';

/** What is shown together; one side may be empty. */
export interface CuePair {
  readonly startMs: number;
  readonly endMs: number;
  readonly main: readonly Cue[];
  readonly other: readonly Cue[];
}

/** Edges nearer than this are one, and no piece is shorter. */
const minPieceMs = 500;
const edges = ['top', 'middle', 'bottom'] as const satisfies readonly CuePlace['vertical'][];

/** `links`: places in `other` of the cues of `main` that are known to say the same, in any order. */
export function pairCues(
  main: readonly Cue[],
  other: readonly Cue[],
  links: ReadonlyMap<number, number> = new Map(),
): readonly CuePair[] {
  const pairs: CuePair[] = [];
  const linkedMain = new Set<Cue>();
  const linkedOther = new Set<Cue>();
  for (const [index, place] of links) {
    const [cue, partner] = [main[index], other[place]];
    if (cue === undefined || partner === undefined || linkedOther.has(partner)) continue;
    if (edgeOf(cue) !== edgeOf(partner)) continue;
    linkedMain.add(cue);
    linkedOther.add(partner);
    pairs.push({ startMs: cue.startMs, endMs: cue.endMs, main: [cue], other: [partner] });
  }
  const freeMain = main.filter((cue) => !linkedMain.has(cue));
  const freeOther = other.filter((cue) => !linkedOther.has(cue));
  for (const edge of edges) {
    const groups = overlappingGroups(
      freeMain.filter((cue) => edgeOf(cue) === edge),
      freeOther.filter((cue) => edgeOf(cue) === edge),
    );
    let shownUntilMs = 0;
    for (const [index, group] of groups.entries()) {
      pairs.push(...pairsOf(group, shownUntilMs, groups[index + 1]?.startMs));
      shownUntilMs = Math.max(shownUntilMs, ...group.main.map(({ endMs }) => endMs));
    }
  }
  return pairs.toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
}

function edgeOf(cue: Cue): CuePlace['vertical'] {
  return placeOfCue(cue)?.vertical ?? 'bottom';
}

function pairsOf(
  { main, other, startMs }: CueGroup,
  shownUntilMs: number,
  nextMs = Infinity,
): readonly CuePair[] {
  const [first] = main;
  if (first === undefined) {
    return other.map((cue) => ({ ...spanBetween(cue, shownUntilMs, nextMs), main: [], other: [cue] }));
  }
  if (other.length === 0) return main.map((cue) => ({ ...spanOf(cue), main: [cue], other: [] }));
  if (main.length === 1 && other.length === 1) {
    const endMs = Math.max(first.endMs, Math.min(other[0]!.endMs, nextMs));
    return [{ startMs, endMs, main, other }];
  }
  return withAllCues(pieces({ main, other, startMs }, nextMs), main, other);
}

/** What a person reads between each two edges. */
function pieces({ main, other, startMs }: CueGroup, nextMs: number): CuePair[] {
  const lastMain = Math.max(...main.map(({ endMs }) => endMs));
  const lastOther = Math.max(...other.map(({ endMs }) => endMs));
  const endMs = Math.max(lastMain, Math.min(lastOther, nextMs));
  const moments = [...new Set([startMs, ...main.flatMap(edgesOf), endMs])].sort((a, b) => a - b);
  for (const edge of other.flatMap(edgesOf).sort((a, b) => a - b)) {
    const isNear = moments.some((moment) => Math.abs(moment - edge) < minPieceMs);
    if (!isNear && edge > startMs && edge < endMs) moments.push(edge);
  }
  moments.sort((a, b) => a - b);
  const found: CuePair[] = [];
  for (const [index, from] of moments.slice(0, -1).entries()) {
    const to = moments[index + 1]!;
    const isShown = (cue: Cue): boolean => cue.startMs < (from + to) / 2 && cue.endMs > (from + to) / 2;
    addPiece(found, { startMs: from, endMs: to, main: main.filter(isShown), other: other.filter(isShown) });
  }
  return found;
}

function addPiece(found: CuePair[], piece: CuePair): void {
  const last = found.at(-1);
  if (piece.main.length === 0 && (piece.other.length === 0 || piece.endMs - piece.startMs < minPieceMs))
    return;
  const joins =
    last?.endMs === piece.startMs &&
    isSame(last.main, piece.main) &&
    (isSame(last.other, piece.other) || piece.endMs - piece.startMs < minPieceMs);
  if (joins) found[found.length - 1] = { ...last, endMs: piece.endMs };
  else found.push(piece);
}

/** A cue too short for a piece of its own goes into the nearest one. */
function withAllCues(
  found: readonly CuePair[],
  main: readonly Cue[],
  other: readonly Cue[],
): readonly CuePair[] {
  const pairs = [...found];
  for (const side of ['main', 'other'] as const) {
    for (const cue of side === 'main' ? main : other) {
      if (pairs.some((pair) => pair[side].includes(cue))) continue;
      const distance = (pair: CuePair): number =>
        Math.max(pair.startMs - cue.endMs, cue.startMs - pair.endMs, 0);
      const nearest = pairs.reduce<number>(
        (best, pair, index) => (best < 0 || distance(pair) < distance(pairs[best]!) ? index : best),
        -1,
      );
      const pair = pairs[nearest];
      if (pair === undefined) pairs.push({ ...spanOf(cue), main: [], other: [], [side]: [cue] });
      else pairs[nearest] = { ...pair, [side]: [...pair[side], cue].toSorted(byStart) };
    }
  }
  return pairs;
}

function byStart(a: Cue, b: Cue): number {
  return a.startMs - b.startMs;
}

function isSame(a: readonly Cue[], b: readonly Cue[]): boolean {
  return a.length === b.length && a.every((cue, index) => cue === b[index]);
}

function edgesOf({ startMs, endMs }: Cue): readonly number[] {
  return [startMs, endMs];
}

function spanOf({ startMs, endMs }: Cue): { readonly startMs: number; readonly endMs: number } {
  return { startMs, endMs };
}

/** As much of a cue's time as nothing else takes. */
function spanBetween(cue: Cue, fromMs: number, toMs: number): ReturnType<typeof spanOf> {
  const startMs = Math.min(Math.max(cue.startMs, fromMs), cue.endMs);
  return { startMs, endMs: Math.max(startMs, Math.min(cue.endMs, toMs)) };
}
