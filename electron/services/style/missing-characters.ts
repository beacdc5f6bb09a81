import { setImmediate } from 'node:timers/promises';
import type { Cue } from '../../../core/cues/cue.ts';
import { visibleText } from '../../../core/cues/markup.ts';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import type { CaptionCanvas } from './caption-script.ts';
import { drawCaptions } from './draw-captions.ts';
import type { DrawContext, StripCaption } from './draw-captions.ts';

/** Fonts are chosen alike in every size. */
const canvas: CaptionCanvas = {
  frame: { width: 64, height: 36 },
  shown: { width: 64, height: 36 },
  hasSquarePixels: true,
};
const charactersPerPicture = 400;
/** More than a script has in everyday texts; what comes after is not looked at. */
const maxCharacters = 20_000;
/** Cues between two breaths of everything else that this process serves. */
const cuesPerTurn = 400;

/** Characters that no font of this computer has: libass is asked to draw each once. */
export async function missingCharacters(
  tools: FfmpegTools,
  cues: readonly Pick<Cue, 'text'>[],
  style: CaptionStyle,
  context: DrawContext = {},
): Promise<readonly string[]> {
  const characters = [...(await charactersOf(cues, context.signal))].slice(0, maxCharacters);
  if (characters.length === 0) return [];
  const captions: StripCaption[] = [];
  for (let from = 0; from < characters.length; from += charactersPerPicture) {
    const picture = captions.length;
    const text = characters.slice(from, from + charactersPerPicture).join(' ');
    captions.push({ text, from: picture, to: picture + 1 });
  }
  const strip = { captions, count: captions.length };
  const { missing } = await drawCaptions(tools, strip, style, canvas, context);
  return missing;
}

/** Each once. Letters of ASCII are in every font. */
async function charactersOf(
  cues: readonly Pick<Cue, 'text'>[],
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const [index, { text }] of cues.entries()) {
    if (index % cuesPerTurn === cuesPerTurn - 1) {
      await setImmediate();
      signal?.throwIfAborted();
    }
    for (const character of visibleText(text)) {
      if (character > '\u007f' && !/\s/.test(character)) found.add(character);
    }
  }
  return found;
}
