import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FilesToOpen, filesOfArguments } from './files-to-open.ts';

describe('the files among the arguments', () => {
  it('are what exists, from the folder of the caller, without switches', () => {
    const there = new Set([resolve('/videos', 'a.mp4'), resolve('/b.mp4')]);
    const args = ['--inspect', 'a.mp4', '/b.mp4', 'gone.mp4', ''];
    expect(filesOfArguments(args, '/videos', (path) => there.has(path))).toEqual([...there]);
  });
});

describe('files that the operating system wants opened', () => {
  it('wait for a page, go to it while it is there, and ask for another when it is gone', () => {
    const files = new FilesToOpen();
    const taken: (readonly string[])[] = [];
    let asked = 0;
    files.add(['/a.mp4']);
    files.onUntaken(() => (asked += 1));
    files.takeWith((paths) => taken.push(paths));
    files.add(['/b.mp4']);
    expect(taken).toEqual([['/a.mp4'], ['/b.mp4']]);
    files.takeWith(null);
    expect(asked).toBe(0);
    files.add(['/c.mp4']);
    expect(asked).toBe(1);
    files.takeWith((paths) => taken.push(paths));
    expect(taken.at(-1)).toEqual(['/c.mp4']);
  });
});
