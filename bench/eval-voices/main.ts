import { cpus } from 'node:os';
import { scoreSpeech } from '../../core/evaluation/score-speech.ts';
import type { CaptionedFile } from '../../e2e/cli/sidecut-cli.ts';
import { parseEvalOptions, usage } from './options.ts';
import type { EvalOptions } from './options.ts';
import { readTruth, spread } from '../../electron/hosts/cli/measuring/read-truth.ts';
import type { VoiceClip } from '../../electron/hosts/cli/measuring/read-truth.ts';
import { recogniseClips } from './recognise.ts';
import type { Setting } from './recognise.ts';
import { formatRun, toJson } from './report.ts';
import type { Run, ScoredClip } from './report.ts';

function settingsOf({ models, precisions, beams }: EvalOptions): readonly Setting[] {
  return models.flatMap((model) =>
    precisions.flatMap((precision) => beams.map((beam) => ({ model, precision, beam }))),
  );
}

async function runSetting(clips: readonly VoiceClip[], setting: Setting, options: EvalOptions): Promise<Run> {
  const { files, ...seconds } = await recogniseClips(
    clips,
    setting,
    options.language,
    options.further,
    (done) => process.stderr.write(`Recognised ${done} of ${clips.length} clips.\n`),
  );
  return {
    model: files[0]?.model ?? setting.model ?? '',
    precision: setting.precision ?? 'of the app',
    beam: String(setting.beam ?? 'of the app'),
    audioSeconds: files.reduce((sum, { seconds: { audio } }) => sum + audio, 0),
    ...seconds,
    clips: clips.map((clip, index) => scoreClip(clip, files[index]!)),
  };
}

function scoreClip(clip: VoiceClip, { cues, language }: CaptionedFile): ScoredClip {
  const heard = {
    text: cues.map(({ text }) => text).join('\n'),
    words: cues.flatMap((cue) => cue.words ?? []),
  };
  return { file: clip.file, language: clip.language, found: language, score: scoreSpeech(clip, heard) };
}

async function main(): Promise<number> {
  const options = parseEvalOptions(process.argv.slice(2));
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${usage}\n`);
    return 2;
  }
  const clips = spread(await readTruth(options.folder), options.limit);
  const runs: Run[] = [];
  for (const setting of settingsOf(options)) {
    const run = await runSetting(clips, setting, options);
    runs.push(run);
    if (!options.json) console.log(`${formatRun(run, options.show)}\n`);
  }
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} threads`;
  if (options.json) console.log(JSON.stringify({ machine, runs: runs.map(toJson) }));
  else console.log(`Times: median / mean of the absolute errors. ${machine}.`);
  return 0;
}

process.exitCode = await main();
