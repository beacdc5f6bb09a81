/**
 * Clips with a sentence about each, as the sets for text-to-video search have them: MSR-VTT (MSRVTT_JSFUSION_test.csv, else
 * the test part of MSRVTT_data.json), WebVid (results_2M_val.csv) and HowTo100M (caption.json: what is said when). Media
 * lie anywhere below the folder, named by the id of their clip.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { parseCsvTable } from '../../core/formats/csv/csv-table.ts';
import type { MomentRange } from '../../core/search/group-moments.ts';
import type { AskedQuestion, Collection, SearchedVideo } from './collection.ts';

interface Caption {
  readonly id: string;
  readonly text: string;
  /** Where in the video it is right; null: anywhere. */
  readonly range: { readonly startMs: number; readonly endMs: number } | null;
}

const msrVttSchema = z.object({
  videos: z.array(z.object({ video_id: z.string(), split: z.string() })),
  sentences: z.array(z.object({ caption: z.string(), video_id: z.string() })),
});
const narrationSchema = z.record(
  z.string(),
  z.object({ start: z.array(z.number()), end: z.array(z.number()), text: z.array(z.string()) }),
);

export async function readMsrVtt(folder: string, limit: number | undefined): Promise<Collection> {
  const listed = await readText(folder, 'MSRVTT_JSFUSION_test.csv');
  const captions = listed === null ? await testCaptions(folder) : captionsOf(listed, 'video_id', 'sentence');
  return collectionOf(folder, 'msr-vtt', captions, limit);
}

export async function readWebVid(folder: string, limit: number | undefined): Promise<Collection> {
  const listed = (await readText(folder, 'results_2M_val.csv')) ?? '';
  return collectionOf(folder, 'webvid', captionsOf(listed, 'videoid', 'name'), limit);
}

/** What is said is what is asked: only the pictures are searched. */
export async function readHowTo100M(folder: string, limit: number | undefined): Promise<Collection> {
  const spoken = narrationSchema.parse(JSON.parse((await readText(folder, 'caption.json')) ?? '{}'));
  const captions = Object.entries(spoken).flatMap(([id, { start, end, text }]) =>
    text.flatMap((one, at): readonly Caption[] => {
      const [from, to] = [start[at], end[at]];
      if (from === undefined || to === undefined || one.trim() === '') return [];
      return [{ id, text: one.trim(), range: { startMs: from * 1000, endMs: to * 1000 } }];
    }),
  );
  return collectionOf(folder, 'howto100m', captions, limit);
}

async function testCaptions(folder: string): Promise<readonly Caption[]> {
  const { videos, sentences } = msrVttSchema.parse(
    JSON.parse((await readText(folder, 'MSRVTT_data.json')) ?? '{}'),
  );
  const tested = new Set(videos.filter(({ split }) => split === 'test').map(({ video_id: id }) => id));
  return sentences.flatMap(({ video_id: id, caption }) =>
    tested.has(id) ? [{ id, text: caption, range: null }] : [],
  );
}

function captionsOf(table: string, idColumn: string, textColumn: string): readonly Caption[] {
  const [heading, ...rows] = parseCsvTable(table, ',');
  const [id, text] = [idColumn, textColumn].map((name) => heading?.cells.indexOf(name) ?? -1) as [
    number,
    number,
  ];
  return rows.flatMap(({ cells }) => {
    const own = cells[id];
    const sentence = cells[text];
    return own === undefined || sentence === undefined ? [] : [{ id: own, text: sentence, range: null }];
  });
}

async function collectionOf(
  folder: string,
  layout: Collection['layout'],
  captions: readonly Caption[],
  limit: number | undefined,
): Promise<Collection> {
  const files = await mediaBelow(folder);
  const there = captions.filter(({ id }) => files.has(id));
  const videos = [...new Set(there.map(({ id }) => id))].map((id): SearchedVideo => ({
    id,
    passages: [],
    media: files.get(id)!,
  }));
  return {
    ...{ name: path.basename(folder), layout, videos },
    questions: spread(there, limit).map(askedOf),
  };
}

function askedOf({ id, text, range }: Caption): AskedQuestion {
  const isRight = ({ mediaId, startMs, endMs }: MomentRange): boolean =>
    mediaId === id && (range === null || (startMs < range.endMs && range.startMs < endMs));
  return {
    ...{ text, within: null, ideal: [1] },
    placeOf: ({ mediaId, startMs }) => (range === null ? mediaId : `${mediaId} ${startMs}`),
    gainOf: (found) => (isRight(found) ? 1 : 0),
  };
}

/** Evenly over all of them. */
function spread<Item>(items: readonly Item[], limit = Infinity): readonly Item[] {
  const step = Math.max(1, items.length / limit);
  return items.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

/** By their names without an ending. */
async function mediaBelow(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(?:mp4|webm|mkv|avi|mov)$/iu.test(entry.name));
  return new Map(files.map(({ name, parentPath }) => [path.parse(name).name, path.join(parentPath, name)]));
}

async function readText(folder: string, name: string): Promise<string | null> {
  try {
    return await readFile(path.join(folder, name), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
