import { describe, expect, it } from 'vitest';
import { searchTerms } from '../../../../core/search/search-words.ts';
import { insertCues, sampleCue, sampleEdit, sampleMedia, sampleTrack } from '../testing/sample-project.ts';
import { testRepositories } from '../testing/test-library.ts';

type Library = ReturnType<typeof testRepositories>;

/** A video with a track of these texts. */
function add({ media, projects }: Library, id: string, texts: readonly string[]): void {
  media.add(sampleMedia(id));
  const track = sampleTrack({ id: `track of ${id}` });
  const cues = texts.map((text, number) => sampleCue(number, { id: `${id} ${number}`, text }));
  projects.apply(
    id,
    sampleEdit(`edit of ${id}`, [
      { kind: 'track', before: null, after: track },
      ...insertCues(track.id, cues),
    ]),
  );
}

function found({ words }: Library, query: string, limit = 100): readonly string[] {
  for (const trackId of words.stale()) words.index(trackId);
  return words.find(searchTerms(query), limit).map(({ cueId }) => cueId);
}

describe('searching for what is said', () => {
  it('finds parts of words in all videos, whatever their case, accents, tags and lines', () => {
    const library = testRepositories();
    add(library, 'a', ['Snow on\nthe <i>Straße</i>', 'nothing here', 'no\nsnowman']);
    add(library, 'b', ['昨日は雪が降った', 'Naïve 100% snow_ball']);
    library.media.markOpened('a');
    expect(found(library, 'snow')).toEqual(['a 0', 'a 2', 'b 1']);
    expect(found(library, 'strasse SNOW')).toEqual(['a 0']);
    expect(found(library, 'snow', 1)).toEqual(['a 0']);
    expect(found(library, '雪')).toEqual(['b 0']);
    expect(found(library, 'naive')).toEqual(['b 1']);
    expect(found(library, '0%')).toEqual(['b 1']);
    expect(found(library, 'w_')).toEqual(['b 1']);
    expect(found(library, '" OR snow')).toEqual([]);
    expect(found(library, '  ')).toEqual([]);
  });

  it('follows edits, and forgets what was removed', () => {
    const library = testRepositories();
    add(library, 'a', ['Snow', 'rain']);
    add(library, 'b', ['snow']);
    // Which of the two was added later may be told by no millisecond.
    expect(found(library, 'snow').toSorted()).toEqual(['a 0', 'b 0']);
    expect(library.words.stale()).toEqual([]);
    const [cue] = library.cues.list('track of a').cues;
    const after = { ...cue!, text: 'hail' };
    library.projects.apply(
      'a',
      sampleEdit('mend', [{ kind: 'cue', trackId: 'track of a', before: cue!, after }]),
    );
    expect(library.words.stale()).toEqual(['track of a']);
    expect(found(library, 'snow')).toEqual(['b 0']);
    expect(found(library, 'hail')).toEqual(['a 0']);
    library.media.remove('b');
    expect(found(library, 'snow')).toEqual([]);
    library.projects.undo('a');
    expect(found(library, 'snow')).toEqual(['a 0']);
    expect(library.db.prepare('SELECT count(*) FROM cueTexts').pluck().get()).toBe(2);
  });
});

it('a list of videos tells the languages of their tracks and what a model was not sure of', () => {
  const library = testRepositories();
  library.media.add(sampleMedia());
  const [german, english] = [
    sampleTrack({ id: 'de', language: 'de' }),
    sampleTrack({ id: 'en', position: 1 }),
  ];
  const cues = [
    sampleCue(1, { confidence: 0.2 }),
    sampleCue(2, { confidence: 0.9 }),
    sampleCue(3, { confidence: 0.2, origin: 'person' }),
  ];
  library.projects.apply(
    'talk',
    sampleEdit('edit', [
      ...[german, english].map((after) => ({ kind: 'track' as const, before: null, after })),
      ...insertCues('en', cues),
    ]),
  );
  expect(library.media.list()).toMatchObject([{ trackCount: 2, languages: ['de', 'en'], doubtCount: 1 }]);
  // By the level that is chosen, as the review does.
  const doubtful = (doubt: unknown) => {
    library.settings.set({ doubt });
    return library.media.list()[0]?.doubtCount;
  };
  expect([0.85, 0.55, 0.2, 0.15, 'much'].map(doubtful)).toEqual([2, 1, 1, 0, 1]);
});
