import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cue } from '../../../core/cues/cue.ts';
import type { AssExtras } from '../../../core/formats/subtitle-document.ts';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import type { ColourPlan } from '../ffmpeg/tone-map.ts';
import { drawFilter, scriptName } from '../style/caption-script.ts';
import type { PictureWork } from './encode-video.ts';
import type { Framing } from './framing.ts';
import { writeAside } from './write-aside.ts';

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
  readonly signal?: AbortSignal | undefined;
}

/** Writes the script; what encoding the picture needs to know of it. */
export async function prepareDrawing(
  { cues, style, script: fileScript, framing }: DrawnCaptions,
  { folder, signal, ...part }: DrawnPart,
): Promise<Pick<PictureWork, 'framing' | 'drawing' | 'moments'>> {
  const work = { cues, style, fileScript, shown: framing.canvas.shown, ...part };
  const { script, moments } = await writeAside(cues, { signal }, (calls, until) => calls.script(work, until));
  await writeFile(join(folder, scriptName), script);
  return { framing, drawing: [drawFilter(framing.canvas)], moments };
}
