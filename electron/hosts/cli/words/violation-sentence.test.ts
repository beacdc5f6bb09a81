import { describe, expect, it } from 'vitest';
import { checkTrack } from '../../../../core/check/check-track.ts';
import type { CheckOptions } from '../../../../core/check/check-track.ts';
import type { Cue } from '../../../../core/cues/cue.ts';
import { resolveProfile } from '../../../../core/profiles/profiles.ts';
import { violationSentence } from './violation-sentence.ts';

const netflix = resolveProfile('netflix');
const good = { startMs: 1000, endMs: 3000, text: 'A good cue with text' };

function sentences(cues: readonly Cue[], options: Partial<CheckOptions> = {}): readonly string[] {
  const profile = options.profile ?? netflix;
  return checkTrack({ cues }, { profile, ...options }).map((found) => violationSentence(found, profile.name));
}

describe('what a terminal says of a violation', () => {
  it.each<readonly [string, readonly Cue[], Partial<CheckOptions>, string]>([
    ['text', [{ ...good, text: '' }], {}, 'Cue 1 has no text.'],
    ['tags', [{ ...good, text: '<i>a good cue' }], {}, 'Cue 1 has tags without their counterpart: <i>.'],
    ['spaces', [{ ...good, text: ' a good cue' }], {}, 'Cue 1, line 1, begins or ends with a space.'],
    ['double spaces', [{ ...good, text: 'a  good cue' }], {}, 'Cue 1, line 1, has two spaces in a row.'],
    [
      'a line',
      [{ ...good, endMs: 6000, text: `one\n${'x'.repeat(50)}` }],
      {},
      'Cue 1, line 2, has 50 characters; Netflix allows 42 in a line.',
    ],
    ['lines', [{ ...good, text: 'one\ntwo\nthree' }], {}, 'Cue 1 has 3 lines; Netflix allows 2.'],
    [
      'speed',
      [{ ...good, text: 'x'.repeat(42) }],
      {},
      'Cue 1 runs at 21 characters a second (42 in 2 s); Netflix allows 17.',
    ],
    [
      'words',
      [{ startMs: 0, endMs: 2900, text: 'a b c d e f g h i j' }],
      { profile: resolveProfile('bbc') },
      'Cue 1 runs at 207 words a minute (10 in 2.9 s); BBC allows 200 at most.',
    ],
    [
      'short',
      [{ ...good, endMs: 1500, text: 'Hi' }],
      {},
      'Cue 1 lasts 0.5 s; Netflix asks for 0.834 s or more.',
    ],
    ['long', [{ ...good, endMs: 9000 }], {}, 'Cue 1 lasts 8 s; Netflix allows 7 s.'],
    ['order', [good, { ...good, startMs: 500, endMs: 2500 }], {}, 'Cue 2 starts 0.5 s before cue 1.'],
    ['end', [good], { durationMs: 2500 }, "Cue 1 ends 0.5 s after the video's end."],
    ['overlap', [good, { ...good, startMs: 2500, endMs: 5000 }], {}, 'Cue 2 starts 0.5 s before cue 1 ends.'],
    [
      'gap',
      [good, { ...good, startMs: 3040, endMs: 5000 }],
      {},
      'Only 1 frame (40 ms) lie between cues 1 and 2; Netflix asks for 2 frames (80 ms).',
    ],
    [
      'cut',
      [good],
      { shotChanges: [1120] },
      'Cue 1 starts 3 frames before the cut at 1.12 s; Netflix moves it to 1.12 s.',
    ],
    ['reversed', [{ ...good, endMs: 500 }], {}, 'Cue 1 ends 0.5 s before it starts.'],
    ['negative', [{ ...good, startMs: -500 }], {}, "Cue 1 has a time before the video's beginning: -0.5 s."],
  ])('about %s', (_, cues, options, sentence) => {
    expect(sentences(cues, options)).toEqual(expect.arrayContaining([sentence]));
  });
});
