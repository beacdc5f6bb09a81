import type { TranscribeOptions, WindowResult } from '../../inference/kinds/whisper/contract.ts';
import type { CutWindow } from './cut-windows.ts';
import { toRecordingMs } from './pack-windows.ts';
import { choosePassages, stretchesOfSpeech } from './passages.ts';
import type { Passage } from './passages.ts';
import type { Recogniser } from './recogniser.ts';
import { cutPart, cutTogether } from './window-words.ts';
import type { HeardPart } from './window-words.ts';

/** A window that is as likely as this to be in one language is in one. */
const surelyOne = 0.98;
/** Below this probability a window's language is doubted when the recording so far speaks another. */
const doubtedLanguage = 0.5;

export interface PassageHearing {
  readonly recogniser: Recogniser;
  readonly transcribe: TranscribeOptions;
  /** The language that most of the recording so far is in. */
  readonly usual: string | undefined;
}

/** Whether it was found out, and is likelier than all others together. */
export function isSureOfLanguage({ languageProbability, gap }: WindowResult): boolean {
  return languageProbability >= doubtedLanguage && gap === undefined;
}

/** What was heard of a window, passage by passage in the language of each, see [Note: Languages of passages]. */
export async function hearPassages(
  window: CutWindow,
  result: WindowResult,
  hearing: PassageHearing,
): Promise<readonly HeardPart[]> {
  const { usual, recogniser, transcribe } = hearing;
  // English is what is written of every language.
  const told = transcribe.task === 'translate' ? [] : (result.languages ?? []);
  const passages = told.length > 1 ? await findPassages(window, result, hearing) : undefined;
  if (passages !== undefined && passages.length > 1) {
    return [...(await hearEach(window, passages, hearing)), ...heardInDoubt(window, result, passages)];
  }
  const isForeign = usual !== undefined && usual !== result.language && result.gap === undefined;
  const isDoubted = isForeign && !isSureOfLanguage(result);
  const language = passages?.[0]?.language ?? (isDoubted ? usual : result.language);
  const again =
    language === result.language
      ? undefined
      : (await recogniser.transcribe([{ samples: window.samples }], { ...transcribe, language }))[0];
  const heard = again ?? result;
  return [{ ...wholeOf(window), result: heard, ...(told.length === 0 ? {} : { language: heard.language }) }];
}

function wholeOf({ samples }: CutWindow): Pick<HeardPart, 'inWindowMs' | 'samples'> {
  return { inWindowMs: (ms) => ms, samples };
}

/** No passage holds where the detector doubts: what was heard there in the whole window stays, to be judged as ever. */
function heardInDoubt(
  window: CutWindow,
  result: WindowResult,
  passages: readonly Passage[],
): readonly HeardPart[] {
  const spans = window.doubtful.filter(
    ({ startMs, endMs }) => !passages.some((one) => one.startMs < endMs && one.endMs > startMs),
  );
  const segments = result.segments.flatMap((segment) => {
    const words = segment.words.filter(({ startMs, endMs }) => {
      const middleMs = toRecordingMs(window, (startMs + endMs) / 2);
      return spans.some((span) => middleMs >= span.startMs && middleMs < span.endMs);
    });
    const [last] = words.slice(-1);
    if (last === undefined) return [];
    return [{ ...segment, words, endMs: last === segment.words.at(-1) ? segment.endMs : last.endMs }];
  });
  if (segments.length === 0) return [];
  return [{ ...wholeOf(window), result: { ...result, segments }, language: result.language }];
}

async function findPassages(
  window: CutWindow,
  { languages = [], languageProbability }: WindowResult,
  { recogniser }: PassageHearing,
): Promise<readonly Passage[] | undefined> {
  if (languageProbability >= surelyOne || recogniser.detectLanguages === undefined) return undefined;
  const stretches = stretchesOfSpeech(window.speech);
  if (stretches.length < 2) return undefined;
  const parts = stretches.map((stretch) => ({ samples: cutPart(window, stretch).samples }));
  const scores = await recogniser.detectLanguages(
    parts,
    languages.map(({ language }) => language),
  );
  return choosePassages(stretches, scores);
}

/** Those of one language together, as one window: what was said before helps to hear what comes, and it is one encoding. */
async function hearEach(
  window: CutWindow,
  passages: readonly Passage[],
  { recogniser, transcribe }: PassageHearing,
): Promise<readonly HeardPart[]> {
  const heard: HeardPart[] = [];
  for (const [language, some] of Map.groupBy(passages, (passage) => passage.language)) {
    const part = cutTogether(window, some);
    const [result] = await recogniser.transcribe([{ samples: part.samples }], { ...transcribe, language });
    if (result !== undefined) heard.push({ ...part, spans: some, result, language });
  }
  return heard;
}
