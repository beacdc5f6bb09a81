import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { RgbImage } from '../../processing/resize-image.ts';
import type { ImageTextInfo } from './contract.ts';
import { loadRequest, onCpu, testPool, unheard } from '../../testing/tiny-models.ts';
import { keepModels } from '../../loaded-models.ts';
import { imageTextContract } from './contract.ts';
import { createImageText } from './model.ts';

const folder = fileURLToPath(new URL('../../../../models/starter/clip', import.meta.url));
const heldOut = new URL('../../../../models/training/held-out/clip/', import.meta.url);

const languages = ['en', 'es', 'de', 'fr', 'zh'] as const;
const indexSchema = z.object({
  tile: z.int(),
  columns: z.int(),
  sets: z.object({
    mixed: z.object({
      sheet: z.string(),
      drawings: z.array(z.object({ captions: z.record(z.enum(languages), z.string()) })),
    }),
  }),
  outside: z.array(z.object({ text: z.string() })),
});
const { tile, columns, sets, outside } = indexSchema.parse(
  JSON.parse(readFileSync(new URL('index.json', heldOut), 'utf8')),
);
const { sheet, drawings } = sets.mixed;

async function readTiles(): Promise<readonly RgbImage[]> {
  const whole = sharp(fileURLToPath(new URL(sheet, heldOut)));
  return Promise.all(
    drawings.map(async (_drawing, at) => {
      const place = { left: (at % columns) * tile, top: Math.floor(at / columns) * tile };
      const cut = whole.clone().extract({ ...place, width: tile, height: tile });
      const rgb = Uint8Array.from(await cut.removeAlpha().raw().toBuffer());
      return { width: tile, height: tile, rgb };
    }),
  );
}

describe('the starter CLIP, on drawings that it has never seen', () => {
  const embedder = keepModels(imageTextContract, createImageText(), testPool());
  let info: ImageTextInfo;
  let images: Float32Array;

  beforeAll(async () => {
    info = await embedder.load(loadRequest(folder), onCpu, unheard.signal);
    const { modelKey } = info;
    images = (await embedder.run('embedImages', { modelKey, images: [...(await readTiles())] }, unheard))
      .vectors;
  });

  /** Of each text, its cosines with the drawings. */
  async function compare(texts: readonly string[]): Promise<readonly (readonly number[])[]> {
    const { vectors } = await embedder.run(
      'embedImageTexts',
      { modelKey: info.modelKey, texts: [...texts] },
      unheard,
    );
    const { dimensions } = info;
    const cosine = (text: number, image: number) => {
      let sum = 0;
      for (let i = 0; i < dimensions; i++) {
        sum += vectors[text * dimensions + i]! * images[image * dimensions + i]!;
      }
      return sum;
    };
    return texts.map((_text, text) => drawings.map((_drawing, image) => cosine(text, image)));
  }

  it.each(languages)('finds them by their captions: %s', async (language) => {
    const rows = await compare(drawings.map(({ captions }) => captions[language]));
    const found = rows.filter((row, own) => row.every((cosine, at) => at === own || cosine < row[own]!));
    expect(found.length / drawings.length).toBeGreaterThanOrEqual(0.6);
  });

  it('is told by its stored threshold what none of them shows', async () => {
    const known = await compare(drawings.map(({ captions }) => captions.en));
    const unknown = await compare(outside.map(({ text }) => text));
    const accepted = (rows: readonly (readonly number[])[]) =>
      rows.filter((row) => Math.max(...row) >= info.noMatchBelow!).length / rows.length;
    expect(accepted(known)).toBeGreaterThan(0.75);
    expect(accepted(unknown)).toBeLessThan(0.25);
  });
});
