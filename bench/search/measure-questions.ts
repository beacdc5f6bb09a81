/** Questions to the whole index: words, meaning, and the two as one list, as the search does it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fuseLegs } from '../../core/search/fuse-legs.ts';
import type { LegRow } from '../../core/search/fuse-legs.ts';
import { matchExpression } from '../../core/search/match-words.ts';
import { parseQuery } from '../../core/search/parse-query.ts';
import type { Passage } from '../../core/search/passage.ts';
import { createIndex } from '../../electron/services/search/index/create-index.ts';
import { openIndexFile } from '../../electron/services/search/index/open-index-file.ts';
import type {
  IndexedPassage,
  IndexScope,
  SearchIndex,
  VectorSpace,
} from '../../electron/services/search/index/search-index.ts';
import { bytesIn, spreadOf, timed } from './measure-engine.ts';
import type { Spread } from './measure-engine.ts';
import { sampleQuestion, sampleText } from './sample-texts.ts';
import type { SampleVectors } from './sample-vectors.ts';

export interface MeasuredQuestions {
  readonly size: number;
  readonly dimensions: number;
  readonly bytesPerMoment: number;
  /** Of CPU time. */
  readonly addedPerSecond: number;
  readonly openMs: number;
  readonly parts: readonly {
    readonly name: string;
    readonly wallMs: Spread;
    readonly cpuMs: Spread;
  }[];
}

const passagesPerVideo = 500;
const wanted = 200;
const everywhere: IndexScope = { mediaIds: null, languages: null, speakers: null, sources: null };

export async function measureQuestions(
  samples: SampleVectors,
  size: number,
  questions: number,
): Promise<MeasuredQuestions> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidecut-bench-'));
  const file = path.join(folder, 'moments.sqlite');
  const space: VectorSpace = { id: 'bench', of: 'passages', dimensions: samples.dimensions };
  try {
    const adding = await timed(() => fill(file, samples, space, size));
    const bytes = bytesIn(folder);
    let opened = openIndexFile(file);
    opened.db.close();
    let index!: SearchIndex;
    const query = new Float32Array(samples.dimensions);
    samples.write(size, query);
    const opening = await timed(() => {
      opened = openIndexFile(file);
      index = createIndex(opened.db);
      index.findNear(space.id, query, everywhere, 1);
    });
    const video = (number: number) => `video ${number % Math.ceil(size / passagesPerVideo)}`;
    const scopes = {
      'in the whole library': () => everywhere,
      'in one video': (number: number) => ({ ...everywhere, mediaIds: [video(number)] }),
      'in half of the videos': () => ({ ...everywhere, speakers: ['anna'] }),
    };
    const parts: MeasuredQuestions['parts'][number][] = [];
    for (const [where, scopeOf] of Object.entries(scopes)) {
      parts.push(...(await ask(index, space, samples, { size, questions, where, scopeOf })));
    }
    opened.db.close();
    return {
      ...{ size, dimensions: samples.dimensions, bytesPerMoment: bytes / size, parts },
      ...{ addedPerSecond: (size * 1000) / adding.cpuMs, openMs: opening.wallMs },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(file: string, samples: SampleVectors, space: VectorSpace, size: number): void {
  const { db } = openIndexFile(file);
  const index = createIndex(db);
  for (let from = 0; from < size; from += passagesPerVideo) {
    const count = Math.min(passagesPerVideo, size - from);
    const mediaId = `video ${from / passagesPerVideo}`;
    index.putPassages(
      mediaId,
      'stamp',
      Array.from({ length: count }, (_, i) => passageOf(from, i)),
    );
    const rows = index.passagesWithout(space, mediaId, count);
    const vectors = new Float32Array(count * samples.dimensions);
    for (let i = 0; i < count; i++) {
      samples.write(from + i, vectors.subarray(i * samples.dimensions, (i + 1) * samples.dimensions));
    }
    index.putVectors(
      space,
      rows.map(({ id }) => id),
      vectors,
    );
  }
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

function passageOf(from: number, at: number): Passage {
  const startMs = at * 10_000;
  return {
    ...{ source: 'speech', trackId: 'track', startMs, endMs: startMs + 15_000, text: sampleText(from + at) },
    ...{ language: 'en', speakers: [(from / passagesPerVideo) % 2 === 0 ? 'Anna' : 'Tom'] },
    sentences: Array.from({ length: 3 }, (_, i) => ({
      ...{ from: i * 60, startMs: startMs + i * 5000, endMs: startMs + i * 5000 + 5000 },
    })),
  };
}

interface Asking {
  readonly size: number;
  readonly questions: number;
  readonly where: string;
  readonly scopeOf: (number: number) => IndexScope;
}

async function ask(
  index: SearchIndex,
  space: VectorSpace,
  samples: SampleVectors,
  { size, questions, where, scopeOf }: Asking,
): Promise<MeasuredQuestions['parts']> {
  const query = new Float32Array(samples.dimensions);
  const times = { words: [] as Times[], meaning: [] as Times[], all: [] as Times[] };
  // The first round warms up, by other questions.
  for (let number = -questions; number < questions; number++) {
    samples.write(size + questions + number, query);
    const match = matchExpression(parseQuery(sampleQuestion(questions + number).join(' ')), ['en']);
    const scope = scopeOf(questions + number);
    let said: readonly LegRow[] = [];
    let meant: readonly LegRow[] = [];
    const words = await timed(() => {
      const rows = match === null ? [] : index.findWords(match, scope, wanted);
      said = rows.map(({ passage, score }) => legRow(passage, score));
    });
    const meaning = await timed(() => {
      const near = index.findNear(space.id, query, scope, wanted);
      const rows = index.passages(near.map(({ id }) => id));
      meant = rows.map((passage, i) => legRow(passage, near[i]!.similarity));
    });
    const fusing = await timed(() =>
      fuseLegs([
        { leg: 'said', rows: said, zero: 0 },
        { leg: 'meant', rows: meant, zero: null },
      ]),
    );
    if (number < 0) continue;
    times.words.push(words);
    times.meaning.push(meaning);
    times.all.push(sum([words, meaning, fusing]));
  }
  return (['words', 'meaning', 'all'] as const).map((name) => ({
    name: `${name === 'all' ? 'words, meaning and one list of both' : name}, ${where}`,
    wallMs: spreadOf(times[name].map(({ wallMs }) => wallMs)),
    cpuMs: spreadOf(times[name].map(({ cpuMs }) => cpuMs)),
  }));
}

type Times = Awaited<ReturnType<typeof timed>>;

function sum(times: readonly Times[]): Times {
  return {
    wallMs: times.reduce((all, { wallMs }) => all + wallMs, 0),
    cpuMs: times.reduce((all, { cpuMs }) => all + cpuMs, 0),
  };
}

function legRow(passage: IndexedPassage, score: number): LegRow {
  const { mediaId, startMs, endMs } = passage;
  return { key: String(passage.id), mediaId, startMs, endMs, score, certainty: 1 };
}
