/**
 * Makes sample.mp4, truth.json and truth.srt beside this file: `node sample/make-sample.ts`, some minutes.
 * The same versions of the programs below make the same files. What is told is in story.ts, by whom in
 * speakers.ts, what is seen in scenes/. Needs flite, espeak-ng, Python 3 (for word times) and an ffmpeg with
 * libx264 (FFMPEG_PATH, or the system's).
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { placeSentence, speakAll } from './speech/narration.ts';
import { isHeldOut } from './speech/sentences.ts';
import { findVoice } from './speech/voices.ts';
import { encodeVideo } from './encode.ts';
import { drawFrames } from './frames.ts';
import { mixSoundtrack } from './soundtrack/mix.ts';
import { speakers } from './speakers.ts';
import type { SpeakerId } from './speakers.ts';
import { openingScene, rudeWords, sentencesOf, story } from './story.ts';
import { framesPerSecond, layOut } from './timeline.ts';
import { completeTimes, describeScenes, findRudeWords, findShotChanges, toSubRip } from './truth.ts';
import type { Truth, TrueSentence } from './truth.ts';

const told = sentencesOf(story);
const trained = told.filter(({ text, english }) => !isHeldOut(english ?? text));
if (trained.length > 0) throw new Error(`Not held out: ${trained.map(({ text }) => text).join(' ')}`);

const narration = await speakAll(
  told.map(({ text, speaker }) => ({ text, voice: voiceOf(speaker), settings: speakers[speaker].settings })),
);
const timeline = layOut(
  story,
  openingScene,
  narration.map(({ durationMs }) => durationMs),
);
const durationMs = (timeline.frames * 1000) / framesPerSecond;
const sentences = narration.map((utterance, index): TrueSentence => {
  const { speaker, english } = told[index]!;
  const placed = placeSentence(utterance, timeline.sentences[index]!.startMs);
  const { language } = voiceOf(speaker);
  const words = completeTimes(placed.words);
  return { speaker, language, ...(english === undefined ? {} : { english }), ...placed, words };
});
const truth: Truth = {
  licence:
    'MIT, like the repository. Pictures and music are made by sample/make-sample.ts; ' +
    'the voices are those of flite and espeak-ng, which put no terms on their output.',
  speakers: Object.entries(speakers).map(([id, { voice, settings }]) => {
    const { engine, language } = findVoice(voice);
    return { id: id as SpeakerId, engine, voice, settings, language };
  }),
  durationMs,
  framesPerSecond,
  sentences,
  rude: findRudeWords(sentences, rudeWords),
  topics: timeline.topics,
  scenes: describeScenes(timeline),
  shotChanges: findShotChanges(timeline),
  music: timeline.music,
  silence: timeline.silence,
};
await writeFile(beside('truth.json'), `${JSON.stringify(truth, null, 2)}\n`);
await writeFile(beside('truth.srt'), toSubRip(sentences));

const sound = mixSoundtrack(
  durationMs,
  narration.map(({ speech }, index) => ({ speech, startMs: timeline.sentences[index]!.startMs })),
  timeline.music,
);
await encodeVideo(drawFrames(timeline), sound, beside('sample.mp4'));

function voiceOf(speaker: SpeakerId): ReturnType<typeof findVoice> {
  return findVoice(speakers[speaker].voice);
}

function beside(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
