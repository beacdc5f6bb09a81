import type { Word } from '../../../core/cues/cue.ts';
import { isSameWord } from '../../../core/transcript/join-windows.ts';
import type { TranscribeOptions, WindowResult } from '../../inference/kinds/whisper/contract.ts';
import type { CutWindow } from './cut-windows.ts';
import type { SpeechSpan } from './speech-span.ts';
import type { Recogniser } from './recogniser.ts';
import { silentSpeech } from './silent-speech.ts';
import { cutPart, joinWords, wordsOfPart } from './window-words.ts';

export interface AgainHearing {
  readonly recogniser: Recogniser;
  readonly transcribe: TranscribeOptions;
  /** What is spoken in a stretch of the recording. */
  readonly languageOf: (stretch: SpeechSpan) => string;
  /** Whether the language was found out, so that words carry it. */
  readonly isFound: boolean;
}

/** Sound on both sides of a stretch, so that nothing of it is cut. */
const marginMs = 400;
/** Stretches that lie closer are heard as one, with the few words between them. */
const nearMs = 3000;
/** What is heard only at another try must be heard with some confidence: the mean over its words. */
const minConfidence = 0.4;
const beamSize = 5;

interface Try {
  readonly cut: (stretch: SpeechSpan, speech: readonly SpeechSpan[]) => readonly SpeechSpan[];
  readonly options: TranscribeOptions;
}

/**
 * A decoder that writes nothing for clear speech mostly writes it when it hears that alone, looks at more ways to write it,
 * hears it cut elsewhere, or draws.
 */
const tries: readonly Try[] = [
  { cut: (stretch) => [stretch], options: { beamSize } },
  { cut: halvesOf, options: { beamSize } },
  { cut: (stretch) => [stretch], options: { temperatures: [0.4, 0.8] } },
];

/** Hears speech again that has no words yet; what stays without them is told. */
export async function hearSilentSpeech(
  window: CutWindow,
  words: readonly Word[],
  hearing: AgainHearing,
): Promise<{ readonly words: readonly Word[]; readonly silent: readonly SpeechSpan[] }> {
  let all = words;
  for (const { cut, options } of tries) {
    const silent = silentSpeech(window.speech, all);
    if (silent.length === 0) break;
    const stretches = wholeOrNear(window.speech, silent).flatMap((stretch) => cut(stretch, window.speech));
    const heard = await hearStretches(window, stretches, options, hearing);
    heard.forEach((fresh, i) => {
      const stretch = stretches[i]!;
      all = replaceWords(all, fresh, stretch, hearing.languageOf(stretch));
    });
  }
  return { words: all, silent: silentSpeech(window.speech, all) };
}

/** The words of each stretch; none where they can't be trusted. */
async function hearStretches(
  window: CutWindow,
  stretches: readonly SpeechSpan[],
  options: TranscribeOptions,
  { recogniser, transcribe, languageOf, isFound }: AgainHearing,
): Promise<readonly (readonly Word[])[]> {
  const heard = new Map<SpeechSpan, readonly Word[]>();
  for (const [language, some] of Map.groupBy(stretches, languageOf)) {
    const parts = some.map(({ startMs, endMs }) =>
      cutPart(window, { startMs: startMs - marginMs, endMs: endMs + marginMs }),
    );
    const results = await recogniser.transcribe(
      parts.map(({ samples }) => ({ samples })),
      { ...transcribe, ...wider(options, transcribe), language },
    );
    results.forEach((result, i) => {
      if (!isTrusted(result)) return;
      const part = { ...parts[i]!, result, ...(isFound ? { language } : {}) };
      heard.set(some[i]!, wordsOfPart(window, part));
    });
  }
  return stretches.map((stretch) => heard.get(stretch) ?? []);
}

/** Never less than what was asked for. */
function wider(options: TranscribeOptions, { beamSize: asked = 1 }: TranscribeOptions): TranscribeOptions {
  return options.beamSize === undefined
    ? options
    : { ...options, beamSize: Math.max(asked, options.beamSize) };
}

function isTrusted({ gap, segments }: WindowResult): boolean {
  const words = segments.flatMap((segment) => segment.words);
  const confidence = words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
  return gap === undefined && confidence >= minConfidence;
}

/** Where more of the speech is silent, the few words are no more to be trusted than none. */
const maxSilentShare = 0.7;

function wholeOrNear(speech: readonly SpeechSpan[], silent: readonly SpeechSpan[]): readonly SpeechSpan[] {
  const length = (spans: readonly SpeechSpan[]) =>
    spans.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  if (length(silent) > length(speech) * maxSilentShare) {
    return [{ startMs: speech[0]!.startMs, endMs: speech.at(-1)!.endMs }];
  }
  return silent.reduce<SpeechSpan[]>((joined, stretch) => {
    const last = joined.at(-1);
    if (last === undefined || stretch.startMs - last.endMs > nearMs) joined.push(stretch);
    else joined[joined.length - 1] = { startMs: last.startMs, endMs: stretch.endMs };
    return joined;
  }, []);
}

/** The words of a stretch give way to those that were heard there now, where these are more. */
function replaceWords(
  words: readonly Word[],
  heard: readonly Word[],
  { startMs, endMs }: SpeechSpan,
  language: string,
): readonly Word[] {
  const middle = (word: Word) => (word.startMs + word.endMs) / 2;
  const before = words.filter((word) => middle(word) < startMs);
  const behind = words.filter((word) => middle(word) > endMs);
  // Of the words beside the stretch, the margin may have let one be heard again.
  const isThere = (word: Word) => [before.at(-1), behind[0]].some((one) => one && isSameWord(one, word));
  const fromMs = Math.max(before.at(-1)?.endMs ?? 0, startMs - marginMs);
  const toMs = Math.min(behind[0]?.startMs ?? Infinity, endMs + marginMs);
  const fresh = heard.filter(
    (word) =>
      middle(word) >= Math.min(fromMs, startMs) && middle(word) <= Math.max(toMs, endMs) && !isThere(word),
  );
  if (fresh.length <= words.length - before.length - behind.length) return words;
  return joinWords(joinWords(before, fresh, language), behind, language);
}

/** A stretch in two, at the pause nearest to its middle; a short one without its beginning. */
function halvesOf({ startMs, endMs }: SpeechSpan, speech: readonly SpeechSpan[]): readonly SpeechSpan[] {
  const middleMs = (startMs + endMs) / 2;
  const starts = speech.map((span) => span.startMs).filter((ms) => ms > startMs + 1000 && ms < endMs - 1000);
  const at = starts.sort((a, b) => Math.abs(a - middleMs) - Math.abs(b - middleMs))[0];
  if (at === undefined) return [{ startMs: Math.min(startMs + marginMs, endMs), endMs: endMs + marginMs }];
  return [
    { startMs, endMs: at },
    { startMs: at, endMs },
  ];
}
