/** The lanes from top to bottom. */
import type { MessagesUnder } from '../../i18n/i18n.ts';

/** A kind of lane: whatever has a title, which is the message `lane.chapters`. */
export type LaneId = MessagesUnder<'lane.'>;

export type LaneHeight =
  /** CSS pixels; `scales` with the size of the text, given at 100 %. */
  | { readonly px: number; readonly scales: boolean }
  /** Shares what is left of the timeline's height, between its least and its most. */
  | { readonly least: number; readonly most: number; readonly share: number };

/** A lane that a kind wants to have. */
export interface LanePlan {
  readonly kind: LaneId;
  /** Among the lanes of its kind, such as the track that it shows; empty where there is but one. */
  readonly key: string;
  readonly height: LaneHeight;
  /** The one that is edited among those of its kind. */
  readonly isActive?: boolean;
  /** Stays where it is while the others are scrolled. */
  readonly isPinned?: boolean;
}

export interface Lane {
  readonly kind: LaneId;
  readonly key: string;
  readonly isActive: boolean;
  readonly isPinned: boolean;
  /** CSS pixels from the top of what is seen. */
  readonly top: number;
  readonly height: number;
}

export interface TimelineLayout {
  readonly lanes: readonly Lane[];
  /** At least the height asked for; more when the lanes need it. */
  readonly height: number;
  /** The height asked for: what is seen at once. */
  readonly viewHeight: number;
  /** How far down the lanes that stay reach: the others are seen below. */
  readonly pinnedHeight: number;
}

const gap = 1;

/** Of a low timeline the pinned lanes would leave nothing to the others. */
const maxPinnedShare = 0.65;

/** `scrolledBy`: CSS pixels, as far as there is something to scroll. */
export function layOutLanes(
  plans: readonly LanePlan[],
  height: number,
  textScale = 1,
  scrolledBy = 0,
): TimelineLayout {
  const heights = plans.map(({ height: wanted }) =>
    'px' in wanted ? (wanted.scales ? Math.round(wanted.px * textScale) : wanted.px) : wanted.least,
  );
  shareOut(plans, heights, height - plans.length * gap);
  const total = heights.reduce((sum, each) => sum + each + gap, 0);
  const pinned = plans.reduce((sum, plan, i) => (plan.isPinned === true ? sum + heights[i]! + gap : sum), 0);
  const isPinning = total > height && pinned <= maxPinnedShare * height;
  const offset = Math.max(0, Math.min(scrolledBy, total - height));
  let top = 0;
  const lanes = plans.map(({ kind, key, isActive = false, isPinned = false }, i): Lane => {
    const stays = isPinning && isPinned;
    const lane = {
      kind,
      key,
      isActive,
      isPinned: stays,
      top: stays ? top : top - offset,
      height: heights[i]!,
    };
    top += lane.height + gap;
    return lane;
  });
  return { lanes, height: Math.max(height, total), viewHeight: height, pinnedHeight: isPinning ? pinned : 0 };
}

/** Each has its least; what is left over goes by shares, again and again to those that may still grow. */
function shareOut(plans: readonly LanePlan[], heights: number[], available: number): void {
  const flexible = plans.flatMap(({ height }, i) => ('px' in height ? [] : [{ i, ...height }]));
  for (let pass = 0; pass < flexible.length; pass += 1) {
    const growing = flexible.filter(({ i, most }) => heights[i]! < most);
    const shares = growing.reduce((sum, { share }) => sum + share, 0);
    const left = available - heights.reduce((sum, each) => sum + each, 0);
    if (left <= 0) return;
    for (const { i, most, share } of growing) {
      heights[i] = Math.min(most, heights[i]! + Math.floor((left * share) / shares));
    }
  }
}

export function laneAt({ lanes, pinnedHeight }: TimelineLayout, y: number): Lane | null {
  const isThere = ({ top, height, isPinned }: Lane): boolean =>
    y >= top && y < top + height && (isPinned || y >= pinnedHeight);
  return lanes.find(isThere) ?? null;
}

/** How much farther the lanes have to be scrolled for a lane to be seen whole; 0 when it is. */
export function scrollToSee({ viewHeight, pinnedHeight }: TimelineLayout, lane: Lane): number {
  if (lane.isPinned) return 0;
  if (lane.top < pinnedHeight) return lane.top - pinnedHeight;
  return Math.max(0, lane.top + lane.height + gap - viewHeight);
}

export function laneOfKind(layout: TimelineLayout, kind: LaneId): Lane | null {
  return layout.lanes.find((lane) => lane.kind === kind) ?? null;
}
