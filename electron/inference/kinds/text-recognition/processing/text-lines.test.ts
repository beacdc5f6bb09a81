import { describe, expect, it } from 'vitest';
import type { RgbImage } from '../../../processing/resize-image.ts';
import { decodeCtc } from './ctc.ts';
import { cutLine, upsideDown } from './cut-line.ts';
import { detectionSize, levelLine, lineTensor } from './picture-tensor.ts';
import { findTextBoxes } from './text-boxes.ts';
import type { Corners, Point } from './text-boxes.ts';
import { spacedText } from './word-spaces.ts';

/** A map in which everything inside one of these shapes is text. */
function mapOf(width: number, height: number, isText: (x: number, y: number) => boolean, sure = 0.9) {
  const data = Float32Array.from({ length: width * height }, (_, at) =>
    isText(at % width, Math.floor(at / width)) ? sure : 0.01,
  );
  return { width, height, data };
}
const within = (
  x: number,
  y: number,
  [left, top, right, bottom]: readonly [number, number, number, number],
) => x >= left && x < right && y >= top && y < bottom;
const rounded = (boxes: readonly Corners[]) =>
  boxes.map((corners) => corners.map(([x, y]) => [Math.round(x), Math.round(y)]));

describe('lines of text in the map of a detector', () => {
  it('are regions grown back, in pixels of the picture, in the order of reading', () => {
    const map = mapOf(200, 100, (x, y) =>
      [
        [120, 21, 160, 31],
        [20, 20, 90, 30],
        [20, 60, 90, 66],
      ].some((box) => within(x, y, box as unknown as [number, number, number, number])),
    );
    const boxes = findTextBoxes(map, { width: 400, height: 200 });
    expect(boxes).toHaveLength(3);
    // 70 by 10 pixels and one more by the dilation: the distance is 1.6 * area / outline.
    expect(rounded(boxes)[0]).toEqual([
      [26, 26],
      [194, 26],
      [194, 74],
      [26, 74],
    ]);
    expect(boxes.map(([[x, y]]) => [x < 200, y < 100])).toEqual([
      [true, true],
      [false, true],
      [true, false],
    ]);
  });

  it('may be slanted', () => {
    const slope = Math.tan((10 * Math.PI) / 180);
    const map = mapOf(300, 120, (x, y) => x > 50 && x < 250 && Math.abs(y - 30 - (x - 50) * slope) < 7);
    const [box] = findTextBoxes(map, map);
    const [a, b] = box!;
    const angle = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI;
    expect(Math.abs(angle - 10)).toBeLessThan(1);
  });

  it('are none where the detector is unsure, or that are a few pixels, or nothing', () => {
    const dot = mapOf(64, 64, (x, y) => within(x, y, [10, 10, 12, 11]));
    const faint = mapOf(64, 64, (x, y) => within(x, y, [10, 10, 50, 30]), 0.4);
    const none = mapOf(64, 64, () => false);
    expect([dot, faint, none].map((map) => findTextBoxes(map, map))).toEqual([[], [], []]);
    const all = mapOf(64, 32, () => true);
    expect(findTextBoxes(all, all)).toHaveLength(1);
  });
});

/** Columns of these brightnesses. */
const stripes = (columns: readonly number[], height: number): RgbImage => ({
  ...{ width: columns.length, height },
  rgb: Uint8Array.from(
    { length: columns.length * height * 3 },
    (_, at) => columns[Math.floor(at / 3) % columns.length]!,
  ),
});
const reds = ({ rgb }: RgbImage) => [...rgb].filter((_, at) => at % 3 === 0);

describe('a line that is cut out', () => {
  it('is level, and laid on its side where it runs downwards', () => {
    const picture = stripes([0, 50, 100, 150, 200, 250], 6);
    const box = (left: number, top: number, right: number, bottom: number): Corners =>
      [
        [left, top],
        [right, top],
        [right, bottom],
        [left, bottom],
      ] as [Point, Point, Point, Point];
    expect(reds(cutLine(picture, box(1, 1, 5, 2)))).toEqual([50, 100, 150, 200]);
    const tall = cutLine(picture, box(2, 0, 4, 6));
    expect([tall.width, tall.height]).toEqual([6, 2]);
    expect(reds(tall).slice(0, 6)).toEqual([150, 150, 150, 150, 150, 150]);
    expect(reds(upsideDown(cutLine(picture, box(1, 1, 5, 2))))).toEqual([200, 150, 100, 50]);
    // Beyond the edge the edge goes on.
    expect(reds(cutLine(picture, box(-2, 0, 2, 1)))).toEqual([0, 0, 0, 50]);
  });

  it('stands in its tensor with zeros behind it', () => {
    const line = levelLine(stripes([255, 255], 1), 10, 2);
    expect([line.width, line.height]).toEqual([4, 2]);
    const tensor = lineTensor([line], 10, 2);
    expect([...tensor.slice(0, 10)]).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 0, 0]);
    expect(levelLine(stripes([0, 0, 0, 0], 1), 10, 8).width).toBe(10);
  });

  it('pictures are looked through at a size that is neither too small nor too slow', () => {
    const sizes = [
      [1280, 720],
      [320, 180],
      [3840, 2160],
      [1080, 1920],
      [10, 2000],
    ] as const;
    expect(sizes.map(([width, height]) => Object.values(detectionSize({ width, height })))).toEqual([
      ...[
        [1312, 736],
        [1312, 736],
        [1312, 736],
        [736, 1312],
        [32, 1312],
      ],
    ]);
  });
});

describe('what is written', () => {
  const row = (...classes: readonly number[]) =>
    Float32Array.from(classes.flatMap((one) => [0, 1, 2, 3].map((at) => (at === one ? 0.8 : 0.1))));

  it('has repetitions and blanks left out', () => {
    const { characters, confidence } = decodeCtc(row(0, 1, 1, 0, 1, 2, 0, 3), 4, ['a', 'b', ' ']);
    expect(characters).toEqual([
      ...[
        { text: 'a', step: 1 },
        { text: 'a', step: 4 },
        { text: 'b', step: 5 },
        { text: ' ', step: 7 },
      ],
    ]);
    expect(confidence).toBeCloseTo(0.8);
    expect(decodeCtc(row(0, 0), 4, ['a', 'b', ' '])).toEqual({ characters: [], confidence: 0 });
  });

  it('has spaces where letters stand apart, not between signs of scripts without', () => {
    // Letters of 8 dark pixels, 2 apart, 14 between words.
    const letter = [...Array.from({ length: 8 }, () => 0), 255, 255];
    const gap = Array.from({ length: 12 }, () => 255);
    const line = stripes([255, ...letter, ...letter, ...gap, ...letter, ...letter], 48);
    // Background too: a column is dark in part only.
    for (let at = 0; at < line.width * 24 * 3; at++) line.rgb[at] = 255;
    const at = (text: string, x: number) => ({ text, step: (x - 0.5) / 1 });
    const places = [5, 15, 37, 47];
    const written = (text: string) => Array.from(text).map((one, index) => at(one, places[index]!));
    expect(spacedText(line, written('abcd'), 1)).toBe('ab cd');
    expect(spacedText(line, written('a你好d'), 1)).toBe('a你好d');
    expect(spacedText(line, [], 8)).toBe('');
  });
});
