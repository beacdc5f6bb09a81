import type { SpeechGap } from '../../../core/transcript/speech-gap.ts';
import type { WindowResult } from '../../inference/kinds/whisper/contract.ts';
import type { TranscriptWindow } from '../../services/library/transcript-record.ts';
import type { CutWindow } from './cut-windows.ts';
import { hearSilentSpeech } from './hear-again.ts';
import { hearPassages, isSureOfLanguage } from './hear-passages.ts';
import type { PassageHearing } from './hear-passages.ts';
import { withoutInventions } from './inventions.ts';
import type { SpeechSpan } from './speech-span.ts';
import { wordsOfPart } from './window-words.ts';
import type { HeardPart } from './window-words.ts';

/**
 * What is kept of a window that was heard: each passage in its own language, speech without words heard once more and
 * told where it stays without, nothing that was invented over music or noise.
 */
export async function hearWindow(
  window: CutWindow,
  result: WindowResult,
  hearing: PassageHearing,
): Promise<TranscriptWindow> {
  const parts = await hearPassages(window, result, hearing);
  const language = languageOfParts(parts);
  const first = parts
    .flatMap((part) => wordsOfPart(window, part))
    .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  const { recogniser, transcribe } = hearing;
  const isFound = parts.some((part) => part.language !== undefined);
  // Of translated words the times say too little to miss some between others.
  const isWhole = transcribe.task === 'translate' && first.length > 0;
  const { words, silent } = isWhole
    ? { words: first, silent: [] }
    : await hearSilentSpeech(window, first, {
        ...{ recogniser, transcribe, isFound },
        languageOf: (stretch) => languageAt(parts, stretch) ?? language,
      });
  const gaps = gapsOf(silent, result.gap);
  return {
    startMs: Math.round(window.pieces[0]!.startMs),
    coveredMs: Math.round(window.coveredMs),
    language,
    isLanguageSure: isSureOfLanguage(result),
    words: withoutInventions(words, window.doubtful),
    ...(gaps.length === 0 ? {} : { gaps }),
  };
}

function languageAt(parts: readonly HeardPart[], { startMs, endMs }: SpeechSpan): string | undefined {
  const middleMs = (startMs + endMs) / 2;
  const distance = (span: SpeechSpan) => Math.max(span.startMs - middleMs, middleMs - span.endMs);
  const passages = parts.flatMap(({ spans = [], language }) => spans.map((span) => ({ span, language })));
  return passages.toSorted((a, b) => distance(a.span) - distance(b.span))[0]?.language;
}

/** Of most words; where there are none, of the first part. */
function languageOfParts(parts: readonly HeardPart[]): string {
  const words = new Map<string, number>();
  for (const { result } of parts) {
    const count = result.segments.reduce((sum, segment) => sum + segment.words.length, 0);
    words.set(result.language, (words.get(result.language) ?? 0) + count);
  }
  return [...words].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

function gapsOf(silent: readonly SpeechSpan[], gap: WindowResult['gap']): readonly SpeechGap[] {
  const reason = gap === undefined || gap === 'no-speech' ? 'no-words' : gap;
  return silent.map(({ startMs, endMs }) => ({
    ...{ startMs: Math.round(startMs), endMs: Math.round(endMs), reason },
  }));
}
