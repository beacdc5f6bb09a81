import type { Word } from '../../../core/cues/cue.ts';
import type {
  RecognisedWord,
  TranscribeInput,
  TranscribeOptions,
  WindowResult,
} from '../../inference/kinds/whisper/contract.ts';
import type { CutWindow } from './cut-windows.ts';
import { toRecordingMs } from './pack-windows.ts';
import { trimWordsToSound } from './trim-words.ts';

/** One window of speech with its words, in the time of the recording. */
export interface RecognisedWindow {
  readonly startMs: number;
  /** Everything up to here is recognised: where a later run goes on. */
  readonly coveredMs: number;
  readonly language: string;
  readonly words: readonly Word[];
  readonly gap?: NonNullable<WindowResult['gap']>;
}

export interface Recogniser {
  transcribe(
    windows: TranscribeInput['windows'],
    options: TranscribeOptions,
  ): Promise<readonly WindowResult[]>;
}

export interface RecogniseOptions {
  /** Windows decoded together when there are enough. */
  readonly batchSize: number;
  readonly transcribe: TranscribeOptions;
  /** Give each window the text before it. Windows then go one by one. */
  readonly previousText: boolean;
}

/** Below this probability a window's language is doubted when the recording so far speaks another. */
const doubtedLanguage = 0.5;
/** The decoder looks at no more of the previous text than half its context; this is ample. */
const previousTextChars = 600;

/**
 * Recognises windows in batches. The first batch is one window, so that the first words come soon; batches
 * then double up to `batchSize`. While one batch is decoded the next is cut, and it is handed over before the
 * first is awaited, so the worker never waits for us; no more than two batches are held.
 */
export async function* recogniseWindows(
  windows: AsyncIterable<CutWindow>,
  recogniser: Recogniser,
  options: RecogniseOptions,
): AsyncGenerator<RecognisedWindow> {
  const languages = new LanguageCount();
  let previousText = '';
  const decode = async (batch: readonly CutWindow[]) => {
    const results = await transcribeBatch(batch, recogniser, options, languages, previousText);
    return results.map((result, index) => toRecognised(batch[index]!, result));
  };
  let running: Promise<RecognisedWindow[]> | undefined;
  for await (const batch of growingBatches(windows, options.previousText ? 1 : options.batchSize)) {
    const before = running;
    if (options.previousText && before) {
      const finished = await before;
      previousText = textOf(finished);
      yield* finished;
      running = decode(batch);
    } else {
      running = decode(batch);
      // A failure is reported where the batch is awaited; until then it must not count as unhandled.
      running.catch(() => undefined);
      if (before) yield* await before;
    }
  }
  if (running) yield* await running;
}

async function transcribeBatch(
  batch: readonly CutWindow[],
  recogniser: Recogniser,
  options: RecogniseOptions,
  languages: LanguageCount,
  previousText: string,
): Promise<readonly WindowResult[]> {
  const inputs = batch.map(({ samples }) => ({ samples, ...(previousText ? { previousText } : {}) }));
  const results = [...(await recogniser.transcribe(inputs, options.transcribe))];
  for (const [index, result] of results.entries()) {
    const usual = languages.usual;
    const doubted = result.languageProbability < doubtedLanguage && result.gap === undefined;
    if (doubted && usual !== undefined && usual !== result.language) {
      const again = { ...options.transcribe, language: usual };
      results[index] = (await recogniser.transcribe([inputs[index]!], again))[0] ?? result;
    } else if (!doubted && result.gap === undefined) {
      languages.add(result.language);
    }
  }
  return results;
}

/** The language that most windows speak. */
class LanguageCount {
  readonly #windows = new Map<string, number>();

  add(language: string): void {
    this.#windows.set(language, (this.#windows.get(language) ?? 0) + 1);
  }

  get usual(): string | undefined {
    return [...this.#windows].toSorted((a, b) => b[1] - a[1])[0]?.[0];
  }
}

async function* growingBatches<Item>(items: AsyncIterable<Item>, largest: number): AsyncGenerator<Item[]> {
  let size = 1;
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
    size = Math.min(largest, size * 2);
  }
  if (batch.length > 0) yield batch;
}

function toRecognised(window: CutWindow, result: WindowResult): RecognisedWindow {
  const words = result.segments.flatMap(wordsToSegmentEnd);
  const timed = trimWordsToSound(words, window.samples).map((word) => toWord(word, window));
  return {
    startMs: Math.round(window.pieces[0]!.startMs),
    coveredMs: Math.round(window.coveredMs),
    language: result.language,
    words: withoutInventions(timed, window),
    ...(result.gap ? { gap: result.gap } : {}),
  };
}

/**
 * Attention shows well where a word begins; where the last one of a segment ends, nothing follows to show it,
 * but the model's own timestamp does.
 */
function wordsToSegmentEnd(segment: WindowResult['segments'][number]): RecognisedWord[] {
  return segment.words.map((word, index) =>
    index === segment.words.length - 1 ? { ...word, endMs: Math.max(word.endMs, segment.endMs) } : word,
  );
}

/** What is heard where the detector doubts that anyone speaks must reach this mean confidence. */
const doubtedConfidence = 0.75;

/** Leaves out words over music and noise that both the detector and the recogniser were unsure of. */
function withoutInventions(words: readonly Word[], window: CutWindow): Word[] {
  const invented = window.doubtful.flatMap(({ startMs, endMs }) => {
    const inside = words.filter((word) => word.startMs >= startMs && word.startMs < endMs);
    const confidence = inside.reduce((sum, word) => sum + (word.confidence ?? 1), 0) / inside.length;
    return confidence < doubtedConfidence ? inside : [];
  });
  return words.filter((word) => !invented.includes(word));
}

function toWord(word: RecognisedWord, window: CutWindow): Word {
  const startMs = Math.round(toRecordingMs(window, word.startMs));
  const endMs = Math.max(startMs, Math.round(toRecordingMs(window, word.endMs)));
  return { startMs, endMs, text: word.text, confidence: word.confidence, timing: word.timing };
}

function textOf(windows: readonly RecognisedWindow[]): string {
  const words = windows.flatMap((window) => window.words);
  return words
    .map((word) => word.text)
    .join('')
    .slice(-previousTextChars);
}
