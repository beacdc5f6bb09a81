/**
 * `npm run demo`: captions the sample video with the best model there is through the real command line, and shows
 * what came out and how to go on with one's own video.
 */
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { z } from 'zod';
import { dataFolder } from '../electron/hosts/data-folder.ts';
import { modelPlaces } from '../electron/services/models/layout/model-places.ts';
import { findModel } from '../electron/services/models/shelf/find-model.ts';
import type { FoundModel } from '../electron/services/models/shelf/find-model.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sample = join(root, 'sample', 'sample.mp4');
const outFolder = join(root, 'out');

const documentSchema = z.object({
  files: z.tuple([
    z.object({
      language: z.string(),
      model: z.string(),
      device: z.string(),
      cues: z.array(z.object({ startMs: z.number(), endMs: z.number(), text: z.string() })),
      outputs: z.array(z.string()),
      seconds: z.object({ audio: z.number(), wall: z.number() }),
    }),
  ]),
});

const here = (path: string) => relative(process.cwd(), path) || path;

async function captionSample({ id, origin }: FoundModel): Promise<string> {
  const starter = origin === 'shipped' ? ['--model', id] : [];
  const args = ['caption', sample, '--out', outFolder, ...starter, '--overwrite', '--json'];
  const cli = join(root, 'electron/hosts/cli/sidecut.mjs');
  const { stdout } = await execa(process.execPath, [cli, ...args], { stdin: 'ignore', stderr: 'inherit' });
  return stdout;
}

const clock = (ms: number) =>
  `${String(Math.floor(ms / 60_000)).padStart(2, '0')}:${((ms % 60_000) / 1000).toFixed(3).padStart(6, '0')}`;

async function main(): Promise<void> {
  await mkdir(outFolder, { recursive: true });
  const model = await findModel(modelPlaces(dataFolder()));
  console.log(`Captioning ${here(sample)} with ${model.name} …`);
  const [result] = documentSchema.parse(JSON.parse(await captionSample(model))).files;
  console.log();
  for (const { startMs, endMs, text } of result.cues) {
    console.log(`${clock(startMs)} → ${clock(endMs)}  ${text.replace('\n', ' / ')}`);
  }
  const { audio, wall } = result.seconds;
  console.log(`
${result.cues.length} cues in ${result.outputs.map(here).join(', ')}
Device: ${result.device}. ${audio.toFixed(0)} s of video in ${wall.toFixed(1)} s: ${(audio / wall).toFixed(1)} times faster than real time.

${model.origin === 'shipped' ? starterHint : 'For your own videos:'}
  npx sidecut caption path/to/video.mp4`);
}

const starterHint = `The starter model knows a few hundred words of synthetic speech. For your own videos install a full one:
  npx sidecut models list
  npx sidecut models install whisper-base`;

try {
  await main();
} catch (error) {
  console.error(
    `The demo did not finish: ${(error as Error).message}. "npx sidecut doctor" tells what is missing.`,
  );
  process.exitCode = 1;
}
