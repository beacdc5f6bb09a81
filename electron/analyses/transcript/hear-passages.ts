import type { TranscribeOptions, WindowResult } from '../../inference/kinds/whisper/contract.ts';
import type { CutWindow } from './cut-windows.ts';
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
  const whole = { inWindowMs: (ms: number) => ms, samples: window.samples };
  // English is what is written of every language.
  const told = transcribe.task === 'translate' ? [] : (result.languages ?? []);
  const passages = told.length > 1 ? await findPassages(window, result, hearing) : undefined;
  if (passages !== undefined && passages.length > 1) return hearEach(window, passages, hearing);
  const isForeign = usual !== undefined && usual !== result.language && result.gap === undefined;
  const isDoubted = isForeign && !isSureOfLanguage(result);
  const language = passages?.[0]?.language ?? (isDoubted ? usual : result.language);
  const again =
    language === result.language
      ? undefined
      : (await recogniser.transcribe([{ samples: window.samples }], { ...transcribe, language }))[0];
  const heard = again ?? result;
  return [{ ...whole, result: heard, ...(told.length === 0 ? {} : { language: heard.language }) }];
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
