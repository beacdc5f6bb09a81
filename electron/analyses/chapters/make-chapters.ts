/** Chapters from what is known of a video, for the app and the command line alike. */
import type { ChapterTree } from '../../../core/analysis/chapters.ts';
import { joinTouching } from '../../../core/analysis/speech.ts';
import type { SpeechRegion } from '../../../core/analysis/speech.ts';
import type { ChapterText, Stretch } from '../../../core/chapters/chapter-text.ts';
import { looksOfShots } from '../../../core/chapters/shot-looks.ts';
import type { Looks } from '../../../core/chapters/shot-looks.ts';
import { sentencesOfShots } from '../../../core/chapters/shot-sentences.ts';
import type { ShotChange } from '../../../core/media/shot-change.ts';
import type { Note } from '../../../core/notes.ts';
import { note } from '../../../core/notes.ts';
import type { Sentence } from '../../../core/text/sentences.ts';
import type { EmbedSentences } from '../embed-sentences.ts';
import { onTextThread } from '../text-thread/on-text-thread.ts';

export interface ChapterSource {
  /** null: by what is seen. */
  readonly trackId: string | null;
  readonly sentences: readonly Sentence[];
  readonly durationMs: number;
  readonly shots: readonly ShotChange[];
  /** Where nothing is said, if the picture was looked at. */
  readonly looks?: Looks | undefined;
  /** null: it is not known where somebody speaks. */
  readonly speech: readonly SpeechRegion[] | null;
}

export interface ChapterWays {
  /** null: by the words alone. */
  readonly embed: EmbedSentences | null;
  readonly signal: AbortSignal;
  /** 0 to 1 */
  readonly onFraction: (fraction: number) => void;
}

export interface MadeChapters {
  readonly tree: ChapterTree;
  readonly notes: readonly Note[];
}

/** A text without words is cut by what is seen, with a note. */
export async function makeChapters(source: ChapterSource, ways: ChapterWays): Promise<MadeChapters> {
  const { sentences, shots, trackId } = source;
  if (sentences.length === 0) {
    const tree = await divide(textOfShots(source), source, ways.signal);
    return { tree, notes: trackId === null ? [] : [note('cut-by-picture', {})] };
  }
  const { embed, signal, onFraction } = ways;
  const embeddings = await embed?.(sentences, { signal, onFraction });
  const text: ChapterText = {
    sentences: sentences.map(({ startMs, endMs, text: said, speaker, language }) => ({
      ...{ startMs, endMs, text: said, speaker, language },
    })),
    durationMs: durationOf(source),
    cutsMs: shots.map(({ timeMs }) => timeMs),
    silences: silencesOf(source),
    ...(embeddings === undefined ? {} : { embeddings }),
  };
  const tree = await divide(text, source, signal);
  return { tree, notes: embed === null ? [note('words-alone', {})] : [] };
}

function divide(
  text: ChapterText,
  { trackId, shots }: ChapterSource,
  signal: AbortSignal,
): Promise<ChapterTree> {
  const facts = { trackId: text.sentences[0]?.text === '' ? null : trackId, shots };
  return onTextThread((calls) => calls.divideIntoChapters({ text, ...facts }, { signal }), signal);
}

/** Shots of one place belong together, as its colours tell. Fades and dissolves are rare and mean more than cuts, as other windows do. */
function textOfShots(source: ChapterSource): ChapterText {
  const durationMs = durationOf(source);
  const soft = source.shots.filter(({ kind }) => kind !== 'cut');
  const sentences = sentencesOfShots(source.shots, durationMs);
  const embeddings = source.looks === undefined ? null : looksOfShots(sentences, source.looks);
  return {
    sentences,
    ...(embeddings === null ? {} : { embeddings }),
    durationMs,
    cutsMs: source.shots.map(({ timeMs }) => timeMs),
    windowsMs: soft.map(({ timeMs }) => timeMs),
  };
}

/** A subtitle file goes on behind the video's end, or there is no video. */
function durationOf({ durationMs, sentences }: ChapterSource): number {
  return Math.round(sentences.reduce((end, sentence) => Math.max(end, sentence.endMs), durationMs));
}

function silencesOf({ speech, durationMs }: ChapterSource): readonly Stretch[] {
  if (speech === null) return [];
  const silences: Stretch[] = [];
  let startMs = 0;
  for (const region of joinTouching(speech)) {
    if (region.startMs > startMs) silences.push({ startMs, endMs: region.startMs });
    startMs = region.endMs;
  }
  if (durationMs > startMs) silences.push({ startMs, endMs: durationMs });
  return silences;
}
