import { describe, expect, it } from 'vitest';
import { thumbnail } from '../frames/thumbnail.ts';
import { ShotDetector } from './detect-shots.ts';

const { width, lumaSize, chromaSize } = thumbnail;

interface Picture {
  readonly luma: (x: number, y: number) => number;
  readonly blue: number;
  readonly red: number;
}

/** A frame of one colour with a picture of brightness in it; a little noise makes no two alike. */
function frame({ luma, blue, red }: Picture, number: number): Uint8Array {
  const pixels = new Uint8Array(lumaSize + 2 * chromaSize);
  for (let i = 0; i < lumaSize; i++) {
    pixels[i] = luma(i % width, Math.floor(i / width)) + ((i * 7 + number * 3) % 3);
  }
  for (let i = 0; i < chromaSize; i++) {
    pixels[lumaSize + i] = blue + ((i + number) % 2);
    pixels[lumaSize + chromaSize + i] = red + ((i * 3 + number) % 2);
  }
  return pixels;
}

function shotsOf(...pictures: readonly (readonly [Picture, number])[]) {
  const detector = new ShotDetector();
  let number = 0;
  for (const [picture, frames] of pictures) {
    for (let i = 0; i < frames; i++, number++) {
      detector.push({ timeMs: number * 40, pixels: frame(picture, number) });
    }
  }
  return detector.finish().map(({ kind, timeMs }) => `${kind} ${timeMs}`);
}

const flat = () => 107;
const titled = (x: number, y: number) => (y >= 15 && y < 20 && x >= 20 && x < 44 ? 230 : 107);
const scene = (x: number, y: number) => 60 + ((x * 5 + y * 11) % 120);
const brown = { blue: 117, red: 153 };
const green = { blue: 113, red: 109 };

/** Part of another picture is shown where `isCovered` says so; `progress` 0 to 1. */
type Wipe = (x: number, y: number, progress: number) => boolean;

function wiped(isCovered: Wipe, frames: number): readonly (readonly [Picture, number])[] {
  return Array.from({ length: frames }, (_, i) => {
    const progress = (i + 1) / (frames + 1);
    const luma = (x: number, y: number) => (isCovered(x, y, progress) ? other(x, y) : scene(x, y));
    return [{ luma, ...brown }, 1] as const;
  });
}
const other = (x: number, y: number) => 200 - ((x * 3 + y * y) % 140);
const height = lumaSize / width;

describe('a wipe', () => {
  const shapes: readonly (readonly [string, Wipe])[] = [
    ['to the right', (x, _, progress) => x < progress * width],
    ['to the left', (x, _, progress) => x > (1 - progress) * width],
    ['upwards', (_, y, progress) => y > (1 - progress) * height],
    ['across', (x, y, progress) => x / width + y / height < 2 * progress],
    ['as a circle', (x, y, progress) => Math.hypot(x - width / 2, y - height / 2) < progress * width * 0.6],
    ['as blinds', (x, _, progress) => x % 16 < progress * 16],
  ];
  it.each(shapes)('is found: %s', (_, isCovered) => {
    for (const frames of [8, 15, 25]) {
      const shots = shotsOf([{ luma: scene, ...brown }, 50], ...wiped(isCovered, frames), [
        { luma: other, ...brown },
        50,
      ]);
      expect(shots).toHaveLength(1);
      const [kind, time] = shots[0]!.split(' ');
      expect(kind).toBe('dissolve');
      expect(Math.abs(Number(time) - (50 + frames / 2) * 40)).toBeLessThanOrEqual(frames * 10);
    }
  });

  it('is none where something passes through, or comes and covers a part', () => {
    const passing = Array.from({ length: 30 }, (_, i) => {
      const luma = (x: number, y: number) => (x > i * 3 - 20 && x < i * 3 ? other(x, y) : scene(x, y));
      return [{ luma, ...brown }, 1] as const;
    });
    const still = [{ luma: scene, ...brown }, 50] as const;
    expect(shotsOf(still, ...passing, still)).toEqual([]);
    const half: Wipe = (x, _, progress) => x < (progress * width) / 3;
    const covered = (x: number, y: number) => (x < width / 3 ? other(x, y) : scene(x, y));
    expect(shotsOf(still, ...wiped(half, 15), [{ luma: covered, ...brown }, 50])).toEqual([]);
  });

  it('is none where the camera moves from one scene to the other', () => {
    const pan = Array.from({ length: 20 }, (_, i) => {
      const by = ((i + 1) * width) / 21;
      const luma = (x: number, y: number) =>
        x + by < width ? scene(Math.round(x + by), y) : other(Math.round(x + by - width), y);
      return [{ luma, ...brown }, 1] as const;
    });
    const shots = shotsOf([{ luma: scene, ...brown }, 50], ...pan, [{ luma: other, ...brown }, 50]);
    expect(shots).toEqual([]);
  });
});

describe('a cut between pictures of one brightness', () => {
  it.each([
    ['flat colours', flat, flat],
    ['a title that goes with its background', titled, flat],
    ['a title that stays', titled, titled],
  ])('is found: %s', (_, before, after) => {
    expect(shotsOf([{ luma: before, ...brown }, 50], [{ luma: after, ...green }, 50])).toEqual(['cut 2000']);
  });

  it('is none where colours flash up, or creep from one to the other', () => {
    const red = { blue: 117, red: 180 };
    expect(
      shotsOf(
        [{ luma: titled, ...brown }, 50],
        [{ luma: titled, ...red }, 3],
        [{ luma: titled, ...brown }, 50],
      ),
    ).toEqual([]);
    const creeping = Array.from(
      { length: 44 },
      (_, i) => [{ luma: titled, blue: 117, red: 153 - i }, 1] as const,
    );
    expect(
      shotsOf([{ luma: titled, ...brown }, 40], ...creeping, [{ luma: titled, blue: 117, red: 109 }, 40]),
    ).toEqual([]);
  });

  it('is none where a coloured sign pops up in a scene', () => {
    const sign = (x: number, y: number) => (x < 12 && y < 10 ? 120 : scene(x, y));
    expect(shotsOf([{ luma: scene, ...brown }, 50], [{ luma: sign, ...brown }, 50])).toEqual([]);
  });
});
