/*
 * With the real model: the folder of PP-OCR v4 in SIDECUT_TEST_PP_OCR (`sidecut models install pp-ocr-v4`). Its weights are
 * too large to be kept with the tests.
 */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { keepModels } from '../../loaded-models.ts';
import type { RgbImage } from '../../processing/resize-image.ts';
import { loadRequest, onCpu, testPool, unheard } from '../../testing/tiny-models.ts';
import { textRecognitionContract } from './contract.ts';
import { createTextRecognition } from './model.ts';

const folder = process.env['SIDECUT_TEST_PP_OCR'];

async function drawn(lines: readonly string[], turn = 0): Promise<RgbImage> {
  const texts = lines.map((line, at) => `<text x="60" y="${100 + 90 * at}" font-size="40">${line}</text>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="540" font-family="sans-serif">
    <rect width="100%" height="100%" fill="#eee"/>${texts.join('')}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg))
    .rotate(turn)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: new Uint8Array(data) };
}

describe.skipIf(folder === undefined)('PP-OCR v4 (SIDECUT_TEST_PP_OCR)', () => {
  const read = async (pictures: readonly RgbImage[]) => {
    const models = keepModels(textRecognitionContract, createTextRecognition(), testPool());
    const { modelKey } = await models.load(loadRequest(folder!), onCpu, unheard.signal);
    const found = await models.run('readPictures', { modelKey, pictures: [...pictures] }, unheard);
    return found.pictures.map((lines) => lines.map(({ text }) => text));
  };

  it('reads lines in their order, also upside down, and nothing where nothing is written', async () => {
    const lines = ['Saving your work', 'Step 12 of 40'];
    expect(await read([await drawn(lines), await drawn([])])).toEqual([lines, []]);
    expect((await read([await drawn(lines, 180)]))[0]?.toSorted()).toEqual([...lines].toSorted());
  });
});
