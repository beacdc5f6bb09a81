import { describe, expect, it } from 'vitest';
import type { Word } from '../cues/cue.ts';
import { resolveProfile } from '../profiles/profiles.ts';
import { layOutWords } from './lay-out.ts';
import { TrackProjection } from './track-projection.ts';
import { endOfStretch } from './stretches.ts';

/** `One two. |600 Three` : a number behind a bar is a pause. */
function speak(text: string): readonly Word[] {
  let at = 0;
  return text.split(' ').flatMap((part) => {
    if (part.startsWith('|')) {
      at += Number(part.slice(1));
      return [];
    }
    const startMs = at;
    at += 300;
    return [{ startMs, endMs: at, text: ` ${part}`, confidence: 0.9 }];
  });
}

function stretchesOf(words: readonly Word[]): readonly string[] {
  const stretches: string[] = [];
  for (let from = 0; from < words.length;) {
    const to = endOfStretch(words, from) ?? words.length;
    stretches.push(
      words
        .slice(from, to)
        .map(({ text }) => text.trim())
        .join(' '),
    );
    from = to;
  }
  return stretches;
}

describe('a stretch', () => {
  it('ends with a sentence before a pause, or at a long pause', () => {
    expect(stretchesOf(speak('One two. |600 Three four. Five |700 six |2000 seven'))).toEqual([
      'One two.',
      'Three four. Five six',
      'seven',
    ]);
  });

  it('of someone who never pauses ends behind the last sentence, or at the longest pause', () => {
    const long = Array.from({ length: 400 }, (_, i) =>
      i % 60 === 59 ? 'end.' : i % 60 === 0 ? 'Then' : 'word',
    ).join(' ');
    expect(stretchesOf(speak(long)).every((stretch) => stretch.split(' ').length <= 150)).toBe(true);
    expect(stretchesOf(speak(long))[0]!.endsWith('end.')).toBe(true);
    const breathless = `${'word '.repeat(100)}|200 ${'word '.repeat(100)}`.trim();
    expect(stretchesOf(speak(breathless))[0]!.split(' ')).toHaveLength(100);
  });

  it('does not depend on when its words came', () => {
    const words = speak(`One two. |600 Three |100 four. |900 Five ${'word '.repeat(300)}end. |700 Six.`);
    const whole = stretchesOf(words);
    for (let known = 1; known <= words.length; known++) {
      const end = endOfStretch(words.slice(0, known), 0);
      if (end !== null) expect(end).toBe(whole[0]!.split(' ').length);
    }
  });
});

describe('a projection', () => {
  const layout = {
    ...{ profile: resolveProfile('netflix', { language: 'en' }), language: 'en', frameRate: undefined },
    ...{ shotChanges: [], durationMs: 600_000 },
  };
  const words = speak(
    'What people say. |900 It comes in pieces of some words |300 and goes on, |800 and on. |700 No. |1200 The end of it.',
  );
  const plain = ({ startMs, endMs, text }: { startMs: number; endMs: number; text: string }) =>
    `${startMs} ${endMs} ${text}`;

  it('that grew word by word is the one of all words at once', () => {
    const growing = new TrackProjection('t');
    for (let known = 1; known < words.length; known++) growing.project(words.slice(0, known), layout, []);
    const grown = growing.project(words, layout, []);
    expect(grown).toEqual(new TrackProjection('t').project(words, layout, []));
    expect(grown.flatMap(({ cues }) => cues).map(plain)).toEqual(layOutWords(words, layout).map(plain));
    const ids = grown.flatMap(({ cues }) => cues.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leaves the words of a person’s cue to it, stays clear of it, and gives its id to nobody', () => {
    const [first, second] = new TrackProjection('t').project(words, layout, []);
    const mine = second!.cues[0]!;
    const touched = {
      id: mine.id,
      spoken: { startMs: mine.words![0]!.startMs, endMs: mine.words!.at(-1)!.endMs },
      now: { startMs: mine.startMs, endMs: mine.endMs },
    };
    const around = new TrackProjection('t').project(words, layout, [touched]).flatMap(({ cues }) => cues);
    expect(around.map(({ id }) => id)).not.toContain(mine.id);
    expect(around.filter((cue) => cue.startMs < mine.endMs && cue.endMs > mine.startMs)).toEqual([]);
    expect(around[0]).toEqual(first!.cues[0]);
    expect(around.flatMap((cue) => cue.words!).length).toBe(words.length - mine.words!.length);
  });
});
