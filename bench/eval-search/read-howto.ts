import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { passagesOfText } from '../../core/search/make-passages.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import type { AskedQuestion, Collection, SearchedVideo } from './collection.ts';
import { spokenCues, spokenPassages } from './spoken-text.ts';
import type { TranslateQuestion } from './translated-questions.ts';

const videosSchema = z.array(
  z.object({ id: z.string(), title: z.string(), sentences: z.array(z.string()).min(1) }),
);
const questionsSchema = z.array(
  z.object({
    ...{ video: z.string(), question: z.string(), firstSentence: z.int(), lastSentence: z.int() },
  }),
);

/** Sentences of the window that a moment counts as. */
const windowSize = 5;

/** TutorialVQA as sentences: a moment is right when the window of five sentences around its middle has some of the answer. */
export async function readHowto(
  folder: string,
  limit: number | undefined,
  translate: TranslateQuestion | null,
): Promise<Collection> {
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(folder, name), 'utf8'));
  const videos = videosSchema.parse(await read('videos.json'));
  const questions = questionsSchema.parse(await read('questions.json'));
  const cues = new Map(
    videos.map(({ id, sentences }) => [id, spokenCues(sentences.map((text) => ({ text })))]),
  );
  const asked = questions.flatMap((one): readonly AskedQuestion[] => {
    const question = one.question.trim();
    const text = translate === null ? question : translate(question);
    const own = cues.get(one.video);
    return text === undefined || own === undefined ? [] : [askedOf({ ...one, question: text }, own)];
  });
  return {
    ...{ name: path.basename(folder), layout: 'howto' },
    videos: videos.map(({ id, title }): SearchedVideo => {
      const own = cues.get(id)!;
      const whole = { startMs: 0, endMs: own.at(-1)!.endMs, language: 'en' };
      const name = passagesOfText(title, { ...whole, source: 'name', trackId: null });
      return { id, media: null, passages: [...spokenPassages(own), ...name] };
    }),
    questions: asked.slice(0, limit),
  };
}

function askedOf(
  { video, question, firstSentence, lastSentence }: z.infer<typeof questionsSchema>[number],
  cues: readonly TrackCue[],
): AskedQuestion {
  return {
    ...{ text: question.trim(), within: null, ideal: [1] },
    placeOf: ({ mediaId, startMs, endMs }) => `${mediaId} ${startMs}-${endMs}`,
    gainOf: ({ mediaId, startMs, endMs }) => {
      if (mediaId !== video) return 0;
      const middle = (startMs + endMs) / 2;
      const at = cues.findIndex((cue) => cue.endMs > middle);
      const first = Math.max(0, Math.min(at - Math.floor(windowSize / 2), cues.length - windowSize));
      return first <= lastSentence && first + windowSize - 1 >= firstSentence ? 1 : 0;
    },
  };
}
