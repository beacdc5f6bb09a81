import { describe, expect, it } from 'vitest';
import type { TrackCue } from '../project/track-cue.ts';
import { sentencesOf } from './sentences.ts';

const cue = (id: string, startMs: number, text: string, more: Partial<TrackCue> = {}): TrackCue => ({
  ...{ id, startMs, endMs: startMs + 1000, text, origin: 'machine' },
  ...more,
});

const english = { language: 'en' };

describe('the sentences of a track', () => {
  it('run over cues and lines and leave tags out', () => {
    const cues = [
      cue('a', 0, '<i>The first\nsentence</i>'),
      cue('b', 1000, 'ends here. The'),
      cue('c', 2000, 'second.'),
    ];
    const sentences = sentencesOf(cues, english);
    expect(sentences.map(({ id, text }) => [id, text])).toEqual([
      ['a.0', 'The first sentence ends here.'],
      ['b.0', 'The second.'],
    ]);
    expect(sentences[0]).toMatchObject({ startMs: 0, language: 'en', speaker: null });
    expect(sentences[1]!.endMs).toBe(3000);
    expect(sentences[0]!.words.map(({ text }) => text).join('')).toBe(' The first sentence ends here.');
  });

  it('of a passage in another language are in that one, and end where it begins and ends', () => {
    const cues = [
      cue('a', 0, 'he always says'),
      cue('b', 1000, 'hasta luego, señora', { language: 'es' }),
      cue('c', 2000, 'and goes'),
    ];
    expect(sentencesOf(cues, english).map(({ text, language }) => [text, language])).toEqual([
      ['he always says', 'en'],
      ['hasta luego, señora', 'es'],
      ['and goes', 'en'],
    ]);
    // What a cue says goes before what was heard at that time.
    const heard = sentencesOf(cues, { language: 'en', languageAt: () => 'fr' });
    expect(heard.map(({ language }) => language)).toEqual(['fr', 'es', 'fr']);
  });

  it('end where another speaks and at long pauses', () => {
    const cues = [
      cue('a', 0, 'and then', { speaker: 'Anna' }),
      cue('b', 1000, 'no way', { speaker: 'Ben' }),
      cue('c', 9000, 'much later', { speaker: 'Ben' }),
    ];
    expect(sentencesOf(cues, english).map(({ text, speaker }) => [text, speaker])).toEqual([
      ['and then', 'Anna'],
      ['no way', 'Ben'],
      ['much later', 'Ben'],
    ]);
  });

  it('have no spaces in scripts without them', () => {
    const cues = [cue('a', 0, '今天天气'), cue('b', 1000, '很好。明天也好。')];
    expect(sentencesOf(cues, { language: 'zh' }).map(({ text }) => text)).toEqual([
      '今天天气很好。',
      '明天也好。',
    ]);
  });

  it('keep their ids when something before them changes', () => {
    const cues = [cue('a', 0, 'One. Two.'), cue('b', 1000, 'Three.')];
    const ids = (of: readonly TrackCue[]) => sentencesOf(of, english).map(({ id }) => id);
    expect(ids(cues)).toEqual(['a.0', 'a.1', 'b.0']);
    expect(ids([cue('a', 0, 'One.'), cues[1]!])).toEqual(['a.0', 'b.0']);
  });
});
