import type { TranscriptWindow } from '../../services/library/transcript-record.ts';
import type { TranscribeOptions } from '../../inference/kinds/whisper/contract.ts';
import type { CutWindow } from './cut-windows.ts';
import { hearWindow } from './hear-window.ts';
import type { Recogniser } from './recogniser.ts';

export interface RecogniseOptions {
  /** Windows decoded together when there are enough. */
  readonly batchSize: number;
  readonly transcribe: TranscribeOptions;
  /** Give each window the text before it. Windows then go one by one. */
  readonly previousText: boolean;
  /** What earlier runs recognised: this one goes on as they would have. */
  readonly known: readonly TranscriptWindow[];
}

/** The decoder looks at no more of the previous text than half its context; this is ample. */
const previousTextChars = 600;

/**
 * Recognises windows in batches. The first batch is one window, so that the first words come soon; batches then double
 * up to `batchSize`. Which windows go together follows from their place in the recording: what is decoded together may
 * differ in its last digits from what is not, and a run that goes on must hear what an unbroken one hears. While one
 * batch is decoded the next is cut, and it is handed over before the first is awaited, so the worker never waits for us;
 * no more than two batches are held.
 */
export async function* recogniseWindows(
  windows: AsyncIterable<CutWindow>,
  recogniser: Recogniser,
  options: RecogniseOptions,
): AsyncGenerator<readonly TranscriptWindow[]> {
  const languages = new LanguageCount();
  for (const { language, isLanguageSure } of options.known) if (isLanguageSure) languages.add(language);
  const { previousText, batchSize, known } = options;
  let before: Promise<readonly TranscriptWindow[]> = Promise.resolve(known.slice(-1));
  let isFirst = true;
  for await (const batch of growingBatches(windows, previousText ? 1 : batchSize, known.length)) {
    const text = previousText ? textOf(await before) : '';
    const running = decode(batch, text, { recogniser, options, languages, before });
    // A failure is reported where the batch is awaited; until then it must not count as unhandled.
    running.catch(() => undefined);
    if (!isFirst) yield await before;
    isFirst = false;
    before = running;
  }
  if (!isFirst) yield await before;
}

interface Decoding {
  readonly recogniser: Recogniser;
  readonly options: RecogniseOptions;
  readonly languages: LanguageCount;
  /** The batch before: its languages count first. */
  readonly before: Promise<unknown>;
}

async function decode(
  batch: readonly CutWindow[],
  previousText: string,
  { recogniser, options, languages, before }: Decoding,
): Promise<readonly TranscriptWindow[]> {
  const inputs = batch.map(({ samples }) => ({ samples, ...(previousText ? { previousText } : {}) }));
  const results = await recogniser.transcribe(inputs, options.transcribe);
  await before;
  const recognised: TranscriptWindow[] = [];
  for (const [index, result] of results.entries()) {
    const hearing = { recogniser, transcribe: options.transcribe, usual: languages.usual };
    const heard = await hearWindow(batch[index]!, result, hearing);
    if (heard.isLanguageSure) languages.add(heard.language);
    recognised.push(heard);
  }
  return recognised;
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

async function* growingBatches<Item>(
  items: AsyncIterable<Item>,
  largest: number,
  from: number,
): AsyncGenerator<Item[]> {
  let place = from;
  let end = batchEnd(place, largest);
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    place++;
    if (place < end) continue;
    yield batch;
    batch = [];
    end = batchEnd(place, largest);
  }
  if (batch.length > 0) yield batch;
}

/** Where the batch of a window ends: behind windows 1, 3, 7 and so on. */
function batchEnd(place: number, largest: number): number {
  let end = 0;
  for (let size = 1; end <= place; size = Math.min(largest, size * 2)) end += size;
  return end;
}

function textOf(windows: readonly TranscriptWindow[]): string {
  const words = windows.flatMap((window) => window.words);
  return words
    .map((word) => word.text)
    .join('')
    .slice(-previousTextChars);
}
