/** `npm run eval:speakers -- FOLDER`: see `usage`. */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { scoreSpeakers } from '../../core/evaluation/score-speakers.ts';
import { scoreWords } from '../../core/evaluation/score-words.ts';
import { speakersOfWords } from '../../core/speakers/words-by-speaker.ts';
import type { TimedWord } from '../../core/speakers/words-by-speaker.ts';
import { createInferenceClient } from '../../electron/inference/client.ts';
import { readSound } from '../eval/read-sound.ts';
import { createListener } from './listen.ts';
import type { Listener } from './listen.ts';
import { parseEvalOptions, usage } from './options.ts';
import type { EvalOptions } from './options.ts';
import { readRecordings } from './read-recordings.ts';
import type { TrueRecording } from './read-recordings.ts';
import { formatScores } from './report.ts';
import type { RecordingScore } from './report.ts';
import { hearWords } from './words.ts';

const starter = fileURLToPath(new URL('../../models/starter/speaker', import.meta.url));
const collarMs = 250;

async function scoreRecording(
  listener: Listener,
  { name, path, turns }: TrueRecording,
  words: readonly TimedWord[] | undefined,
  speakers: EvalOptions['speakers'],
): Promise<RecordingScore & { readonly soundSeconds: number }> {
  const samples = await readSound(path);
  const known = new Set(turns.map(({ speaker }) => speaker)).size;
  const found = await listener.listen(samples, speakers === 'truth' ? { min: known, max: known } : speakers);
  const placed = words && speakersOfWords(words, found.turns);
  return {
    name,
    whole: scoreSpeakers(turns, found.turns),
    inside: scoreSpeakers(turns, found.turns, { collarMs }),
    words:
      words &&
      scoreWords(
        turns,
        found.turns,
        words.map((word, at) => ({ ...word, speaker: placed![at] })),
      ),
    soundSeconds: samples.length / 16_000,
  };
}

async function main(): Promise<number> {
  const options = parseEvalOptions(process.argv.slice(2));
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${usage}\n`);
    return 2;
  }
  const recordings = await readRecordings(options.folder);
  if (recordings.length === 0) {
    process.stderr.write(`${options.folder} holds no sound with RTTM.\n\n${usage}\n`);
    return 2;
  }
  const paths = recordings.map(({ path }) => path);
  const words = options.words === undefined ? undefined : await hearWords(paths, options.words);
  await using inference = createInferenceClient();
  const folders = { voice: options.model ?? starter, segmentation: options.segmentation };
  const listener = await createListener(inference, folders);
  const scores: Awaited<ReturnType<typeof scoreRecording>>[] = [];
  const began = performance.now();
  for (const [at, recording] of recordings.entries()) {
    scores.push(await scoreRecording(listener, recording, words?.[at], options.speakers));
    process.stderr.write(`Heard ${scores.length} of ${recordings.length} recordings.\n`);
  }
  const wallSeconds = (performance.now() - began) / 1000;
  const soundSeconds = scores.reduce((sum, score) => sum + score.soundSeconds, 0);
  if (options.json) console.log(JSON.stringify({ wallSeconds, soundSeconds, recordings: scores }));
  else
    console.log(
      `${soundSeconds.toFixed(0)} s of sound in ${wallSeconds.toFixed(1)} s\n\n${formatScores(scores)}`,
    );
  return 0;
}

process.exitCode = await main();
