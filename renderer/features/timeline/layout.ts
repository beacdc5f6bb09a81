/** The lanes from top to bottom. */

export type LaneKind = 'ruler' | 'chapters' | 'thumbnails' | 'shots' | 'waveform' | 'track';

export interface Lane {
  readonly kind: LaneKind;
  /** Only of lanes of kind `track`. */
  readonly trackId: string | null;
  readonly isActive: boolean;
  /** CSS pixels. */
  readonly top: number;
  readonly height: number;
}

export interface LaneContent {
  readonly hasVideo: boolean;
  readonly hasAudio: boolean;
  readonly hasShots: boolean;
  readonly trackIds: readonly string[];
  readonly activeTrackId: string | null;
}

export interface TimelineLayout {
  readonly lanes: readonly Lane[];
  /** At least the height asked for; more when the lanes need it. */
  readonly height: number;
}

const RULER = 24;
const CHAPTERS = 20;
const SHOTS = 10;
const TRACK = 24;
const GAP = 1;

/** Flexible lanes share what is left of `height`, between their least and most. */
const FLEXIBLE = {
  thumbnails: { least: 36, most: 72, share: 0.3 },
  waveform: { least: 48, most: 360, share: 0.45 },
  active: { least: 44, most: 120, share: 0.25 },
} as const;

export function layOutLanes(content: LaneContent, height: number, textScale = 1): TimelineLayout {
  const { trackIds, activeTrackId } = content;
  const track = Math.round(TRACK * textScale);
  const others = trackIds.filter((id) => id !== activeTrackId).length;
  const hasActive = others < trackIds.length;
  const fixed: [LaneKind, number][] = [
    ['ruler', Math.round(RULER * textScale)],
    ['chapters', Math.round(CHAPTERS * textScale)],
  ];
  const shotsHeight = content.hasShots ? SHOTS : 0;
  const used = fixed.reduce((sum, [, each]) => sum + each, 0) + shotsHeight + others * track;
  const free = height - used - (fixed.length + trackIds.length + 3) * GAP;
  const flexible = shareOut(free, {
    thumbnails: content.hasVideo,
    waveform: content.hasAudio,
    active: hasActive || trackIds.length === 0,
  });
  const plan: [LaneKind, number, string | null][] = fixed.map(([kind, each]) => [kind, each, null]);
  if (content.hasVideo) plan.push(['thumbnails', flexible.thumbnails, null]);
  if (content.hasShots) plan.push(['shots', shotsHeight, null]);
  if (content.hasAudio) plan.push(['waveform', flexible.waveform, null]);
  for (const id of trackIds) plan.push(['track', id === activeTrackId ? flexible.active : track, id]);
  return stack(plan, activeTrackId, height);
}

function stack(
  plan: readonly [LaneKind, number, string | null][],
  activeTrackId: string | null,
  height: number,
): TimelineLayout {
  let top = 0;
  const lanes = plan.map(([kind, laneHeight, trackId]) => {
    const lane: Lane = {
      kind,
      trackId,
      isActive: trackId !== null && trackId === activeTrackId,
      top,
      height: laneHeight,
    };
    top += laneHeight + GAP;
    return lane;
  });
  return { lanes, height: Math.max(height, top) };
}

type Flexible = keyof typeof FLEXIBLE;

/** Each has its least; what is left over goes by shares, again and again to those that may still grow. */
function shareOut(free: number, present: Readonly<Record<Flexible, boolean>>): Record<Flexible, number> {
  const heights: Record<Flexible, number> = { thumbnails: 0, waveform: 0, active: 0 };
  const kinds = (Object.keys(FLEXIBLE) as Flexible[]).filter((kind) => present[kind]);
  for (const kind of kinds) heights[kind] = FLEXIBLE[kind].least;
  for (let pass = 0; pass < kinds.length; pass += 1) {
    const growing = kinds.filter((kind) => heights[kind] < FLEXIBLE[kind].most);
    const shares = growing.reduce((sum, kind) => sum + FLEXIBLE[kind].share, 0);
    const left = free - kinds.reduce((sum, kind) => sum + heights[kind], 0);
    if (left <= 0) break;
    for (const kind of growing) {
      const { most, share } = FLEXIBLE[kind];
      heights[kind] = Math.min(most, heights[kind] + Math.floor((left * share) / shares));
    }
  }
  return heights;
}

export function laneAt(layout: TimelineLayout, y: number): Lane | null {
  return layout.lanes.find(({ top, height }) => y >= top && y < top + height) ?? null;
}

export function laneOfKind(layout: TimelineLayout, kind: LaneKind): Lane | null {
  return layout.lanes.find((lane) => lane.kind === kind) ?? null;
}
