import { describe, expect, it } from 'vitest';
import fixture from './testing/pil-fixture.json' with { type: 'json' };
import { imageConfigSchema, imageSettings } from './image-settings.ts';
import { prepareImage } from './prepare-image.ts';
import { resizeImage } from '../../../processing/resize-image.ts';
import type { ResampleFilter, RgbImage } from '../../../processing/resize-image.ts';

/** The picture of testing/make_pil_fixture.py. */
function picture([width, height]: readonly number[]): RgbImage {
  const rgb = Uint8Array.from({ length: width! * height! * 3 }, (_, index) => {
    const [channel, pixel] = [index % 3, Math.floor(index / 3)];
    const [x, y] = [pixel % width!, Math.floor(pixel / width!)];
    return (7 * x * x + 13 * y * y + 31 * x * y + 85 * channel) % 256;
  });
  return { width: width!, height: height!, rgb };
}

describe('resizing', () => {
  it.each(fixture.resized)('gives Pillow’s bytes: $from to $to, $filter', ({ from, to, filter, rgb }) => {
    const resized = resizeImage(picture(from), to[0]!, to[1]!, filter as ResampleFilter);
    expect([...resized.rgb]).toEqual([...Buffer.from(rgb, 'base64')]);
  });

  it('leaves an image of the right size alone', () => {
    const image = picture([9, 6]);
    expect(resizeImage(image, 9, 6, 'bicubic').rgb).toEqual(image.rgb);
  });
});

describe('preparing an image', () => {
  it.each(fixture.prepared)('gives transformers’ numbers: $from with size $config.size', (expected) => {
    const settings = imageSettings(imageConfigSchema.parse(expected.config))!;
    expect([3, settings.height, settings.width]).toEqual(expected.shape);
    const output = new Float32Array(expected.pixels.length + 2);
    prepareImage(picture(expected.from), settings, output, 2);
    const differences = expected.pixels.map((value, index) => Math.abs(value - output[index + 2]!));
    expect(Math.max(...differences)).toBeLessThan(2e-5);
    expect([...output.subarray(0, 2)]).toEqual([0, 0]);
  });

  it('takes a bare size for the shortest edge before a crop, for a square without one', () => {
    const cropped = imageSettings(
      imageConfigSchema.parse({ size: 224, do_center_crop: true, crop_size: 200 }),
    );
    expect(cropped).toMatchObject({
      resize: { kind: 'shortest-edge', pixels: 224 },
      width: 200,
      height: 200,
    });
    const whole = imageSettings(imageConfigSchema.parse({ size: 224 }));
    expect(whole).toMatchObject({ resize: { kind: 'exact', width: 224, height: 224 }, crop: undefined });
  });

  it('refuses a filter that it does not have', () => {
    expect(imageSettings(imageConfigSchema.parse({ resample: 1 }))).toBeUndefined();
  });
});
