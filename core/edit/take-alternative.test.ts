import { describe, expect, it } from 'vitest';
import type { TrackCue } from '../project/track-cue.ts';
import { offeredWords } from '../review/offered-words.ts';
import { setText } from './set-text.ts';
import { splitCueAtText } from './split.ts';
import { takeAlternative } from './take-alternative.ts';
import { after, contextOf, spokenCue } from './testing/context.ts';

/** A cue of which the words named are doubtful, with what each may be instead. */
function doubtful(text: string, others: Readonly<Record<string, readonly string[]>>): TrackCue {
  const cue = spokenCue('a', 0, 1000 * text.split(/\s/u).length, text);
  const words = cue.words!.map((word) => {
    const alternatives = others[word.text.replaceAll(/[^\p{L}]/gu, '')]?.map((other, i) => ({
      ...{ text: other, confidence: 0.3 - i / 10 },
    }));
    return alternatives === undefined
      ? { ...word, confidence: 1 }
      : { ...word, confidence: 0.3, alternatives };
  });
  return { ...cue, words };
}

/** The cue after the first offered word has become its first alternative. */
function taken(cue: TrackCue): TrackCue {
  const c = contextOf([cue]);
  const [word] = offeredWords(cue, 0.55);
  return after(c, takeAlternative(c, 'a', word!, word!.alternatives[0]!.text))[0]!;
}

describe('the words that are offered', () => {
  it('are the doubtful ones that have alternatives, with their places', () => {
    const cue = doubtful('I met "Guttenberg," in Mintz.', {
      Guttenberg: ['Gutenberg'],
      Mintz: [],
      met: ['meet'],
    });
    const offered = offeredWords(cue, 0.55).map(({ text, start, alternatives }) => [
      text,
      start,
      alternatives.length,
    ]);
    expect(offered).toEqual([
      ['met', 2, 1],
      ['Guttenberg', 7, 1],
    ]);
    expect(offeredWords(cue, 0.1)).toEqual([]);
  });
});

describe('taking an alternative', () => {
  it('keeps the times of all words and the marks of this one, and ends the doubt', () => {
    const cue = doubtful('I met "Guttenberg," in town.', { Guttenberg: ['Gutenberg', 'Gothenburg'] });
    const now = taken(cue);
    expect(now.text).toBe('I met "Gutenberg," in town.');
    expect(now.words!.map(({ startMs, endMs }) => [startMs, endMs])).toEqual(
      cue.words!.map(({ startMs, endMs }) => [startMs, endMs]),
    );
    expect(now.words![2]).toEqual({ startMs: 2000, endMs: 3000, text: ' "Gutenberg,"', timing: 'attention' });
    expect(offeredWords(now, 0.55)).toEqual([]);
    expect(now).toMatchObject({ startMs: 0, endMs: 5000, origin: 'person', confidence: 1 });
  });

  it('leaves tags and lines as they are, and takes text for text', () => {
    const cue = doubtful('I met\nGuttenberg in town.', { Guttenberg: ['A <b>'] });
    expect(taken({ ...cue, text: 'I met\n<i>Guttenberg</i> in town.' }).text).toBe(
      'I met\n<i>A &lt;b></i> in town.',
    );
  });

  it('finds the word among others that are spelt the same', () => {
    const cue = doubtful('the the The', {});
    const words = cue.words!.map((word, i) =>
      i === 1 ? { ...word, confidence: 0.2, alternatives: [{ text: 'a', confidence: 0.1 }] } : word,
    );
    expect(taken({ ...cue, words }).text).toBe('the a The');
  });

  it('works in a script without spaces', () => {
    const cue: TrackCue = {
      ...{ id: 'a', startMs: 0, endMs: 900, text: '我再家', origin: 'machine' },
      words: Array.from('我再家').map((text, i) => ({
        ...{ startMs: i * 300, endMs: i * 300 + 300, text, confidence: i === 1 ? 0.2 : 1 },
        ...(i === 1 ? { alternatives: [{ text: '在', confidence: 0.1 }] } : {}),
      })),
    };
    expect(taken(cue).text).toBe('我在家');
    expect(taken(cue).words!.map(({ text, startMs }) => [text, startMs])).toEqual([
      ['我', 0],
      ['在', 300],
      ['家', 600],
    ]);
  });
});

describe('alternatives of a word', () => {
  const alternativesIn = (cue: TrackCue) =>
    cue.words!.flatMap(({ text, alternatives }) => (alternatives === undefined ? [] : [text.trim()]));
  const cue = doubtful('I met Guttenberg in town.', { Guttenberg: ['Gutenberg'], in: ['on'] });
  const c = contextOf([cue]);

  it('go when the word is edited and stay with the others', () => {
    expect(alternativesIn(after(c, setText(c, 'a', 'I met Goethe in town.'))[0]!)).toEqual(['in']);
    expect(alternativesIn(after(c, setText(c, 'a', 'I met Guttenberg, in Rome.'))[0]!)).toEqual([
      'Guttenberg,',
      'in',
    ]);
  });

  it('are those of no part of a word that is divided', () => {
    const cues = after(c, splitCueAtText(c, 'a', 'I met Gutten'.length));
    expect(cues.map(alternativesIn)).toEqual([[], ['in']]);
  });
});
