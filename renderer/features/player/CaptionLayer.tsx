import { type ReactNode, useLayoutEffect, useMemo, useRef } from 'react';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { PictureBox } from '../../player/caption-look.ts';
import { indexCues } from '../../player/cue-index.ts';
import { momentAt } from '../../player/moments.ts';
import { playhead } from '../../player/playhead.ts';
import { ApproximateCaptions } from './ApproximateCaptions.tsx';
import styles from './Player.module.css';
import { useDrawnCaptions } from './use-drawn-captions.ts';

export interface CaptionLayerProps {
  readonly mediaId: string;
  readonly track: SubtitleTrack;
  /** All of the track, and those that are shown now. */
  readonly cues: readonly TrackCue[];
  readonly shown: readonly TrackCue[];
  readonly style: CaptionStyle;
  readonly box: PictureBox;
}

/**
 * The captions of one track as libass draws them. Until its picture is there the page's own are seen, which stay beneath
 * for whoever has the page read aloud.
 */
export function CaptionLayer({ mediaId, track, cues, shown, style, box }: CaptionLayerProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  // A moment lasts as long as the same cues are shown.
  const moment = useMemo(
    () => (shown.length === 0 ? null : momentAt(indexCues(cues), playhead.get().timeMs)),
    [cues, shown],
  );
  const picture = useDrawnCaptions({ mediaId, track, cues, style, moment });
  useLayoutEffect(() => {
    // An element that is decoded already is seen with the next frame; a new `src` would be blank first.
    frame.current!.replaceChildren(...(picture === null ? [] : [picture]));
  }, [picture]);
  return (
    <>
      <div className={picture === null ? undefined : styles.beneath}>
        <ApproximateCaptions cues={shown} style={style} box={box} />
      </div>
      <div ref={frame} className={styles.drawn} aria-hidden data-drawn={picture !== null} />
    </>
  );
}
