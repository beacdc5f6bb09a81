import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unbalancedTags, visibleText } from '../cues/markup.ts';
import { after, contextOf, fileCue, spokenCue } from './testing/context.ts';
import { anyCues } from './testing/random-track.ts';
import { toggleStyle, toggleStyleOfPart } from './text-style.ts';

const toggled = (text: string, range?: readonly [string, string], style: 'italic' | 'bold' = 'italic') => {
  const c = contextOf([fileCue('a', 0, 1000, text)]);
  if (range === undefined) return after(c, toggleStyle(c, ['a'], style))[0]?.text;
  const start = text.indexOf(range[0]);
  const end = text.indexOf(range[1]) + range[1].length;
  return after(c, toggleStyleOfPart(c, 'a', style, { start, end }))[0]?.text;
};

describe('italic text', () => {
  it('is put on and taken off as a whole', () => {
    expect(toggled('One\ntwo')).toBe('<i>One\ntwo</i>');
    expect(toggled('<i>One\ntwo</i>')).toBe('One\ntwo');
    expect(toggled('{\\an8}One <i>two</i>')).toBe('{\\an8}<i>One two</i>');
    expect(toggled('{\\an8\\i1}One{\\i0}')).toBe('{\\an8}One');
    expect(toggled('<em>One</em>')).toBe('One');
    expect(toggled('One', undefined, 'bold')).toBe('<b>One</b>');
  });

  it('is put on a part, and taken from a part of more', () => {
    expect(toggled('One two three', ['two', 'two'])).toBe('One <i>two</i> three');
    expect(toggled('<i>One two three</i>', ['two', 'two'])).toBe('<i>One </i>two<i> three</i>');
    expect(toggled('One <i>two</i> three', ['One', 'two'])).toBe('<i>One two</i> three');
  });

  it('keeps other tags whole', () => {
    expect(toggled('One <b>two</b> three', ['One', 'three'])).toBe('<i>One <b>two</b> three</i>');
    expect(toggled('One <b>two three</b>', ['One', 'two'])).toBe('<i>One </i><b><i>two</i> three</b>');
  });

  it('of several cues is one step: on for all until all have it, the words untouched', () => {
    const c = contextOf([spokenCue('a', 0, 1000, 'One two'), fileCue('b', 1000, 2000, '<i>Three</i>')]);
    const edit = toggleStyle(c, ['a', 'b'], 'italic');
    const cues = after(c, edit);
    expect(cues.map(({ text }) => text)).toEqual(['<i>One two</i>', '<i>Three</i>']);
    expect(cues[0]?.words).toEqual(c.cues[0]?.words);
    const again = contextOf(cues);
    expect(after(again, toggleStyle(again, ['a', 'b'], 'italic')).map(({ text }) => text)).toEqual([
      'One two',
      'Three',
    ]);
  });

  it('changes nothing that is seen and leaves no tag open that was closed', () => {
    fc.assert(
      fc.property(anyCues, fc.nat(60), fc.nat(60), (cues, start, end) => {
        const c = contextOf(cues);
        for (const cue of cues) {
          const edit = toggleStyleOfPart(c, cue.id, 'italic', { start, end });
          if (edit === null) continue;
          const text = after(c, edit).find(({ id }) => id === cue.id)!.text;
          expect(visibleText(text)).toBe(visibleText(cue.text));
          if (unbalancedTags(cue.text).length === 0) expect(unbalancedTags(text)).toEqual([]);
        }
      }),
    );
  });
});
