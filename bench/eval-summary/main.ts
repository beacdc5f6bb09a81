/** `npm run eval:summary -- FOLDER`: see `usage`. */
import process from 'node:process';
import type { SummaryLength } from '../../core/analysis/summary.ts';
import { createSentenceEmbedder } from '../eval-chapters/embed-texts.ts';
import { measureSpeed } from './measure-speed.ts';
import { methodNames, scoreText } from './methods.ts';
import { parseStoryOptions } from '../measures/story-options.ts';
import type { StoryOptions } from '../measures/story-options.ts';
import { usage } from './options.ts';
import { readSummarised } from './read-summarised.ts';
import type { SummarisedText } from './read-summarised.ts';
import { formatScores } from './report.ts';
import type { MethodScores } from './report.ts';

const lengths: readonly SummaryLength[] = ['short', 'medium', 'long'];

function scoreAll(texts: readonly SummarisedText[], { seed }: StoryOptions): readonly MethodScores[] {
  return lengths.flatMap((length) => {
    const scores = texts.map((text) => scoreText(text, length, seed));
    return methodNames.map((method) => ({ length, method, texts: scores.map((score) => score[method]) }));
  });
}

async function withVectors(
  texts: readonly SummarisedText[],
  model: string,
  cache?: string,
): Promise<readonly SummarisedText[]> {
  await using embedder = await createSentenceEmbedder(model, cache);
  const embedded: SummarisedText[] = [];
  for (const one of texts) {
    const embeddings = await embedder.embed(one.text.sentences);
    embedded.push({ ...one, text: { ...one.text, embeddings } });
    process.stderr.write(`Embedded ${embedded.length} of ${texts.length} texts.\n`);
  }
  return embedded;
}

async function scoresOf(
  texts: readonly SummarisedText[],
  options: StoryOptions,
): Promise<readonly MethodScores[]> {
  const scores = scoreAll(texts, options);
  if (options.model === undefined) return scores;
  const embedded = scoreAll(await withVectors(texts, options.model, options.cache), options);
  const ours = embedded.filter(({ method }) => method === 'ours');
  return [...scores, ...ours.map((score) => ({ ...score, method: 'ours, with embeddings' }))];
}

async function main(): Promise<number> {
  const options = parseStoryOptions(process.argv.slice(2), 'summaries');
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${usage}\n`);
    return 2;
  }
  const texts = await readSummarised(options.folder);
  if (texts.length === 0) {
    process.stderr.write(`${options.folder} holds no texts with summaries.\n\n${usage}\n`);
    return 2;
  }
  const scores = await scoresOf(texts, options);
  if (options.json) console.log(JSON.stringify({ texts: texts.length, scores }));
  else console.log(`${texts.length} texts, means\n\n${formatScores(scores, options.show)}`);
  if (options.speed) console.log(`\nTime to summarise, without a model\n\n${measureSpeed(texts)}`);
  return 0;
}

process.exitCode = await main();
