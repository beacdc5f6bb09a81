/**
 * Makes sample.mp4, truth.json and truth.srt beside this file: `node e2e/sample/make-sample.ts`.
 * Needs flite, Python 3 (for word times) and an ffmpeg with libx264 (FFMPEG_PATH, or the system's).
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { placeSentence, speakAll } from '../fixtures/narration.ts';
import { isHeldOut } from '../fixtures/sentences.ts';
import { findVoice } from '../fixtures/voices.ts';
import { encodeVideo } from './encode.ts';
import { drawFrames } from './frames.ts';
import { mixSoundtrack } from './soundtrack/mix.ts';
import { narrator, openingScene, sentencesOf, story } from './story.ts';
import { framesPerSecond, layOut } from './timeline.ts';
import { findShotChanges, toSubRip } from './truth.ts';
import type { Truth } from './truth.ts';

const voice = findVoice(narrator.voice);
const texts = sentencesOf(story);
const trained = texts.filter((text) => !isHeldOut(text));
if (trained.length > 0) throw new Error(`Not held out of the training: ${trained.join(' ')}`);

const narration = await speakAll(texts.map((text) => ({ text, voice, settings: narrator.settings })));
const timeline = layOut(
  story,
  openingScene,
  narration.map(({ durationMs }) => durationMs),
);
const durationMs = (timeline.frames * 1000) / framesPerSecond;
const sound = mixSoundtrack(
  durationMs,
  narration.map(({ speech }, index) => ({ speech, startMs: timeline.sentences[index]!.startMs })),
  timeline.music,
);
await encodeVideo(drawFrames(timeline), sound, beside('sample.mp4'));

const sentences = narration.map((utterance, index) =>
  placeSentence(utterance, timeline.sentences[index]!.startMs),
);
const truth: Truth = {
  licence:
    'MIT, like the repository. Pictures and music are made by e2e/sample/make-sample.ts; ' +
    'the narration is spoken by flite with its voice cmu_us_slt, which puts no terms on its output.',
  narrator: { engine: voice.engine, ...narrator },
  durationMs,
  framesPerSecond,
  sentences,
  shotChanges: findShotChanges(timeline),
  music: timeline.music,
  silence: timeline.silence,
};
await writeFile(beside('truth.json'), `${JSON.stringify(truth, null, 2)}\n`);
await writeFile(beside('truth.srt'), toSubRip(sentences));

function beside(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
