import type { Unit } from './units.ts';
import {
  extraLine,
  lineBreak,
  orphanWidth,
  orphanLine,
  endAtLineBreak,
  endInsideCue,
  unbalancedLines,
} from './break-costs.ts';
import type { CharacterMeasure } from '../cues/text-measure.ts';
import { lineBreakLength } from '../cues/text-measure.ts';
import type { Profile } from '../profiles/profile.ts';

/** The best lines for the units `from` to `to` (not included). Reused: copy what is to be kept. */
export interface LineLayout {
  /** Points of its line breaks. */
  cost: number;
  /** Characters over the profile's limit in all its lines. */
  excess: number;
  /** First unit of the second and third line; -1 where there is none. */
  secondLine: number;
  thirdLine: number;
  /** Characters that the reading speed counts, see `lineBreakLength`. */
  length: number;
}

export interface LineLayouter {
  /** Total length in one line. */
  widthOf(from: number, to: number): number;
  layOut(from: number, to: number): LineLayout;
}

/**
 * Chooses line breaks for ranges of units: one line when the text fits, else the cheapest breaks into the
 * fewest lines that hold it, see [Note: Break costs]. A range that fits no layout gets the one with the least
 * excess.
 */
export function createLineLayouter(units: readonly Unit[], profile: Profile): LineLayouter {
  const maxLength = profile.maxCharsPerLine;
  const isFullWidth = profile.characterMeasure === 'full-width';
  const orphanLength = isFullWidth ? orphanWidth / 4 : orphanWidth;
  const { ends, spaces, breaks } = measureEnds(units, profile.characterMeasure);
  const breakCost = units.map(({ joint }) => lineBreak[joint] + endAtLineBreak(joint) - endInsideCue(joint));
  const layout: LineLayout = { cost: 0, excess: 0, secondLine: -1, thirdLine: -1, length: 0 };

  const widthOf = (from: number, to: number): number => ends[to]! - ends[from]! - spaces[from]!;
  const orphan = (from: number, to: number): number =>
    to - from === 1 && widthOf(from, to) < orphanLength ? orphanLine : 0;
  const isBetter = (excess: number, cost: number): boolean =>
    excess < layout.excess || (excess === layout.excess && cost < layout.cost);
  const set = (excess: number, cost: number, secondLine: number, thirdLine: number): void => {
    layout.excess = excess;
    layout.cost = cost;
    layout.secondLine = secondLine;
    layout.thirdLine = thirdLine;
  };

  const tryTwoLines = (from: number, to: number): void => {
    for (let at = from + 1; at < to; at++) {
      const upper = widthOf(from, at);
      const lower = widthOf(at, to);
      const excess = Math.max(0, upper - maxLength) + Math.max(0, lower - maxLength);
      if (excess > layout.excess) continue;
      let cost = extraLine + breakCost[at]! + unbalancedLines(upper, lower, maxLength);
      cost += orphan(from, at) + orphan(at, to);
      if (isBetter(excess, cost)) set(excess, cost, at, -1);
    }
  };

  const tryThreeLines = (from: number, to: number): void => {
    for (let at = from + 1; at < to - 1; at++) {
      const upper = widthOf(from, at);
      for (let next = at + 1; next < to; next++) {
        const middle = widthOf(at, next);
        const lower = widthOf(next, to);
        const excess =
          Math.max(0, upper - maxLength) + Math.max(0, middle - maxLength) + Math.max(0, lower - maxLength);
        if (excess > layout.excess) continue;
        let cost = 2 * extraLine + breakCost[at]! + breakCost[next]!;
        cost += unbalancedLines(upper, middle, maxLength) + unbalancedLines(middle, lower, maxLength);
        cost += orphan(from, at) + orphan(at, next) + orphan(next, to);
        if (isBetter(excess, cost)) set(excess, cost, at, next);
      }
    }
  };

  const layOut = (from: number, to: number): LineLayout => {
    const width = widthOf(from, to);
    set(Math.max(0, width - maxLength), 0, -1, -1);
    if (layout.excess > 0 && profile.maxLines >= 2) tryTwoLines(from, to);
    if (layout.excess > 0 && profile.maxLines >= 3) tryThreeLines(from, to);
    layout.length = width;
    for (const line of [layout.secondLine, layout.thirdLine]) {
      if (line !== -1) layout.length += breaks[line]! - spaces[line]!;
    }
    return layout;
  };
  return { widthOf, layOut };
}

interface Ends {
  /** Length of all units before unit i with the spaces between them. */
  readonly ends: Float64Array;
  /** Length of the space before unit i, and of a line break there for the reading speed. */
  readonly spaces: Float64Array;
  readonly breaks: Float64Array;
}

function measureEnds(units: readonly Unit[], measure: CharacterMeasure): Ends {
  const ends = new Float64Array(units.length + 1);
  const spaces = new Float64Array(units.length + 1);
  const breaks = new Float64Array(units.length + 1);
  const spaceLength = measure === 'full-width' ? 0.5 : 1;
  for (const [i, unit] of units.entries()) {
    spaces[i] = unit.spaceBefore ? spaceLength : 0;
    breaks[i] = i === 0 ? 0 : lineBreakLength(units[i - 1]!.text, unit.text, measure);
    ends[i + 1] = ends[i]! + spaces[i] + unit.length;
  }
  return { ends, spaces, breaks };
}
