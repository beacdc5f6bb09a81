/** `npm run eval:chapters -- FOLDER`: see `usage`. */
import process from 'node:process';
import { createSentenceEmbedder } from './embed-texts.ts';
import { measureSpeed } from './measure-speed.ts';
import { ourMethod, simpleMethods } from './methods.ts';
import type { Method } from './methods.ts';
import { parseStoryOptions } from '../measures/story-options.ts';
import type { StoryOptions } from '../measures/story-options.ts';
import { usage } from './options.ts';
import { readTexts } from './read-texts.ts';
import type { TrueText } from './true-text.ts';
import { formatScores } from './report.ts';
import { scoreMethod } from './score-texts.ts';
import type { MethodScore } from './score-texts.ts';

async function withVectors(
  texts: readonly TrueText[],
  model: string,
  cache?: string,
): Promise<readonly TrueText[]> {
  await using embedder = await createSentenceEmbedder(model, cache);
  const embedded: TrueText[] = [];
  for (const one of texts) {
    embedded.push({ ...one, text: { ...one.text, embeddings: await embedder.embed(one.text.sentences) } });
    process.stderr.write(`Embedded ${embedded.length} of ${texts.length} texts.\n`);
  }
  return embedded;
}

async function scoreAll(texts: readonly TrueText[], options: StoryOptions): Promise<readonly MethodScore[]> {
  const rows: { readonly method: Method; readonly texts: readonly TrueText[] }[] = [
    ...simpleMethods(options.seed),
    ourMethod('words and signs'),
  ].map((method) => ({ method, texts }));
  if (options.model !== undefined) {
    const embedded = await withVectors(texts, options.model, options.cache);
    rows.push({ method: ourMethod('with embeddings'), texts: embedded });
  }
  const levels = [...new Set(texts.flatMap((one) => Object.keys(one.levels)))];
  return levels.flatMap((level) =>
    [true, false].flatMap((known) =>
      rows.flatMap((row) => scoreMethod(row.method, level, known, row.texts) ?? []),
    ),
  );
}

async function main(): Promise<number> {
  const options = parseStoryOptions(process.argv.slice(2), 'chapters');
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${usage}\n`);
    return 2;
  }
  const texts = await readTexts(options.folder);
  if (texts.length === 0) {
    process.stderr.write(`${options.folder} holds no texts with chapters.\n\n${usage}\n`);
    return 2;
  }
  const scores = await scoreAll(texts, options);
  if (options.json) console.log(JSON.stringify({ texts: texts.length, scores }));
  else console.log(`${texts.length} texts, means\n\n${formatScores(scores, options.show)}`);
  if (options.speed)
    console.log(`\nTime to segment, title and explain, without a model\n\n${measureSpeed(texts)}`);
  return 0;
}

process.exitCode = await main();
