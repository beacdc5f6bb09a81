// @vitest-environment jsdom
import { act, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ExportFormat, ExportOptions } from '../../../core/contract/export.ts';
import { chapterExportSchema, trackExportSchema } from '../../../core/contract/export.ts';
import { chapterFormats } from '../../../core/formats/chapters/registry.ts';
import { formatById } from '../../../core/formats/registry.ts';
import { FileOptions } from './FileOptions.tsx';
import { carriesWordTimes, countsFrames, wordsOf, type TrackWords } from './frame-and-word-formats.ts';
import './messages.ts';

let root: Root;
let page: HTMLElement;
const changes: ExportOptions[] = [];
beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});
beforeEach(() => {
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

interface ExampleProps {
  readonly format: ExportFormat;
  readonly words?: TrackWords;
  readonly isRateKnown?: boolean;
}

function Example({ format, words = 'heard', isRateKnown = false }: ExampleProps) {
  const [options, setOptions] = useState<ExportOptions>({});
  const change = (next: ExportOptions): void => {
    changes.push(next);
    setOptions(next);
  };
  return <FileOptions {...{ format, options, words, isRateKnown }} onChange={change} />;
}

const show = (props: ExampleProps): void => act(() => root.render(<Example {...props} />));
const labelled = (label: string): HTMLElement | null => {
  const found = [...page.querySelectorAll('label')].find(({ textContent }) => textContent === label);
  return found === undefined ? null : document.getElementById(found.htmlFor);
};
const wordTimes = () => labelled('Word times') as HTMLInputElement | null;
const rate = () => labelled('Frame rate') as HTMLSelectElement | null;

it('offers word times where the format has a way for them, on where a file gave them', () => {
  show({ format: 'ass' });
  expect(wordTimes()!.checked).toBe(false);
  act(() => wordTimes()!.click());
  expect(changes.at(-1)).toEqual({ wordTimes: true });
  show({ format: 'vtt', words: 'given' });
  expect(wordTimes()!.checked).toBe(true);
  act(() => wordTimes()!.click());
  expect(changes.at(-1)).toEqual({ wordTimes: false });
  show({ format: 'lrc', words: 'none' });
  expect(wordTimes()!.disabled).toBe(true);
  show({ format: 'srt' });
  expect(wordTimes()).toBeNull();
});

it('asks for the frame rate where frames are counted and no video tells it', () => {
  show({ format: 'stl' });
  expect([...rate()!.options].map(({ value }) => value)).toEqual(['25', '30']);
  show({ format: 'itt' });
  act(() => {
    rate()!.value = '29.97';
    rate()!.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(changes.at(-1)?.frameRate).toEqual({ numerator: 30_000, denominator: 1001 });
  show({ format: 'stl' });
  expect(rate()!.value).toBe('30');
  show({ format: 'stl', isRateKnown: true });
  expect(rate()).toBeNull();
  show({ format: 'srt' });
  expect(rate()).toBeNull();
});

it('knows the formats as core does', () => {
  for (const format of trackExportSchema.options) {
    const { carries, countsFrames: counts } = formatById(format)!;
    // EBU STL writes the times of the clock in whichever frames.
    expect(countsFrames.has(format), format).toBe(counts === true || format === 'stl');
    // JSON is our own and always has them.
    expect(carriesWordTimes.has(format), format).toBe(carries.has('words') && format !== 'json');
  }
});

it('knows the formats of chapters as core does', () => {
  expect(chapterExportSchema.options).toEqual(Object.keys(chapterFormats));
  for (const format of chapterExportSchema.options) {
    expect(countsFrames.has(format), format).toBe('countsFrames' in chapterFormats[format]);
  }
});

it('tells words that were given from those that were heard', () => {
  const cue = { startMs: 0, endMs: 900, text: 'Roses' };
  const word = { startMs: 0, endMs: 900, text: 'Roses' };
  expect(wordsOf([cue, { ...cue, words: [] }])).toBe('none');
  expect(wordsOf([cue, { ...cue, words: [{ ...word, timing: 'attention' }] }])).toBe('heard');
  expect(wordsOf([{ ...cue, words: [word] }])).toBe('given');
});
