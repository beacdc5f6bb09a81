import { expect, it } from 'vitest';
import { clipChapters } from './clip-chapters.ts';

const chapter = (startMs: number, endMs: number, title: string) => ({ startMs, endMs, title });

it('keeps chapters within a clip, and none that only touch it', () => {
  const chapters = [chapter(0, 2000, 'One'), chapter(2000, 4000, 'Two'), chapter(4000, 6000, 'Three')];
  expect(clipChapters(chapters, { startMs: 2000, endMs: 4000 })).toBe(
    ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=2000\ntitle=Two\n',
  );
  expect(clipChapters(chapters, { startMs: 1500, endMs: 4500 })?.match(/title=.*/g)).toEqual([
    'title=One',
    'title=Two',
    'title=Three',
  ]);
  expect(clipChapters(chapters, { startMs: 6000, endMs: 7000 })).toBeNull();
});

it('escapes what means something in the file', () => {
  const text = clipChapters([chapter(0, 1000, 'a=b; #c \\ d')], { startMs: 0, endMs: 1000 });
  expect(text).toContain('title=a\\=b\\; \\#c \\\\ d\n');
});
