/** The sample library, indexed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MomentQuery } from '../../../../core/contract/search.ts';
import { passagesOfSentences, passagesOfText } from '../../../../core/search/make-passages.ts';
import type { SearchLeg } from '../../../../core/search/search-leg.ts';
import type { VideoTrack } from '../../../../core/media/media-info.ts';
import { drawingMs, sampleLibrary, sheet, sheetFile, videoMs } from '../../../../sample/library/library.ts';
import type { SampleVideo } from '../../../../sample/library/library.ts';
import { createInferenceClient } from '../../../inference/client.ts';
import type { FfmpegTools } from '../../ffmpeg/locate-ffmpeg.ts';
import { looseScratch } from '../../files/scratch.ts';
import type { MediaRecord } from '../../library/media-record.ts';
import { sampleMedia } from '../../library/testing/sample-project.ts';
import { modelPlaces } from '../../models/layout/model-places.ts';
import { findMoments } from '../find-moments.ts';
import type { FindParts, FoundMoments } from '../find-moments.ts';
import { openSearchIndex } from '../index/open-search-index.ts';
import type { OpenSearchIndex } from '../index/open-search-index.ts';
import { createSearchModels } from '../models/search-models.ts';
import type { SearchModels } from '../models/search-models.ts';
import { readRgb } from '../pictures/decode-pictures.ts';
import type { RgbImage } from '../pictures/decode-pictures.ts';

export interface SearchedSample {
  readonly ask: (
    query: string,
    legs: readonly SearchLeg[],
    more?: Partial<MomentQuery>,
  ) => Promise<FoundMoments>;
  /** Place in the library. */
  readonly videoOf: (mediaId: string) => number;
  readonly close: () => Promise<void>;
}

const { signal } = new AbortController();

/** The videos themselves, which make-library.ts makes, say no more than their drawings and sentences: none is made here. */
export async function openSampleLibrary(tools: FfmpegTools): Promise<SearchedSample> {
  const folder = await mkdtemp(join(tmpdir(), 'sidecut-sample-library-'));
  const inference = createInferenceClient({});
  const index = await openSearchIndex(join(folder, 'search'));
  const close = async () => {
    await inference.close();
    await index.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const places = modelPlaces(join(folder, 'home'));
  const wishes = () => Promise.resolve({ searchTextModel: '', searchPictureModel: '' });
  const models = createSearchModels({ inference, places, wishes });
  const videos = sampleLibrary();
  await fill(index, models, await drawingsOf(tools), videos);
  const records = videos.map(recordOf);
  const parts: FindParts = {
    readers: { chosen: () => Promise.resolve({ isWanted: false, model: null }) },
    ...{ index, models, scratch: looseScratch, tools: () => Promise.resolve(tools), pathOf: (path) => path },
    library: { media: mediaOf(records) },
    texts: { bringUpToDate: () => Promise.resolve(false), stamps: () => Promise.resolve(stamps(records)) },
    pictureAddress: (mediaId, timeMs) => `/media/${mediaId}/frame/${timeMs}`,
  };
  const usual = { example: null, mediaIds: null, order: 'relevance', limit: 50, moreOf: null } as const;
  return {
    ask: (query, legs, more = {}) =>
      findMoments(parts, { ...usual, excluded: [], query, legs: [...legs], ...more }, signal),
    videoOf: (mediaId) => records.findIndex(({ id }) => id === mediaId),
    close,
  };
}

function idOf(at: number): string {
  return `video-${at}`;
}

function recordOf({ name, language }: SampleVideo, at: number): MediaRecord {
  const { info } = sampleMedia();
  return {
    ...{ id: idOf(at), fingerprint: `${at}`, path: `/videos/${name}.mp4`, name: `${name}.mp4` },
    ...{ bytes: 1, modifiedMs: 1, info: { ...info, durationMs: videoMs, video: [{ ...picture }] } },
    ...{
      isSample: false,
      addedAt: `2026-01-${String(at + 1).padStart(2, '0')}T12:00:00.000Z`,
      openedAt: null,
    },
    ...{ hasPoster: false, trackCount: 1, languages: [language], speakers: [], doubtCount: 0 },
    ...{ tags: at === 5 ? ['b-roll'] : [], note: '', rating: 0 },
  };
}

const picture: VideoTrack = {
  ...{ kind: 'video', streamIndex: 0, codec: 'h264', width: sheet.tile, height: sheet.tile, rotation: 0 },
  ...{
    sampleAspectRatio: { numerator: 1, denominator: 1 },
    displayWidth: sheet.tile,
    displayHeight: sheet.tile,
  },
  ...{ isVariableFrameRate: false, isDefault: true },
};

function mediaOf(records: readonly MediaRecord[]): FindParts['library']['media'] {
  const known = (id: string) => records.find((record) => record.id === id);
  return {
    list: () => Promise.resolve(records),
    some: (ids) => Promise.resolve(ids.flatMap((id) => known(id) ?? [])),
    find: (id) => Promise.resolve(known(id) ?? null),
  };
}

function stamps(records: readonly MediaRecord[]) {
  return records.map(({ id: mediaId, languages }) => ({
    mediaId,
    stamp: 'as it is',
    languages,
    readBy: null,
  }));
}

/** By place on the sheet. */
async function drawingsOf(tools: FfmpegTools): Promise<(drawing: number) => RgbImage> {
  const { tile, columns } = sheet;
  const side = tile * columns;
  const whole = await readRgb({ tools, signal }, ['-i', fileURLToPath(sheetFile)], {
    width: side,
    height: side,
  });
  return (drawing) => {
    const [x, y] = [(drawing % columns) * tile, Math.floor(drawing / columns) * tile];
    const rows = Array.from({ length: tile }, (_, row) => {
      const from = ((y + row) * side + x) * 3;
      return whole.subarray(from, from + tile * 3);
    });
    return { width: tile, height: tile, rgb: new Uint8Array(Buffer.concat(rows)) };
  };
}

async function fill(
  index: OpenSearchIndex,
  models: SearchModels,
  drawing: (drawing: number) => RgbImage,
  videos: readonly SampleVideo[],
): Promise<void> {
  const [meaning, seeing] = [(await models.meaning(signal))!, (await models.picture(signal))!];
  for (const [at, { name, language, sentences, drawings }] of videos.entries()) {
    const id = idOf(at);
    const said = sentences.map((sentence) => ({ ...sentence, speaker: null, language }));
    const whole = { startMs: 0, endMs: videoMs, language: 'und', trackId: null };
    await index.putPassages(id, 'as it is', [
      ...passagesOfSentences(said, { source: 'speech', trackId: 'track' }),
      ...passagesOfText(name, { ...whole, source: 'name' }),
    ]);
    const frames = drawings.map((_, shown) => ({
      ...{ timeMs: (shown + 0.5) * drawingMs, endMs: (shown + 1) * drawingMs, picture: Uint8Array.of(0) },
      // Each is another picture.
      hash: BigInt.asUintN(64, BigInt(drawings[shown]! + 1) * 0x9e37_79b9_7f4a_7c15n),
    }));
    await index.putFrames(id, 'as it is', frames);
    const texts = await index.passagesWithout(meaning.space, id, 100);
    const meant = await meaning.embedPassages(
      texts.map(({ text }) => text),
      signal,
    );
    await index.putVectors(
      meaning.space,
      texts.map((text) => text.id),
      meant,
    );
    const kept = await index.framesWithout(seeing.space, id, 100);
    await index.putVectors(
      seeing.space,
      kept.map((frame) => frame.id),
      await seeing.embedPictures(drawings.map(drawing), signal),
    );
  }
}
