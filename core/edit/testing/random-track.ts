import fc from 'fast-check';
import { readMarked } from '../marked-text.ts';
import { interpolateWords } from '../cue-words.ts';
import type { TrackCue } from '../../project/track-cue.ts';

const anyWordText = fc.constantFrom(
  'the',
  'house',
  'I',
  'don’t',
  'know.',
  'Yes!',
  '- No.',
  'well,',
  '<b>bold</b>',
  '<i>slanted words</i>',
  '{\\an8}top',
  '<font color="red">red</font>',
  '&lt;b>',
  'a < b',
  '我们今天去',
  '日本語です。',
  'สวัสดีครับ',
  '안녕하세요',
  'été',
  'Straße',
  '👩‍🚀',
  'العربية',
  'supercalifragilisticexpialidocious',
);

const anySeparator = fc.constantFrom(' ', ' ', ' ', ' ', '\n', '  ', '');

const anyCueText = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .array(fc.tuple(anyWordText, anySeparator), { maxLength: 14 })
      .map((parts) => parts.map(([text, separator]) => text + separator).join('')),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
);

interface CueSpec {
  readonly gapMs: number;
  readonly durationMs: number;
  readonly text: string;
  readonly hasWords: boolean;
  readonly speaker: string | undefined;
}

const anySpec: fc.Arbitrary<CueSpec> = fc.record({
  gapMs: fc.oneof(fc.integer({ min: -800, max: 3000 }), fc.constantFrom(0, 80, 200)),
  durationMs: fc.oneof(fc.integer({ min: 0, max: 9000 }), fc.constantFrom(0, 1, 40)),
  text: anyCueText,
  hasWords: fc.boolean(),
  speaker: fc.constantFrom(undefined, undefined, undefined, 'Ann', 'Bob'),
});

/** Cues in order, as files and models give them: overlaps, no duration, tags, any script, with and without words. */
export const anyCues: fc.Arbitrary<readonly TrackCue[]> = fc
  .array(anySpec, { minLength: 1, maxLength: 12 })
  .map((specs) => {
    let now = 0;
    return specs.map((spec, i) => {
      const startMs = Math.max(0, now + spec.gapMs, i === 0 ? 0 : now - spec.durationMs);
      const cue = cueOf(spec, i, startMs);
      now = Math.max(now, cue.endMs);
      return cue;
    });
  })
  .map((cues) =>
    cues.toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs || (a.id < b.id ? -1 : 1)),
  );

function cueOf(spec: CueSpec, index: number, startMs: number): TrackCue {
  const text = spec.text.replaceAll('\r', '\n');
  const cue = {
    id: `cue-${index}`,
    startMs,
    endMs: startMs + spec.durationMs,
    text,
    origin: spec.hasWords ? ('machine' as const) : ('file' as const),
    ...(spec.speaker === undefined ? {} : { speaker: spec.speaker }),
  };
  if (!spec.hasWords) return cue;
  const words = interpolateWords(readMarked(text).plain, cue, 'en').map((word, i) => ({
    ...word,
    timing: 'attention' as const,
    confidence: ((i * 37) % 100) / 100,
  }));
  return words.length === 0 ? cue : { ...cue, words, confidence: 0.7 };
}
