import sharp from 'sharp';
import { pictureHeight, pictureWidth, rectangle, svgDocument } from './drawing/shapes.ts';
import { scenes } from './scenes/index.ts';
import type { Shot, Timeline } from './timeline.ts';
import { framesPerSecond } from './timeline.ts';

/** Frames drawn at once; the picture library has threads of its own. */
const inFlight = 4;

/** Every frame in order, 8-bit RGB, `pictureWidth` by `pictureHeight`. */
export async function* drawFrames({ shots }: Timeline): AsyncGenerator<Buffer> {
  const waiting: Promise<Buffer>[] = [];
  for (const shot of shots) {
    for (let frame = shot.firstFrame; frame < shot.endFrame; frame++) {
      waiting.push(rasterise(drawFrame(shot, frame)));
      if (waiting.length >= inFlight) yield await waiting.shift()!;
    }
  }
  for (const frame of waiting) yield await frame;
}

/** One frame as SVG; `frame` counts from the beginning of the video. */
export function drawFrame(shot: Shot, frame: number): string {
  const seconds = (frame - shot.firstFrame) / framesPerSecond;
  const length = (shot.endFrame - shot.firstFrame) / framesPerSecond;
  const darkness = Math.max(
    1 - (frame - shot.firstFrame + 0.5) / shot.fadeInFrames,
    1 - (shot.endFrame - frame - 0.5) / shot.fadeOutFrames,
  );
  const veil =
    darkness > 0
      ? `<g opacity="${darkness.toFixed(3)}">${rectangle(0, 0, pictureWidth, pictureHeight, '#000')}</g>`
      : '';
  return svgDocument(scenes[shot.scene](seconds, length) + veil);
}

async function rasterise(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer();
}
