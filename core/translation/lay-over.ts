/**
 * [Note: Laying a translation over its cues]
 * A sentence of several cues is translated as one and cut again. Where a cue should end is known from the words that the
 * model looked at, else from the share of the characters and of the time; it ends nearby, where the language parts well
 * (see [Note: Break costs]), and no cue gets more than can be read in it while another has room. Each gets a word at
 * least; where there are fewer words than cues, neighbours show the same, as one caption that stays.
 */
import { escapeTags } from '../cues/markup.ts';
import { lineLength } from '../cues/text-measure.ts';
import { cueBreak } from '../cuebuilder/break-costs.ts';
import { piecesOf } from '../cuebuilder/pieces.ts';
import type { JointKind } from '../language/joint.ts';
import { jointsBetween } from '../language/joints.ts';
import { endMarkOf } from '../language/punctuation.ts';
import { readingMsRequired } from '../profiles/limits.ts';
import type { Profile } from '../profiles/profile.ts';
import type { AlignedSpan } from './engine.ts';

export interface LaidPart {
  /** One after the other, they are the translation. */
  readonly text: string;
  /** It is shown in the fragment before or behind as well: there were too few words. */
  readonly isShared: boolean;
}

export interface LaidOver {
  /** The pieces of the source's sentence, in order. */
  readonly fragments: readonly { readonly text: string; readonly durationMs: number }[];
  /** BCP 47 and guideline of the translation. */
  readonly language: string;
  readonly profile: Profile;
  readonly alignment?: readonly AlignedSpan[] | undefined;
}

/** One part for each fragment; none of them is empty unless the translation is. */
export function layOver(translation: string, options: LaidOver): readonly LaidPart[] {
  const { fragments, language } = options;
  const text = translation.replaceAll(/\s+/gu, ' ').trim();
  if (fragments.length === 1 || text === '') return fragments.map(() => ({ text, isShared: false }));
  const pieces = breakablePieces(text, language);
  const groups = groupsOf(fragments, pieces.filter(({ isWordy }) => isWordy).length);
  const parts = cut(text, pieces, groups, options);
  return groups.flatMap((group, i) =>
    group.members.map(() => ({ text: parts[i]!, isShared: group.members.length > 1 })),
  );
}

interface BreakablePiece {
  readonly start: number;
  readonly end: number;
  readonly joint: JointKind;
  /** Letters or figures stand in it. */
  readonly isWordy: boolean;
}

/** Between two of them may be a break. */
function breakablePieces(text: string, language: string): readonly BreakablePiece[] {
  const pieces = piecesOf({ text, offsets: [0, text.length] }, language);
  const joints = jointsBetween(pieces, language);
  const breakable: BreakablePiece[] = [];
  for (const [i, piece] of pieces.entries()) {
    const one = {
      start: piece.textStart,
      end: piece.textEnd,
      joint: joints[i]!,
      isWordy: /[\p{L}\p{N}]/u.test(piece.text),
    };
    const last = breakable.at(-1);
    if (last === undefined || (one.joint !== 'closed' && last.isWordy && one.isWordy)) breakable.push(one);
    else breakable[breakable.length - 1] = { ...last, end: one.end, isWordy: last.isWordy || one.isWordy };
  }
  return breakable;
}

interface Group {
  /** Fragments that show the same text. */
  readonly members: readonly LaidOver['fragments'][number][];
  readonly length: number;
  readonly durationMs: number;
}

/** At most `count` groups, at least one: the smallest neighbours are put together. */
function groupsOf(fragments: LaidOver['fragments'], count: number): readonly Group[] {
  const groups: Group[] = fragments.map((fragment) => ({
    members: [fragment],
    length: fragment.text.length,
    durationMs: fragment.durationMs,
  }));
  while (groups.length > Math.max(1, count)) {
    let least = 0;
    for (let i = 1; i + 1 < groups.length; i++) {
      if (groups[i]!.length + groups[i + 1]!.length < groups[least]!.length + groups[least + 1]!.length)
        least = i;
    }
    const [left, right] = [groups[least]!, groups[least + 1]!];
    groups.splice(least, 2, {
      members: [...left.members, ...right.members],
      length: left.length + right.length,
      durationMs: left.durationMs + right.durationMs,
    });
  }
  return groups;
}

/** Characters count for so much of where a cue should end, time for the rest. */
const characterShare = 0.75;
/** Points for a cue that ends a whole cue away from where it should; half a cue away is a quarter of it. */
const astray = 220;
/** Points for each millisecond that a reader lacks. */
const hurry = 0.06;
/** Points for each character that the lines of a cue have no room for. */
const crowd = 3;
/** Both languages have a mark there. */
const sameMark = 12;

function cut(
  text: string,
  pieces: readonly BreakablePiece[],
  groups: readonly Group[],
  { profile, alignment }: LaidOver,
): readonly string[] {
  const partOf = (from: number, to: number): string => text.slice(pieces[from]!.start, pieces[to - 1]!.end);
  const strayOf = strayLength(text, pieces, groups, alignment);
  const usual = text.length / groups.length;
  const breakCost = (group: number, at: number): number => {
    const mark = endMarkOf(groups[group - 1]!.members.at(-1)!.text);
    const marked = mark !== 'none' && endMarkOf(partOf(at - 1, at)) !== 'none' ? sameMark : 0;
    return cueBreak[pieces[at]!.joint] + astray * (strayOf(group, at) / usual) ** 2 - marked;
  };
  const partCost = (group: number, from: number, to: number): number => {
    const part = partOf(from, to);
    const { members, durationMs } = groups[group]!;
    const room = profile.maxLines * profile.maxCharsPerLine * members.length;
    // Short texts need no reckoning.
    if (part.length * 40 < durationMs && part.length * 2 < room) return 0;
    const tooLong = Math.max(0, lineLength(escapeTags(part), profile.characterMeasure) - room);
    return crowd * tooLong + hurry * Math.max(0, readingMsRequired(part, profile) - durationMs);
  };
  const ends = cheapestEnds(pieces.length, groups.length, breakCost, partCost);
  return ends.map((end, group) => partOf(group === 0 ? 0 : ends[group - 1]!, end));
}

/** Ends of the groups among the pieces, each with one piece at least: what costs least. */
function cheapestEnds(
  pieceCount: number,
  groupCount: number,
  breakCost: (group: number, at: number) => number,
  partCost: (group: number, from: number, to: number) => number,
): readonly number[] {
  // `costs[to]`: the groups until now end before piece `to`.
  let costs = new Float64Array(pieceCount + 1).fill(Infinity);
  costs[0] = 0;
  const origins: Int32Array[] = [];
  for (let group = 0; group < groupCount; group++) {
    const next = new Float64Array(pieceCount + 1).fill(Infinity);
    const origin = new Int32Array(pieceCount + 1).fill(-1);
    const behind = groupCount - 1 - group;
    for (let from = group; from < pieceCount; from++) {
      if (costs[from] === Infinity) continue;
      const begun = costs[from]! + (group === 0 ? 0 : breakCost(group, from));
      const first = behind === 0 ? pieceCount : from + 1;
      for (let to = first; to <= pieceCount - behind; to++) {
        const cost = begun + partCost(group, from, to);
        if (cost < next[to]!) [next[to], origin[to]] = [cost, from];
      }
    }
    costs = next;
    origins.push(origin);
  }
  const ends: number[] = [];
  for (let group = groupCount - 1, end = pieceCount; group >= 0; group--) {
    ends.unshift(end);
    end = origins[group]![end]!;
  }
  return ends;
}

/** For a break before a piece, at which a group begins: how many characters come to stand in a wrong cue. */
function strayLength(
  text: string,
  pieces: readonly BreakablePiece[],
  groups: readonly Group[],
  alignment: readonly AlignedSpan[] | undefined,
): (group: number, at: number) => number {
  if (alignment !== undefined && alignment.length > 0) return strayByWords(pieces, groups, alignment);
  const lengths = groups.reduce((sum, { length }) => sum + length, 0);
  const times = groups.reduce((sum, { durationMs }) => sum + durationMs, 0);
  let [length, time] = [0, 0];
  const wanted = groups.map((group) => {
    const byLength = length / Math.max(1, lengths);
    const byTime = times === 0 ? byLength : time / times;
    [length, time] = [length + group.length, time + group.durationMs];
    return text.length * (characterShare * byLength + (1 - characterShare) * byTime);
  });
  return (group, at) => Math.abs(pieces[at]!.start - wanted[group]!);
}

/** Characters before a break that say what stands behind it in the source, and the other way round. */
function strayByWords(
  pieces: readonly BreakablePiece[],
  groups: readonly Group[],
  alignment: readonly AlignedSpan[],
): (group: number, at: number) => number {
  let end = 0;
  const ends = groups.map(({ members, length }) => (end += length + members.length));
  const groupOf = (source: number): number => {
    const found = ends.findIndex((each) => source < each);
    return found < 0 ? groups.length - 1 : found;
  };
  // How much of each piece belongs to each group.
  const shares = pieces.map((piece) => {
    const share = new Float64Array(groups.length);
    for (const span of alignment) {
      const shared = Math.min(span.end, piece.end) - Math.max(span.start, piece.start);
      const group = groupOf(span.source);
      if (shared > 0) share[group] = share[group]! + shared;
    }
    return share;
  });
  return (group, at) => {
    let stray = 0;
    for (const [i, share] of shares.entries()) {
      for (const [owner, length] of share.entries()) if (i < at !== owner < group) stray += length;
    }
    return stray;
  };
}
