import type { AssExtras, WebVttBlock, WebVttExtras } from '../../../core/formats/subtitle-document.ts';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';

/** Where something stands among cues that come and go. */
export interface Anchor {
  /** Of the cue that it stood before in the file; null at the end. */
  readonly cueId: string | null;
  /** That cue's start, for when it is gone; null at the end. */
  readonly atMs: number | null;
}

type Anchored<Block> = Omit<Block, 'beforeCue'> & Anchor;

/** What a file held beside its cues. */
export interface TrackExtras {
  readonly webVtt?: Pick<WebVttExtras, 'headerLines'> & { readonly blocks: readonly Anchored<WebVttBlock>[] };
  readonly ass?: Omit<AssExtras, 'events'> & {
    readonly events: readonly Anchored<AssExtras['events'][number]>[];
  };
  /** How the track looked when it was made: whether a person changed its look since. */
  readonly style: CaptionStyle | null;
}
