import { describe, expect, it } from 'vitest';
import { changeCase } from './change-case.ts';
import { breakLines } from './change-texts.ts';
import { giveToSpeaker } from './speakers.ts';
import { confirmCues } from './confirm.ts';
import { resplitCues } from './resplit.ts';
import { setPosition } from './set-position.ts';
import { removeTags } from './tags.ts';
import type { LetterCase } from './change-case.ts';
import { after, contextOf, fileCue, spokenCue } from './testing/context.ts';

function cased(texts: readonly string[], to: LetterCase, language = 'en'): readonly string[] {
  const c = contextOf(texts.map((text, i) => fileCue(`c${i}`, i * 1000, i * 1000 + 900, text)));
  const context = { ...c, track: { ...c.track, language } };
  const edit = changeCase(context, null, to);
  return edit === null ? texts : after(context, edit).map(({ text }) => text);
}

describe('changing case', () => {
  it('leaves tags as they are', () => {
    expect(cased(['<i>one</i> {\\an8}two &lt;b>'], 'upper')).toEqual(['<i>ONE</i> {\\an8}TWO &lt;B>']);
  });

  it('follows the language', () => {
    expect(cased(['izmir ılık'], 'upper', 'tr')).toEqual(['İZMİR ILIK']);
    expect(cased(['IZMIR'], 'lower', 'tr')).toEqual(['ızmır']);
    expect(cased(['Straße'], 'upper', 'de')).toEqual(['STRASSE']);
    expect(cased(['a'], 'upper', 'not a language')).toEqual(['A']);
  });

  it('writes sentences, over the borders of cues', () => {
    expect(cased(['HELLO, MY FRIEND. HOW ARE', "YOU? I'M FINE.", 'GOOD…'], 'sentence')).toEqual([
      'Hello, my friend. How are',
      "you? I'm fine.",
      'Good…',
    ]);
  });

  it('begins no sentence behind an abbreviation, but a name behind a title', () => {
    expect(cased(['FRUIT, E.G. APPLES. DR. BELL ATE 3.5.'], 'sentence')).toEqual([
      'Fruit, e.g. apples. Dr. Bell ate 3.5.',
    ]);
    expect(cased(['HE SAID: "NO. (LAUGHS) NEVER!"', '(MUSIC)', 'SO'], 'sentence')).toEqual([
      'He said: "no. (Laughs) never!"',
      '(Music)',
      'So',
    ]);
    expect(cased(['ΠΟΥ ΕΙΝΑΙ; ΕΔΩ.'], 'sentence', 'el')).toEqual(['Που ειναι; Εδω.']);
  });

  it('knows abbreviations, titles and initials in a text of capitals', () => {
    expect(cased(['HELLO MR. BROWN. THE U.S. ARMY\nIS AT 4.30 P.M. IN TOWN.'], 'sentence')).toEqual([
      'Hello Mr. Brown. The U.S. army\nis at 4.30 p.m. in town.',
    ]);
    expect(
      cased(['WE MET J. SMITH AT 9 A.M. HE HAS A PH.D. FROM THE U.K. AND', 'SO HAS DR. LEE.'], 'sentence'),
    ).toEqual(['We met J. Smith at 9 a.m. He has a Ph.D. from the U.K. and', 'so has Dr. Lee.']);
    expect(cased(['MARTIN LUTHER KING JR. AND MRS PARKS, ETC. THEN I LEFT.'], 'sentence')).toEqual([
      'Martin luther king Jr. and Mrs Parks, etc. then I left.',
    ]);
    expect(cased(['HERR DR. BELL KOMMT, Z.B. AM MONTAG. D.H. BALD.'], 'sentence', 'de')).toEqual([
      'Herr Dr. Bell kommt, z.B. am montag. D.h. bald.',
    ]);
  });

  it('knows them in a file that names no language, and tells other languages by their words', () => {
    const english = ['HELLO MR. BROWN. THE U.S. ARMY\nIS AT 4.30 P.M. IN TOWN.', "AND I THINK I'M LATE."];
    expect(cased(english, 'sentence', 'und')).toEqual([
      'Hello Mr. Brown. The U.S. army\nis at 4.30 p.m. in town.',
      "And I think I'm late.",
    ]);
    expect(cased(['DR. BELL, E.G. MR. LEE.'], 'sentence', 'und')).toEqual(['Dr. Bell, e.g. Mr. Lee.']);
    // In Polish `i` is "and".
    expect(cased(['TO JEST ON I JEGO DOM, ALE NIE DLA MNIE.'], 'sentence', 'und')).toEqual([
      'To jest on i jego dom, ale nie dla mnie.',
    ]);
  });

  it('leaves abbreviations of a mixed text as they are, and begins no sentence behind them', () => {
    expect(cased(['The U.S. Army met mr. brown at 5 p.m. in Town.'], 'sentence')).toEqual([
      'The U.S. army met Mr. Brown at 5 p.m. in town.',
    ]);
    expect(cased(['we saw dr. bell. it was 5 p.m. in town.'], 'sentence')).toEqual([
      'We saw Dr. Bell. It was 5 p.m. in town.',
    ]);
  });

  it('keeps what a mixed text tells about names and acronyms', () => {
    expect(cased(['The Crew Of NASA Had iPhones.'], 'sentence')).toEqual(['The crew of NASA had iPhones.']);
    expect(cased(['die Katze sitzt. das Haus'], 'sentence', 'de')).toEqual(['Die Katze sitzt. Das Haus']);
  });

  it('begins a sentence with each speaker and behind tags', () => {
    expect(cased(['- YES.\n- NO, BUT\n<i>MAYBE. SO</i>'], 'sentence')).toEqual([
      '- Yes.\n- No, but\n<i>maybe. So</i>',
    ]);
    expect(cased(['- YES\n- NO'], 'sentence')).toEqual(['- Yes\n- No']);
  });

  it('writes titles with small words small inside', () => {
    expect(cased(['THE LORD OF THE RINGS'], 'title')).toEqual(['The Lord of the Rings']);
    expect(cased(['ijs en ijzer'], 'title', 'nl')).toEqual(['IJs En IJzer']);
  });

  it('keeps confidence where upper case changes letters', () => {
    const c = contextOf([spokenCue('a', 0, 2000, 'Große Straße')]);
    expect(after(c, changeCase(c, null, 'upper'))[0]?.words).toMatchObject([
      { text: 'GROSSE', confidence: 0.9 },
      { text: ' STRASSE', confidence: 0.9 },
    ]);
  });

  it('keeps the words, which follow', () => {
    const c = contextOf([spokenCue('a', 0, 2000, 'ONE TWO')]);
    expect(after(c, changeCase(c, ['a'], 'lower'))[0]).toMatchObject({
      text: 'one two',
      confidence: 0.9,
      words: [
        { text: 'one', startMs: 0, confidence: 0.9 },
        { text: ' two', startMs: 1000 },
      ],
    });
  });
});

describe('removing tags', () => {
  it('takes those of SRT, WebVTT and ASS and nothing that is seen', () => {
    const c = contextOf([
      fileCue('a', 0, 1000, '{\\an8\\i1}<v Bob><i>One</i> <00:01.000>two</v> a < b {x}'),
      fileCue('b', 1000, 2000, '&lt;b> stays'),
      fileCue('c', 2000, 3000, '<<i>b>'),
    ]);
    expect(after(c, removeTags(c, null)).map(({ text }) => text)).toEqual([
      'One two a < b {x}',
      '&lt;b> stays',
      '&lt;b>',
    ]);
  });
});

describe('breaking lines', () => {
  it('breaks where the cue builder would, and only what is too long', () => {
    const c = contextOf([
      fileCue('a', 0, 4000, 'I carried it everywhere and took more than three thousand photographs.'),
      fileCue('b', 5000, 6000, 'Badly\nbroken but short.'),
    ]);
    expect(after(c, breakLines(c, null)).map(({ text }) => text)).toEqual([
      'I carried it everywhere and took\nmore than three thousand photographs.',
      'Badly\nbroken but short.',
    ]);
  });
});

describe('re-splitting', () => {
  const options = { shotChanges: [], language: 'en' };

  it('parts a long cue at its best places, words at their times', () => {
    const text =
      'I grew up in a small town in the north of England, where everybody knew everybody else and nothing ever happened. ' +
      'When I was twelve, my grandfather gave me his old camera.';
    const c = contextOf([spokenCue('a', 0, 14_000, text), fileCue('b', 15_000, 16_000, 'After.')]);
    const cues = after(c, resplitCues(c, ['a'], options));
    expect(cues.length).toBeGreaterThan(2);
    expect(cues[0]).toMatchObject({ id: 'a', origin: 'person' });
    for (const cue of cues.slice(0, -1)) {
      expect(cue.text.split('\n').every((line) => line.length <= 42)).toBe(true);
      expect(Math.abs(cue.startMs - cue.words![0]!.startMs)).toBeLessThan(100);
    }
    expect(cues.at(-1)).toBe(c.cues[1]);
    expect(cues.slice(0, -1).flatMap(({ words }) => words ?? [])).toHaveLength(c.cues[0]!.words!.length);
  });

  it('joins fragments', () => {
    const c = contextOf([
      spokenCue('a', 0, 400, 'I grew'),
      spokenCue('b', 400, 900, 'up in a'),
      spokenCue('c', 900, 1500, 'small town.'),
    ]);
    expect(after(c, resplitCues(c, null, options))).toMatchObject([
      { id: 'a', text: 'I grew up in a small town.' },
    ]);
  });

  it('keeps tags at their words, over the new borders', () => {
    const c = contextOf([
      fileCue(
        'a',
        0,
        5000,
        'I grew up in a small town <i>in the north of England, where everybody knew everybody.</i>',
      ),
    ]);
    const texts = after(c, resplitCues(c, null, options)).map(({ text }) => text.replaceAll('\n', ' '));
    expect(texts.join(' ').replaceAll('</i> <i>', ' ')).toBe(c.cues[0]!.text);
  });

  it('invents no words for cues that had none', () => {
    const c = contextOf([fileCue('a', 0, 1000, 'One'), fileCue('b', 1000, 2000, 'two.')]);
    expect(after(c, resplitCues(c, null, options))[0]).not.toHaveProperty('words');
  });

  it('does not join two speakers', () => {
    const c = contextOf([
      { ...fileCue('a', 0, 1000, 'Yes'), speaker: 'Ann' },
      { ...fileCue('b', 1000, 2000, 'no'), speaker: 'Bob' },
    ]);
    expect(resplitCues(c, null, options)?.changes.filter(({ after: cue }) => cue === null) ?? []).toEqual([]);
  });
});

describe('placing', () => {
  it('sets WebVTT settings, and takes them away', () => {
    const c = contextOf([fileCue('a', 0, 2000, 'One')]);
    const placed = after(c, setPosition(c, ['a'], ' line:0 '));
    expect(placed[0]?.settings).toBe('line:0');
    const again = contextOf(placed);
    expect(after(again, setPosition(again, ['a'], ''))[0]).not.toHaveProperty('settings');
  });
});

describe('confirming and naming speakers', () => {
  it('takes the doubt away, and only the doubt', () => {
    const c = contextOf([spokenCue('a', 0, 2000, 'One two')]);
    const [confirmed] = after(c, confirmCues(c, ['a']));
    expect(confirmed).not.toHaveProperty('confidence');
    expect(confirmed?.words?.[0]).toEqual({ startMs: 0, endMs: 1000, text: 'One', timing: 'attention' });
    expect(confirmCues(contextOf([fileCue('b', 0, 1, 'B')]), null)).toBeNull();
  });

  it('sets and removes a speaker', () => {
    const c = contextOf([spokenCue('a', 0, 2000, 'One two')]);
    const part = { kind: 'cues', trackId: c.track.id, cueIds: ['a'] } as const;
    const named = after(c, giveToSpeaker([c], part, ' Ann ', c.newId));
    expect(named[0]?.speaker).toBe('Ann');
    const again = contextOf(named);
    expect(after(again, giveToSpeaker([again], part, null, c.newId))[0]).not.toHaveProperty('speaker');
  });
});
