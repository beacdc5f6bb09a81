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
}

export interface Lane {
  readonly kind: LaneId;
  readonly key: string;
  readonly isActive: boolean;
  /** CSS pixels. */
  readonly top: number;
  readonly height: number;
}

export interface TimelineLayout {
  readonly lanes: readonly Lane[];
  /** At least the height asked for; more when the lanes need it. */
  readonly height: number;
}

const gap = 1;

export function layOutLanes(plans: readonly LanePlan[], height: number, textScale = 1): TimelineLayout {
  const heights = plans.map(({ height: wanted }) =>
    'px' in wanted ? (wanted.scales ? Math.round(wanted.px * textScale) : wanted.px) : wanted.least,
  );
  shareOut(plans, heights, height - plans.length * gap);
  let top = 0;
  const lanes = plans.map(({ kind, key, isActive = false }, i): Lane => {
    const lane = { kind, key, isActive, top, height: heights[i]! };
    top += lane.height + gap;
    return lane;
  });
  return { lanes, height: Math.max(height, top) };
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

export function laneAt(layout: TimelineLayout, y: number): Lane | null {
  return layout.lanes.find(({ top, height }) => y >= top && y < top + height) ?? null;
}

export function laneOfKind(layout: TimelineLayout, kind: LaneId): Lane | null {
  return layout.lanes.find((lane) => lane.kind === kind) ?? null;
}
