/** What a file holds beside its cues, kept while its cues are edited, and put among them again. */
import type { AssExtras, SubtitleDocument, WebVttExtras } from '../../../core/formats/subtitle-document.ts';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { Anchor, TrackExtras } from '../library/track-extras.ts';

type Placed = Pick<TrackCue, 'id' | 'startMs'>;
/** Styles, remarks and the head of a document. */
export type DocumentExtras = Pick<SubtitleDocument, 'ass' | 'webVtt'>;

/** `cues`: of the document, in its order. Null where there is nothing to keep. */
export function toTrackExtras(
  { webVtt, ass }: DocumentExtras,
  cues: readonly Placed[],
  style: CaptionStyle | null,
): TrackExtras | null {
  if (webVtt === undefined && ass === undefined) return null;
  const anchored = <Block extends { readonly beforeCue: number }>({ beforeCue, ...block }: Block) => ({
    ...block,
    ...anchorOf(cues[beforeCue]),
  });
  return {
    ...(webVtt === undefined ? {} : { webVtt: { ...webVtt, blocks: webVtt.blocks.map(anchored) } }),
    ...(ass === undefined ? {} : { ass: { ...ass, events: ass.events.map(anchored) } }),
    style,
  };
}

function anchorOf(cue: Placed | undefined): Anchor {
  return { cueId: cue?.id ?? null, atMs: cue?.startMs ?? null };
}

/** `cues`: of the track as it is now, in its order. */
export function fromTrackExtras({ webVtt, ass }: TrackExtras, cues: readonly Placed[]): DocumentExtras {
  const indexes = new Map(cues.map(({ id }, index) => [id, index]));
  const indexOf = ({ cueId, atMs }: Anchor): number => {
    const known = cueId === null ? undefined : indexes.get(cueId);
    if (known !== undefined) return known;
    const next = atMs === null ? -1 : cues.findIndex(({ startMs }) => startMs >= atMs);
    return next === -1 ? cues.length : next;
  };
  return {
    ...(webVtt === undefined ? {} : { webVtt: placedWebVtt(webVtt, indexOf) }),
    ...(ass === undefined ? {} : { ass: placedAss(ass, indexOf) }),
  };
}

function placedWebVtt(
  { headerLines, blocks }: NonNullable<TrackExtras['webVtt']>,
  indexOf: (anchor: Anchor) => number,
): WebVttExtras {
  const placed = blocks.map(({ cueId, atMs, kind, text }) => ({
    kind,
    text,
    // Style sheets and regions behind a cue mean nothing.
    beforeCue: kind === 'note' ? indexOf({ cueId, atMs }) : 0,
  }));
  return { headerLines, blocks: placed.sort((a, b) => a.beforeCue - b.beforeCue) };
}

function placedAss(
  { events, ...others }: NonNullable<TrackExtras['ass']>,
  indexOf: (anchor: Anchor) => number,
): AssExtras {
  const placed = events.map(({ line, ...anchor }) => ({ line, beforeCue: indexOf(anchor) }));
  return { ...others, events: placed.sort((a, b) => a.beforeCue - b.beforeCue) };
}
