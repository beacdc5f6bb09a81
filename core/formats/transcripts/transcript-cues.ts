/** Cues of a recogniser's transcript: its segments as they are, or built of its words. */
import { buildCues } from '../../cuebuilder/build-cues.ts';
import type { Cue, Word } from '../../cues/cue.ts';
import { meanConfidence } from '../../cues/word-confidence.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblem } from '../../format-problems.ts';
import type { Profile } from '../../profiles/profile.ts';
import { resolveProfile } from '../../profiles/profiles.ts';
import { quote } from '../lines.ts';
import { literalText } from '../styled-text.ts';
import type { ParsedSubtitles } from '../subtitle-document.ts';
import type { HeardSegment, Transcript } from './transcript.ts';
import { transcriptLanguage } from './transcript-language.ts';
import { withSpaces, withTimes } from './words-in-text.ts';

const assumedDurationMs = 2000;
/** A longer "word" is a text, of which no cues can be built. */
const maxWordLength = 1000;

/** Not in the order of time where the transcript is not: of several channels one comes after the other. */
export function cuesOfTranscript(transcript: Transcript): ParsedSubtitles {
  const language = transcriptLanguage(transcript.language);
  const profile = resolveProfile('netflix', language === null ? {} : { language });
  const problems: FormatProblem[] = [];
  const segments = readSegments(transcript.segments, problems);
  const built = (words: readonly Word[]): readonly Cue[] | null =>
    words.some(({ text }) => text.length > maxWordLength)
      ? null
      : buildCues(words, { profile, ...(language === null ? {} : { language }) });
  const cues = cuesBy(transcript, segments, profile, built).toSorted((a, b) => a.startMs - b.startMs);
  if (cues.length === 0) problems.push(problem(1, 'nothing-found', { missing: 'segment' }));
  return { cues, problems, ...(language === null ? {} : { language }) };
}

function cuesBy(
  { cut }: Transcript,
  segments: readonly ReadSegment[],
  profile: Profile,
  built: (words: readonly Word[]) => readonly Cue[] | null,
): readonly Cue[] {
  const asTheyAre = (): readonly Cue[] => segments.flatMap(cuesOfSegment);
  switch (cut) {
    case 'segments':
      return asTheyAre();
    case 'turns':
      if (segments.every((segment) => isCue(segment, profile))) return asTheyAre();
      return built(segments.flatMap(wordsOf)) ?? asTheyAre();
    case 'words':
      return segments.flatMap((segment) => built(wordsOf(segment)) ?? cuesOfSegment(segment));
  }
}

interface ReadSegment {
  readonly startMs: number;
  readonly endMs: number;
  /** On one line or several, trimmed. */
  readonly text: string;
  readonly words: readonly Word[];
  readonly confidence?: number;
  readonly speaker?: string;
}

function readSegments(segments: readonly HeardSegment[], problems: FormatProblem[]): readonly ReadSegment[] {
  return segments.flatMap((segment, index) => {
    const spaced = withSpaces(segment.words, segment.text);
    const words = withTimes(spaced, segment);
    const text = (segment.text ?? words.map((word) => word.text).join('')).trim();
    if (text === '') return [];
    const startMs = segment.startMs ?? firstStart(segment);
    if (startMs === null) {
      problems.push(problem(1, 'untimed-left-out', { quote: quote(text), lacks: 'times' }));
      return [];
    }
    const given = segment.endMs ?? words.at(-1)?.endMs ?? segments[index + 1]?.startMs;
    const endMs = given ?? startMs + assumedDurationMs;
    if (endMs < startMs) problems.push(problem(1, 'times-exchanged'));
    const { confidence, speaker } = segment;
    return [
      {
        startMs: Math.min(startMs, endMs),
        endMs: Math.max(startMs, endMs),
        text,
        words,
        ...(confidence === undefined ? {} : { confidence }),
        ...(speaker === undefined ? {} : { speaker }),
      },
    ];
  });
}

function firstStart({ words }: HeardSegment): number | null {
  return words.find((word) => word.startMs !== null)?.startMs ?? null;
}

function isCue({ startMs, endMs, text }: ReadSegment, profile: Profile): boolean {
  const isShort = endMs - startMs <= (profile.maxDurationMs ?? Infinity);
  return isShort && text.length <= profile.maxCharsPerLine * profile.maxLines;
}

/** A cue never joins two speakers. */
function cuesOfSegment(segment: ReadSegment): readonly Cue[] {
  const runs = speakerRuns(segment.words);
  if (runs.length < 2) return [cueOf(segment, segment.words[0]?.speaker)];
  return runs.map((words, index) =>
    cueOf(
      {
        startMs: index === 0 ? segment.startMs : words[0]!.startMs,
        endMs: index === runs.length - 1 ? segment.endMs : Math.max(words[0]!.startMs, words.at(-1)!.endMs),
        text: words
          .map((word) => word.text)
          .join('')
          .trim(),
        words,
      },
      words.find((word) => word.speaker !== undefined)?.speaker,
    ),
  );
}

/** A word without a speaker goes with those before it. */
function speakerRuns(words: readonly Word[]): readonly (readonly Word[])[] {
  const runs: Word[][] = [];
  let current: string | undefined;
  for (const word of words) {
    const isOther = word.speaker !== undefined && current !== undefined && word.speaker !== current;
    if (runs.length === 0 || isOther) runs.push([]);
    runs.at(-1)!.push(word);
    current = word.speaker ?? current;
  }
  return runs;
}

function cueOf(segment: ReadSegment, wordSpeaker: string | undefined): Cue {
  const { startMs, endMs, text, words } = segment;
  const confidence = meanConfidence(words) ?? segment.confidence;
  const speaker = segment.speaker ?? wordSpeaker;
  return {
    startMs,
    endMs,
    text: literalText(text),
    ...(confidence === undefined ? {} : { confidence }),
    ...(words.length === 0 ? {} : { words }),
    ...(speaker === undefined ? {} : { speaker }),
  };
}

/** What cues are built of; the words of a segment that has none share its time. */
function wordsOf({ startMs, endMs, text, words, confidence, speaker }: ReadSegment): readonly Word[] {
  const own =
    words.length > 0
      ? words
      : withTimes(
          (text.match(/\s*\S+/g) ?? []).map((word) => ({
            text: word,
            ...{ startMs: null, endMs: null },
            ...(confidence === undefined ? {} : { confidence }),
          })),
          { startMs, endMs },
        );
  return speaker === undefined ? own : own.map((word) => ({ ...word, speaker: word.speaker ?? speaker }));
}
