import { describe, expect, it } from 'vitest';
import type { Word } from '../cues/cue.ts';
import { joinWindows } from './join-windows.ts';
import type { HeardWindow } from './join-windows.ts';

/** Words of 300 ms, one every 400 ms; a number behind a bar is a pause. */
function speak(text: string, fromMs: number, shiftMs = 0): readonly Word[] {
  let at = fromMs + shiftMs;
  return text.split(' ').flatMap((part) => {
    if (part.startsWith('|')) {
      at += Number(part.slice(1));
      return [];
    }
    const startMs = at;
    at += 400;
    return [{ startMs, endMs: startMs + 300, text: ` ${part}` }];
  });
}

function windowOf(words: readonly Word[], more: Partial<HeardWindow> = {}): HeardWindow {
  return {
    startMs: words[0]?.startMs ?? 0,
    coveredMs: words.at(-1)?.endMs ?? 0,
    ...{ language: 'en', words, ...more },
  };
}

const textOf = (windows: readonly HeardWindow[]) =>
  joinWindows(windows)
    .map(({ text }) => text)
    .join('')
    .trim();

describe('the seam of two windows', () => {
  it('that overlap passes from one into the other where both heard the same words at the same time', () => {
    // What was cut in the middle of a word differs, and so do marks and capitals at the edges.
    const left = windowOf(speak('an immigration system that is safe, lawfu.', 0));
    const right = windowOf(speak('Stem that is safe, lawful and fair.', 800, 90));
    expect(textOf([left, right])).toBe('an immigration system that is safe, lawful and fair.');
    const starts = joinWindows([left, right]).map(({ startMs }) => startMs);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  it('takes nothing twice and loses nothing when one word is all that they share', () => {
    const left = windowOf(speak('it was written by Shakespeare.', 0));
    const right = windowOf(speak('Shakespeare himself and nobody else.', 1600));
    expect(textOf([left, right])).toBe('it was written by Shakespeare himself and nobody else.');
  });

  it('does not take a word said again for the same word', () => {
    const left = windowOf(speak('no no no never', 0));
    const right = windowOf(speak('never no more', 1200));
    expect(textOf([left, right])).toBe('no no no never no more');
    const again = windowOf(speak('never no more', 4000), { startMs: 1000 });
    expect(textOf([left, again])).toBe('no no no never never no more');
  });

  it('without a common word lies in the middle of what both heard', () => {
    const left = windowOf(speak('one two three for five', 0));
    const right = windowOf(speak('tree four fife six', 800));
    expect(textOf([left, right])).toBe('one two three four fife six');
  });

  it('loses nothing that only one of them heard where the other has no word for long', () => {
    const left = windowOf(speak('we went to the old harbour and saw ships', 0));
    const deaf = windowOf(speak('to the old |2400 then we left', 800, 60), { startMs: 800 });
    expect(textOf([left, deaf])).toBe('we went to the old harbour and saw ships then we left');
    const early = windowOf(speak('we went |2400 and saw ships', 0));
    const right = windowOf(speak('to the old harbour |400 and saw ships that day', 800), { startMs: 800 });
    expect(textOf([early, right])).toBe('we went to the old harbour and saw ships that day');
  });

  it('takes no word twice where the other merely pauses or has it at another time', () => {
    const drifted = windowOf(speak('one two three |2000 four five six', 0));
    const whole = windowOf(speak('|900 two three four five six', 1200), { startMs: 400 });
    expect(textOf([drifted, whole])).toBe('one two three four five six');
    const left = windowOf(speak('one two three fore', 0));
    const right = windowOf(speak('two three |800 four five', 400), { startMs: 400 });
    expect(textOf([left, right])).toBe('one two three four five');
  });

  it('is found in writing without spaces too, where a word is one character', () => {
    const chinese = (text: string, fromMs: number) =>
      Array.from(text, (one, i): Word => ({
        startMs: fromMs + i * 200,
        endMs: fromMs + i * 200 + 190,
        text: one,
      }));
    const left = windowOf(chinese('請問那個車站怎', 0), { language: 'zh' });
    const right = windowOf(chinese('個車站怎麼走?', 600), { language: 'zh' });
    expect(textOf([left, right])).toBe('請問那個車站怎麼走?');
  });

  it('of an empty window is the end of the other', () => {
    const left = windowOf(speak('one two', 0));
    expect(textOf([left, windowOf([], { startMs: 300, coveredMs: 5000 })])).toBe('one two');
    expect(textOf([windowOf([], { coveredMs: 5000 }), windowOf(speak('three', 3000))])).toBe('three');
  });
});

describe('marks and capitals at a seam', () => {
  const joined = (left: string, right: string, pauseMs = 100, language = 'en') => {
    const first = speak(left, 0);
    const second = speak(right, first.at(-1)!.endMs + pauseMs);
    return textOf([windowOf(first), windowOf(second, { language })]);
  };

  it('lose a full stop before a small letter, unless it is an abbreviation’s or a long pause follows', () => {
    expect(joined('thy foe, to thy sweet self.', 'to cruel.')).toBe('thy foe, to thy sweet self to cruel.');
    expect(joined('It grew by approx.', 'four feet.')).toBe('It grew by approx. four feet.');
    expect(joined('some fruit, e.g.', 'apples.')).toBe('some fruit, e.g. apples.');
    expect(joined('And so it ended.', 'iPhones came.', 3000)).toBe('And so it ended. iPhones came.');
    expect(joined('Is it?', 'he asked.')).toBe('Is it? he asked.');
  });

  it('are judged by the language of a translation, not by what is spoken', () => {
    const windows = [
      windowOf(speak('We have bread', 0), { language: 'de' }),
      windowOf(speak('And milk.', 1200), { language: 'de' }),
    ];
    const text = (writtenIn?: string) => joinWindows(windows, writtenIn).map((word) => word.text).join(''); // prettier-ignore
    expect(text('en')).toBe(' We have bread and milk.');
    expect(text()).toBe(' We have bread And milk.');
  });

  it('lose the capital of a small word where no sentence ended', () => {
    expect(joined('as long', 'As the milk lasts.')).toBe('as long as the milk lasts.');
    expect(joined('we met,', 'And then we left.')).toBe('we met, and then we left.');
    expect(joined('we went to', 'London.')).toBe('we went to London.');
    expect(joined('it ended.', 'And then')).toBe('it ended. And then');
    expect(joined('er kam mit', 'Der Bahn.', 100, 'de')).toBe('er kam mit der Bahn.');
    expect(joined('er kam mit', 'Bahn.', 100, 'de')).toBe('er kam mit Bahn.');
  });

  it('are judged by the language of the word where it says its own', () => {
    const german = speak('er kam mit', 0).map((word) => ({ ...word, language: 'de' }));
    const more = speak('Der Bahn.', 1200).map((word) => ({ ...word, language: 'de' }));
    expect(textOf([windowOf(german), windowOf(more, { language: 'en' })])).toBe('er kam mit der Bahn.');
  });

  it('stay in the middle of a window', () => {
    expect(textOf([windowOf(speak('One. two Three', 0))])).toBe('One. two Three');
  });
});
