import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { languageOfScript } from '../../core/language/language-of-script.ts';
import { languageOfWords } from '../../core/language/lexicons.ts';
import { passagesOfText } from '../../core/search/make-passages.ts';
import type { AskedQuestion, Collection, SearchedVideo } from './collection.ts';

const lineSchema = z.object({ _id: z.string(), title: z.string().optional(), text: z.string() });

/** A document is a video that says nothing but it, ten seconds long. */
const endMs = 10_000;

/** BEIR's layout: corpus.jsonl, queries.jsonl, qrels/test.tsv (query, document, how relevant). */
export async function readBeir(folder: string, limit: number | undefined): Promise<Collection> {
  const videos = (await readLines(path.join(folder, 'corpus.jsonl'))).map(
    ({ _id, title = '', text }): SearchedVideo => {
      const whole = title === '' ? text : `${title}. ${text}`;
      const language = languageOfScript(whole) ?? languageOfWords(whole) ?? 'en';
      const passages = passagesOfText(whole, {
        source: 'speech',
        trackId: 'track',
        startMs: 0,
        endMs,
        language,
      });
      return { id: _id, media: null, passages };
    },
  );
  const grades = await readGrades(path.join(folder, 'qrels', 'test.tsv'));
  const questions = (await readLines(path.join(folder, 'queries.jsonl'))).flatMap(
    ({ _id, text }): readonly AskedQuestion[] => {
      const own = grades.get(_id);
      if (own === undefined) return [];
      return [
        {
          ...{ text, within: null, placeOf: ({ mediaId }) => mediaId },
          gainOf: ({ mediaId }) => own.get(mediaId) ?? 0,
          ideal: [...own.values()].toSorted((a, b) => b - a),
        },
      ];
    },
  );
  return { name: path.basename(folder), layout: 'beir', videos, questions: questions.slice(0, limit) };
}

async function readLines(file: string): Promise<readonly z.infer<typeof lineSchema>[]> {
  const lines: z.infer<typeof lineSchema>[] = [];
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    if (line.trim() !== '') lines.push(lineSchema.parse(JSON.parse(line)));
  }
  return lines;
}

/** Of each question its documents with their grades above 0. The first line is a heading. */
async function readGrades(file: string): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const grades = new Map<string, Map<string, number>>();
  for (const line of (await readFile(file, 'utf8')).split(/\r?\n/u)) {
    const [query, document, grade] = line.split('\t');
    if (query === undefined || document === undefined || !(Number(grade) > 0)) continue;
    const own = grades.get(query) ?? new Map<string, number>();
    grades.set(query, own.set(document, Number(grade)));
  }
  return grades;
}
