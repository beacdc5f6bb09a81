import { useEffect, useState } from 'react';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { useConnection } from '../../connection/use-connection.tsx';
import { indexCues } from '../../player/cue-index.ts';
import type { MomentRow } from '../../player/moments.ts';
import { momentsFrom } from '../../player/moments.ts';
import { playhead } from '../../player/playhead.ts';
import type { DrawStrip } from './caption-pictures.ts';
import { CaptionPictures } from './caption-pictures.ts';
import { changePlayer } from './player-store.ts';

export interface DrawnCaptionsOf {
  readonly mediaId: string;
  readonly track: Pick<SubtitleTrack, 'id' | 'extras'>;
  readonly cues: readonly TrackCue[];
  readonly style: CaptionStyle;
  /** What is shown now; null: nothing. */
  readonly moment: MomentRow | null;
}

/** Moments that are drawn before they are reached. */
const ahead = 8;
/** Behind the playhead, for whoever steps back. */
const behindMs = 2500;

/** The picture of the moment, an element that can be shown at once; null until it is there, or nothing is shown. */
export function useDrawnCaptions({
  mediaId,
  track: { id: trackId, extras },
  cues,
  style,
  moment,
}: DrawnCaptionsOf): HTMLImageElement | null {
  const { calls } = useConnection();
  const [, setCount] = useState(0);
  const [pictures] = useState(
    () =>
      new CaptionPictures<HTMLImageElement>({
        load: loadPicture,
        onChange: () => {
          changePlayer({ captionFailure: null });
          setCount((count) => count + 1);
        },
        onFailure: (captionFailure) => changePlayer({ captionFailure }),
      }),
  );
  const look = `${mediaId} ${extras === undefined ? '' : `${trackId} ${extras}`} ${JSON.stringify(style)}`;
  useEffect(() => {
    const draw: DrawStrip = async (strip, signal) => {
      const input = {
        ...{ mediaId, style, strip: { ...strip, captions: [...strip.captions] } },
        ...(extras === undefined ? {} : { file: { trackId, extras } }),
      };
      return (await calls['style.draw'](input, { signal })).pictures;
    };
    const { timeMs } = playhead.get();
    const index = indexCues(cues);
    const rows = [
      ...(moment === null ? [] : [moment]),
      ...momentsFrom(index, timeMs, ahead),
      ...momentsFrom(index, Math.max(0, timeMs - behindMs), 2),
    ];
    pictures.want(look, rows, draw);
    // `look` stands for the style, the video and the file that the track came from.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [calls, pictures, look, cues, moment]);
  useEffect(() => () => pictures.close(), [pictures]);
  return moment === null ? null : pictures.get(look, moment);
}

async function loadPicture(png: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.alt = '';
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  return image;
}
