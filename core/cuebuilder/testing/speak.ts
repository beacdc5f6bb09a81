import type { Word } from '../../cues/cue.ts';
import { isUnspacedScript } from '../../cues/text-measure.ts';

/** How a text is spoken; pauses in milliseconds. */
export interface Voice {
  /** Characters a second while speaking, spaces counted, pauses not. */
  readonly charsPerSecond: number;
  readonly sentencePauseMs?: number;
  readonly clausePauseMs?: number;
  readonly startMs?: number;
}

/**
 * Words as a recogniser would give them for this text, spoken evenly. `[700]` is a pause of 700 ms; in
 * unspaced scripts, each character is a word, as Whisper's tokens nearly are.
 */
export function speak(text: string, voice: Voice): Word[] {
  const { charsPerSecond, sentencePauseMs = 350, clausePauseMs = 150 } = voice;
  const words: Word[] = [];
  let now = voice.startMs ?? 0;
  for (const token of tokensOf(text)) {
    const pause = /^\s*\[(\d+)\]$/u.exec(token);
    if (pause !== null) {
      now += Number(pause[1]);
      continue;
    }
    const startMs = Math.round(now);
    now += (token.length * 1000) / charsPerSecond;
    words.push({ startMs, endMs: Math.round(now), text: token, confidence: 0.9 });
    if (/[.!?。！？…]["”’»」』)]?$/u.test(token)) now += sentencePauseMs;
    else if (/[,;:、，；：]$/u.test(token)) now += clausePauseMs;
  }
  return words;
}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  for (const chunk of text.match(/\s*\S+/gu) ?? []) {
    if (!isUnspacedScript(chunk) || /^\s*\[\d+\]$/u.test(chunk)) tokens.push(chunk);
    else
      tokens.push(
        ...(chunk.match(/\s*[\p{L}\p{N}][\p{M}]*[、。，．！？」』；：…]*|\s*[^\p{L}\p{N}]/gu) ?? []),
      );
  }
  return tokens;
}
