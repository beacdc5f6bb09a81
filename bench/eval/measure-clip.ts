import sharp from 'sharp';
import { z } from 'zod';
import type { InferenceClient } from '../../electron/inference/client.ts';
import type { Measured } from './figures.ts';
import { heldOutFile, languages, readJsonFile, starterFolder } from './held-out-folder.ts';
import type { Language } from './held-out-folder.ts';
import { bestCosine, everyRow, rankOf, share } from './retrieval.ts';
import type { Rows } from './retrieval.ts';

const indexSchema = z.object({
  /** Side of one drawing in the sheet, in pixels. */
  tile: z.int().positive(),
  columns: z.int().positive(),
  sets: z.record(
    z.string(),
    z.object({
      sheet: z.string(),
      drawings: z.array(z.object({ captions: z.record(z.enum(languages), z.string()) })).min(1),
    }),
  ),
  outside: z.array(z.object({ text: z.string() })).min(1),
});

/** Places of each caption's own drawing among those of its set, from 1. */
type Ranks = Readonly<Record<Language, readonly number[]>>;

export async function measureClip(inference: InferenceClient): Promise<Measured> {
  const { tile, columns, sets, outside } = await readJsonFile(heldOutFile('clip', 'index.json'), indexSchema);
  const info = await inference.load('image-text', { folder: starterFolder('clip'), device: 'cpu' });
  const { modelKey, noMatchBelow = NaN } = info;
  const embedTexts = (texts: readonly string[]) => inference.embedImageTexts({ modelKey, texts: [...texts] });
  const ranks = new Map<string, Ranks>();
  const insideCosines: number[] = [];
  const outsideCosines: number[] = [];
  for (const [name, { sheet, drawings }] of Object.entries(sets)) {
    const images = await cutSheet(heldOutFile('clip', sheet), tile, columns, drawings.length);
    const rows = await inference.embedImages({ modelKey, images: [...images] });
    const queries: Partial<Record<Language, Rows>> = {};
    for (const language of languages) {
      queries[language] = await embedTexts(drawings.map(({ captions }) => captions[language]));
    }
    const captions = queries as Record<Language, Rows>;
    ranks.set(name, rankCaptions(captions, rows));
    if (name !== thresholdSet) continue;
    for (const language of languages) insideCosines.push(...bestCosines(captions[language], rows));
    outsideCosines.push(...bestCosines(await embedTexts(outside.map(({ text }) => text)), rows));
  }
  return ({ id }) => {
    if (id === 'outside-below') return share(outsideCosines, (value) => value < noMatchBelow);
    if (id === 'inside-above') return share(insideCosines, (value) => value >= noMatchBelow);
    return recallOf(id, ranks);
  };
}

/** The set whose drawings outside queries are compared with. */
const thresholdSet = 'mixed';

/** `mixed-recall@5-zh`, `close-recall@1-mean` */
function recallOf(id: string, sets: ReadonlyMap<string, Ranks>): number | undefined {
  const [, set = '', at = '', which = ''] = /^(\w+)-recall@(\d+)-(\w+)$/.exec(id) ?? [];
  const ranks = sets.get(set);
  if (ranks === undefined) return undefined;
  const places = which === 'mean' ? Object.values(ranks).flat() : ranks[which as Language];
  return share(places, (rank) => rank <= Number(at));
}

function rankCaptions(captions: Readonly<Record<Language, Rows>>, images: Rows): Ranks {
  const all = everyRow(images);
  const rank = (queries: Rows) => all.map((row) => rankOf(queries, row, images, all, row));
  return Object.fromEntries(
    languages.map((language) => [language, rank(captions[language])]),
  ) as unknown as Ranks;
}

function bestCosines(queries: Rows, images: Rows): readonly number[] {
  return everyRow(queries).map((query) => bestCosine(queries, query, images));
}

async function cutSheet(path: string, tile: number, columns: number, count: number) {
  const images: { readonly width: number; readonly height: number; readonly rgb: Uint8Array }[] = [];
  for (let index = 0; index < count; index++) {
    const [left, top] = [(index % columns) * tile, Math.floor(index / columns) * tile];
    const rgb = await sharp(path)
      .extract({ left, top, width: tile, height: tile })
      .removeAlpha()
      .raw()
      .toBuffer();
    images.push({ width: tile, height: tile, rgb: new Uint8Array(rgb) });
  }
  return images;
}
