import fc from 'fast-check';
import type { Word } from '../../cues/cue.ts';
import type { ProfileId } from '../../profiles/profile.ts';
import type { FrameRate } from '../../time/frame-rate.ts';
import { frameRate } from '../../time/frame-rate.ts';

export const anyProfileId: fc.Arbitrary<ProfileId> = fc.constantFrom('netflix', 'bbc', 'amazon', 'shorts');

export const anyFrameRate: fc.Arbitrary<FrameRate> = fc.constantFrom(
  frameRate(24000, 1001),
  frameRate(24),
  frameRate(25),
  frameRate(30000, 1001),
  frameRate(30),
  frameRate(50),
  frameRate(60000, 1001),
  frameRate(60),
);

/** Letters of a word; which ones does not matter to the builder. */
const letters = 'abcdefghijklmnopqrstuvwxyz';
const functionWords = [
  'the',
  'of',
  'and',
  'to',
  'in',
  'that',
  'was',
  'not',
  'John',
  'Smith',
  '12',
  'km',
  'I',
];

interface WordSpec {
  readonly text: string;
  readonly msPerChar: number;
  readonly pauseMs: number;
}

const anyText = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 14 }).map((length) => letters.slice(0, length)) },
  { weight: 3, arbitrary: fc.constantFrom(...functionWords) },
);
const anyMark = fc.constantFrom('', '', '', '', '', ',', '.', '?', '...', ';', '!"');

interface SpeechSize {
  readonly minLength: number;
  readonly maxLength: number;
}

/** Words with pauses and punctuation anywhere; `fastestMsPerChar`: 25 is far too fast for any profile. */
export function anySpeech(size: SpeechSize, fastestMsPerChar = 25): fc.Arbitrary<Word[]> {
  const spec = fc.record({
    text: fc.tuple(anyText, anyMark).map(([text, mark]) => text + mark),
    msPerChar: fc.integer({ min: fastestMsPerChar, max: 120 }),
    pauseMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 2500 })),
  });
  return fc
    .tuple(fc.array(spec, size), fc.integer({ min: 0, max: 2000 }))
    .map(([specs, from]) => timeWords(specs, from));
}

function timeWords(specs: readonly WordSpec[], fromMs: number): Word[] {
  let now = fromMs;
  return specs.map(({ text, msPerChar, pauseMs }, i) => {
    const startMs = now;
    const endMs = startMs + msPerChar * (text.length + 1);
    now = endMs + pauseMs;
    return { startMs, endMs, text: i === 0 ? text : ` ${text}`, confidence: 0.5 };
  });
}

/** Cuts with at least `minMs` between them, from 0 to `untilMs`. */
export function anyShots(minMs: number, untilMs: number): fc.Arbitrary<number[]> {
  return fc
    .array(fc.integer({ min: minMs, max: minMs * 6 }), { maxLength: Math.ceil(untilMs / minMs) })
    .map((gaps) => {
      const cuts: number[] = [];
      let at = 0;
      for (const gap of gaps) {
        at += gap;
        if (at < untilMs) cuts.push(at);
      }
      return cuts;
    });
}

/** Sentences spoken at 11 to 15 characters a second with a pause after each: every profile can be kept. */
export function comfortableSpeech(msPerWord: number, maxWordLength: number): fc.Arbitrary<Word[]> {
  const word = fc.record({
    length: fc.integer({ min: 1, max: Math.min(12, maxWordLength) }),
    slower: fc.double({ min: 1, max: 1.35, noNaN: true }),
    comma: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    clausePauseMs: fc.integer({ min: 0, max: 250 }),
  });
  const sentence = fc.record({
    words: fc.array(word, { minLength: 2, maxLength: 18 }),
    pauseMs: fc.integer({ min: 250, max: 1800 }),
  });
  return fc.array(sentence, { minLength: 1, maxLength: 8 }).map((sentences) => {
    const words: Word[] = [];
    let now = 500;
    for (const { words: specs, pauseMs } of sentences) {
      for (const [i, spec] of specs.entries()) {
        const mark = i === specs.length - 1 ? '.' : spec.comma ? ',' : '';
        const text = ` ${letters.slice(0, spec.length)}${mark}`;
        const startMs = Math.round(now);
        now += Math.max((text.length * 1000 * spec.slower) / 15, msPerWord);
        words.push({ startMs, endMs: Math.round(now), text });
        if (mark === ',') now += spec.clausePauseMs;
      }
      now += pauseMs;
    }
    return words;
  });
}
