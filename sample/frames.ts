import sharp from 'sharp';
import { pictureHeight, pictureWidth, rectangle, svgDocument } from './drawing/shapes.ts';
import { scenes } from './scenes/index.ts';
import type { Shot, Timeline } from './timeline.ts';
import { framesPerSecond } from './timeline.ts';

/** Frames held, half as many drawings at once; the picture library has threads of its own. */
const inFlight = 8;

/** Figures move on twos, as in cartoons; only a fade, which is seen to jump, has a drawing for each frame. */
const framesPerDrawing = 2;

/** Every frame in order, 8-bit RGB, `pictureWidth` by `pictureHeight`. */
export async function* drawFrames({ shots }: Timeline): AsyncGenerator<Buffer> {
  const waiting: Promise<Buffer>[] = [];
  for (const shot of shots) {
    let drawing: Promise<Buffer> | undefined;
    for (let frame = shot.firstFrame; frame < shot.endFrame; frame++) {
      const due = (frame - shot.firstFrame) % framesPerDrawing === 0;
      if (due || isFading(shot, frame)) drawing = rasterise(drawFrame(shot, frame));
      waiting.push(drawing!);
      if (waiting.length >= inFlight) yield await waiting.shift()!;
    }
  }
  for (const frame of waiting) yield await frame;
}

function isFading({ firstFrame, endFrame, fadeInFrames, fadeOutFrames }: Shot, frame: number): boolean {
  return frame - firstFrame < fadeInFrames || endFrame - frame <= fadeOutFrames;
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
  return svgDocument(scenes[shot.scene].draw(seconds, length) + veil);
}

async function rasterise(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer();
}
