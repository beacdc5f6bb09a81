import { knownVoices, unseenVoices } from '../../sample/speech/voices.ts';
import { makeLongClips, makeSingleClips } from './make-clips.ts';
import { parseEvalOptions, usage } from './options.ts';
import type { EvalOptions } from './options.ts';
import { recognise } from './recognise.ts';
import { formatReport, makeReport, toJson } from './report.ts';
import { scoreClip } from '../../e2e/measures/score.ts';

async function evaluate(options: EvalOptions): Promise<number> {
  const known = options.voices === 'unseen' ? [] : knownVoices;
  const unseen = options.voices === 'known' ? [] : unseenVoices;
  const note = (text: string) => process.stderr.write(`${text}\n`);
  note(`Speaking ${options.sentences} sentences with each of ${known.length + unseen.length} voices ...`);
  const clips = [
    ...(await makeSingleClips([...known, ...unseen], options.sentences, options.seed)),
    ...(options.long ? await makeLongClips({ known, unseen }, options.seed) : []),
  ];
  const recognised = await recognise(
    clips.map(({ clip }) => clip.samples),
    ['--model', options.model ?? 'starter-whisper'],
    (done) => note(`Recognised ${done} of ${clips.length} clips.`),
  );
  const report = makeReport(
    clips.map(({ clip, row }, index) => ({ row, score: scoreClip(clip, recognised[index]!.cues) })),
  );
  const { model, device } = recognised[0]!;
  const audio = recognised.reduce((sum, { seconds }) => sum + seconds.audio, 0);
  const wall = recognised.reduce((sum, { seconds }) => sum + seconds.wall, 0);
  if (options.json) {
    console.log(JSON.stringify({ ...options, model, device, seconds: { audio, wall }, ...toJson(report) }));
  } else {
    console.log(formatReport(report));
    console.log(`Seed ${options.seed}; ${model} on ${device}; ${(audio / wall).toFixed(1)} x real time.`);
  }
  return options.gate && report.missed.length > 0 ? 1 : 0;
}

const options = parseEvalOptions(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(`${options}\n\n${usage}`);
  process.exitCode = 2;
} else {
  process.exitCode = await evaluate(options);
}
