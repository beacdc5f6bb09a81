import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cue } from '../../../core/cues/cue.ts';
import type { AssExtras } from '../../../core/formats/subtitle-document.ts';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import { dimColours } from '../ffmpeg/tone-map.ts';
import type { ColourPlan } from '../ffmpeg/tone-map.ts';
import { captionScript, drawFilter, scriptName } from '../style/caption-script.ts';
import type { PictureWork } from './encode-video.ts';
import { captionMoments } from './extra-frames.ts';
import type { Framing } from './framing.ts';

export interface DrawnCaptions {
  readonly cues: readonly Cue[];
  readonly style: CaptionStyle;
  /** See [Note: Styles of the file]. */
  readonly script?: AssExtras | undefined;
  readonly framing: Framing;
}

/** The part of a video that captions are drawn into. */
export interface DrawnPart {
  /** Times are counted from here. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly colour: ColourPlan;
  /** ffmpeg's current one, for the script. */
  readonly folder: string;
}

/** Writes the script; what encoding the picture needs to know of it. */
export async function prepareDrawing(
  { cues, style, script: fileScript, framing }: DrawnCaptions,
  { fromMs, toMs, colour, folder }: DrawnPart,
): Promise<Pick<PictureWork, 'framing' | 'drawing' | 'moments'>> {
  const shown = cues
    .filter(({ startMs, endMs }) => endMs > fromMs && startMs < toMs)
    .map((cue) => ({ ...cue, startMs: Math.max(0, cue.startMs - fromMs), endMs: cue.endMs - fromMs }));
  const text = captionScript(shown, style, framing.canvas.shown, fileScript);
  const script = colour.kind === 'kept' ? dimColours(text, colour.highRange) : text;
  await writeFile(join(folder, scriptName), script);
  return {
    framing,
    drawing: [drawFilter(framing.canvas)],
    moments: captionMoments(shown, toMs - fromMs),
  };
}
