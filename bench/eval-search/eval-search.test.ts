import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Collection } from './collection.ts';
import { measureCollection } from './measure.ts';
import { figuresOf } from './measures.ts';
import { parseEvalOptions } from './options.ts';
import { readCollection } from './read-collection.ts';

/** A folder with these files, gone when the test ends. */
async function read(files: Readonly<Record<string, unknown>>, limit?: number): Promise<Collection> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidecut-eval-search-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  const found = await readCollection(folder, limit, null);
  if (found === null) throw new Error('no layout was recognised');
  return found;
}

const bread = [
  'Cover the bowl.',
  'Leave the dough to rise.',
  'Shape the loaf.',
  'Bake it.',
  'Let it cool.',
  'Eat.',
];
const bicycle = ['Turn the bicycle round.', 'Take the wheel off.', 'Patch the tube.', 'Pump it up.'];

const howto = () =>
  read({
    'videos.json': [
      { id: 'a', title: 'Bread', sentences: bread },
      { id: 'b', title: 'A flat tyre', sentences: bicycle },
    ],
    'questions.json': [
      { video: 'a', question: 'how does dough rise?', firstSentence: 1, lastSentence: 1 },
      { video: 'b', question: 'patching a tube', firstSentence: 2, lastSentence: 2 },
    ],
  });

const meetings = () =>
  read({
    'm1.json': {
      turns: [
        { speaker: 'Anna', text: 'The budget is too small this year .' },
        { speaker: 'Ben', text: 'Then we need another sponsor .' },
      ],
      questions: [{ question: 'What did Ben say about sponsors?', turns: [[1, 1]] }],
    },
  });

describe('the layouts of collections', () => {
  it('are recognised by their files', async () => {
    expect((await howto()).layout).toBe('howto');
    expect((await meetings()).layout).toBe('meetings');
    const beir = await read({
      'corpus.jsonl': '{"_id":"d1","title":"Whales","text":"They sleep."}\n{"_id":"d2","text":"Tea."}\n',
      'queries.jsonl': '{"_id":"q1","text":"sleeping whales"}\n{"_id":"q2","text":"not judged"}\n',
      'qrels/test.tsv': 'query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\n',
    });
    expect(beir).toMatchObject({ layout: 'beir', questions: [{ text: 'sleeping whales', ideal: [2] }] });
    expect(beir.questions[0]!.gainOf({ mediaId: 'd1', startMs: 0, endMs: 1 })).toBe(2);
  });

  it('of clips list those whose media are there', async () => {
    const listed = await read({
      'MSRVTT_JSFUSION_test.csv':
        'key,vid_key,video_id,sentence\nret0,msr1,video1,"a cat, asleep"\nret1,msr2,video2,a dog\n',
      'videos/all/video1.mp4': '',
    });
    expect(listed).toMatchObject({ layout: 'msr-vtt', questions: [{ text: 'a cat, asleep' }] });
    const split = await read({
      'MSRVTT_data.json': {
        videos: [
          { video_id: 'video1', split: 'test' },
          { video_id: 'video2', split: 'train' },
        ],
        sentences: [
          { video_id: 'video1', caption: 'a cat' },
          { video_id: 'video2', caption: 'a dog' },
        ],
      },
      'video1.mp4': '',
      'video2.mp4': '',
    });
    expect(split.questions.map(({ text }) => text)).toEqual(['a cat']);
    const webvid = await read({
      'results_2M_val.csv': 'videoid,contentUrl,duration,page_dir,name\n7,x,PT10S,p1,Waves at night\n',
      'p1/7.mp4': '',
    });
    expect(webvid).toMatchObject({ layout: 'webvid', questions: [{ text: 'Waves at night' }] });
    const narrated = await read({
      'caption.json': { v1: { start: [0, 4], end: [4, 9.5], text: ['cut the onion', 'fry it'] } },
      'v1.webm': '',
    });
    expect(narrated.layout).toBe('howto100m');
    const [, fry] = narrated.questions;
    expect(fry!.gainOf({ mediaId: 'v1', startMs: 8000, endMs: 10_000 })).toBe(1);
    expect(fry!.gainOf({ mediaId: 'v1', startMs: 0, endMs: 2000 })).toBe(0);
  });
});

describe('what is measured', () => {
  it('is recall, the median rank and nDCG of each way, through an index as the app has it', async () => {
    const [one, other] = [await howto(), await meetings()];
    const { ways } = await measureCollection(one, other, { text: null, pictures: null });
    expect(ways).toMatchObject([
      {
        way: 'said',
        questions: 2,
        recall: [1, 1, 1],
        medianRank: 1,
        ndcg: 1,
        refusedRight: 0,
        refusedOther: 1,
      },
    ]);
  });

  it('counts the one right answer once, and grades against the best list', () => {
    const once = { gains: [0, 1, 1], ideal: [1] };
    expect(figuresOf([once])).toMatchObject({ recall: [0, 1, 1], medianRank: 2, ndcg: 1 / Math.log2(3) });
    expect(figuresOf([{ gains: [2, 1], ideal: [2, 1] }]).ndcg).toBe(1);
    expect(figuresOf([{ gains: [0, 0], ideal: [1] }]).medianRank).toBe(Infinity);
  });
});

describe('what is asked for', () => {
  it('is one folder or two, with a device and a number that exist', () => {
    expect(parseEvalOptions(['a', 'b', '--model', 'm', '--limit', '5'])).toMatchObject({
      ...{ folder: 'a', other: 'b', model: 'm', limit: 5, device: 'auto', json: false },
    });
    for (const wrong of [
      [],
      ['a', 'b', 'c'],
      ['a', '--limit', '0'],
      ['a', '--device', 'abacus'],
      ['a', '--nonsense'],
    ])
      expect(typeof parseEvalOptions(wrong)).toBe('string');
  });
});
