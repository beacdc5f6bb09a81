import { describe, expect, it } from 'vitest';
import type { TrackCue } from '../project/track-cue.ts';
import { spellableWords } from '../spelling/spellable-words.ts';
import { establishedWords, findUnknownWords } from './unknown-words.ts';

function cue(text: string, confidence?: number): TrackCue {
  const words = text.split(/(?= )/u).map((word, i) => ({
    ...{ startMs: i * 300, endMs: i * 300 + 250, text: word },
    ...(confidence === undefined ? {} : { confidence }),
  }));
  return { id: text, startMs: 0, endMs: 2000, text, origin: 'machine', words };
}

const spelling = (...unknown: readonly string[]) => ({
  language: 'en-GB',
  unknown: new Map([['en', new Set(unknown)]]),
});

describe('words that no dictionary has', () => {
  it('are told of a machine’s cue where the model was not sure of them either', () => {
    expect(findUnknownWords(cue('He met Guttenburg here', 0.7), spelling('Guttenburg'))).toMatchObject({
      ...{ code: 'unknown-word', words: ['Guttenburg'] },
    });
    expect(findUnknownWords(cue('He met Gutenberg here', 0.99), spelling('Gutenberg'))).toBeNull();
  });

  it('are told of what a person wrote or a file brought, once each', () => {
    const written: TrackCue = {
      ...cue('x'),
      text: '<i>Recieve</i> it, Recieve\nit',
      words: undefined,
    } as never;
    expect(findUnknownWords(written, spelling('Recieve'))?.words).toEqual(['Recieve']);
    expect(findUnknownWords({ ...written, language: 'de' }, spelling('Recieve'))).toBeNull();
    expect(findUnknownWords(written, undefined)).toBeNull();
  });

  it('are no names that a recording says in several cues, surely', () => {
    const sure = ['One Kolmogorov', 'Two Kolmogorov', 'Kolmogorov three'].map((text) => cue(text, 0.97));
    expect(establishedWords(sure)).toContain('Kolmogorov');
    expect(establishedWords(sure.slice(1))).not.toContain('Kolmogorov');
    expect(establishedWords(sure.map(({ text }) => cue(text, 0.6)))).not.toContain('Kolmogorov');
  });

  it('are asked for without figures, capitals, addresses and what has no spaces', () => {
    const words = (text: string) => spellableWords(text).map((word) => word.text);
    expect(words('In 1984 NASA’s B2B at example.com, by @user #tag')).toEqual([]);
    expect(words("Don't re-read l’homme; naïve Ünal.")).toEqual([
      "Don't",
      're-read',
      'l’homme',
      'naïve',
      'Ünal',
    ]);
    expect(words('他是古腾堡 и Достоевский')).toEqual(['Достоевский']);
  });
});
