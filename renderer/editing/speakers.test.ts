import { beforeEach, describe, expect, it } from 'vitest';
import type { SpeakersResult } from '../../core/analysis/speakers.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { speakersStore } from '../analyses/speakers-store.ts';
import { changeProject, openProject, selectCues } from '../project/project-store.ts';
import { openTestProject, testTrack } from '../project/testing/test-project.ts';
import { chooseStretch, dropStretch } from '../workspace/timeline/chosen-stretch.ts';
import { clearestOf } from './clearest-turn.ts';
import { giveRange, giveToNumber, giveWordsFrom, mergeInto, renameEverywhere } from './speaker-edits.ts';
import { turnAt, turnsOfCues } from './speaker-turns.ts';
import { freeName, spokenOf } from './speakers.ts';

/** A word each half second from `startMs` on, spoken by whom the letter says; `-` by nobody. */
function cue(id: string, startMs: number, speakers: string): TrackCue {
  const words = speakers.split('').map((speaker, i) => ({
    ...{ startMs: startMs + i * 500, endMs: startMs + i * 500 + 450, text: `${i === 0 ? '' : ' '}w${i}` },
    ...(speaker === '-' ? {} : { speaker }),
  }));
  const text = words.map((word) => word.text).join('');
  return { id, startMs, endMs: startMs + speakers.length * 500, text, origin: 'machine', words };
}

const open = (...cues: readonly TrackCue[]) => openTestProject([[testTrack('one'), cues]]);
const spoken = () => spokenOf(openProject()!);
const bands = () =>
  spoken().turns.turns.map(({ speaker, startMs, endMs }) => `${speaker} ${startMs}-${endMs}`);
const numbers = () => spoken().speakers.map(({ name, number }) => `${number} ${name}`);

beforeEach(() => {
  speakersStore.set({ mediaId: null, trackId: null, last: null, shown: null, value: null });
  changeProject((project) => ({ ...project, media: { ...project.media, id: 'before' } }));
  open();
  spoken();
});

describe('turns', () => {
  it('go on over cues while the speaker only stops for a moment', () => {
    open(cue('a', 0, 'AA'), cue('b', 1200, 'AABB'), cue('c', 9000, 'BB'));
    expect(bands()).toEqual(['A 0-2150', 'B 2200-3200', 'B 9000-10000']);
    expect(spoken().speakers).toMatchObject([
      { name: 'A', speechMs: 2150, turnCount: 1 },
      { name: 'B', speechMs: 2000, turnCount: 2 },
    ]);
  });

  it('end where nobody is named, and a cue without words is its speaker’s', () => {
    const whole: TrackCue = {
      id: 'w',
      startMs: 5000,
      endMs: 6000,
      text: 'Yes',
      origin: 'file',
      speaker: 'A',
    };
    open(cue('a', 0, 'A-A'), whole);
    expect(bands()).toEqual(['A 0-450', 'A 1000-1500', 'A 5000-6000']);
    expect(turnAt(turnsOfCues([whole]), 5500)).toBe(0);
    expect(turnAt(turnsOfCues([whole]), 6000)).toBe(-1);
  });

  it('are those of the sound as long as no text names anybody', () => {
    const value: SpeakersResult = {
      speakers: [{ speechMs: 1000, voice: null }],
      turns: [{ startMs: 100, endMs: 1100, speaker: 0, confidence: 1 }],
      findsOverlap: false,
    };
    open(cue('a', 0, '--'));
    speakersStore.set({ mediaId: 'media', trackId: 'one', last: null, shown: null, value });
    expect(bands()).toEqual(['Speaker 1 100-1100']);
    expect(spoken().trackId).toBeNull();
  });
});

describe('speakers', () => {
  it('keep their numbers whoever speaks first after an edit, and under another name', () => {
    open(cue('a', 0, 'AA'), cue('b', 2000, 'BB'));
    expect(numbers()).toEqual(['1 A', '2 B']);
    giveRange({ startMs: 0, endMs: 600 }, 'B');
    expect(numbers()).toEqual(['1 A', '2 B']);
    renameEverywhere('A', 'Anna');
    expect(numbers()).toEqual(['1 Anna', '2 B']);
    expect(freeName(spoken())).toBe('Speaker 3');
    mergeInto('Anna', 'B');
    expect(numbers()).toEqual(['2 B']);
  });

  it('are given the selected cues by their number, or the stretch that was chosen', () => {
    open(cue('a', 0, 'AA'), cue('b', 2000, 'BB'), cue('c', 4000, 'AAAA'));
    selectCues(['a', 'b']);
    giveToNumber(2);
    expect(bands()).toEqual(['B 0-3000', 'A 4000-6000']);
    chooseStretch({ startMs: 4400, endMs: 5400 });
    giveToNumber(2);
    expect(bands()).toEqual(['B 0-3000', 'A 4000-4450', 'B 4500-5450', 'A 5500-6000']);
    dropStretch();
    giveToNumber(7);
    giveWordsFrom('c', 2, 'B');
    expect(bands()).toEqual(['B 0-3000', 'A 4000-4450', 'B 4500-6000']);
  });

  it('are heard by two seconds of what was surest', () => {
    open(cue('a', 0, 'AAAAAAAAAA'), cue('b', 6000, 'BB'), cue('c', 9000, 'AAAA'));
    const turn = (startMs: number, endMs: number, confidence: number) => ({
      startMs,
      endMs,
      speaker: 0,
      confidence,
    });
    const turns = [turn(0, 5000, 0.5), turn(9000, 11_000, 0.9)];
    const { turns: said } = spoken();
    expect(clearestOf('A', said, { speakers: [], turns, findsOverlap: false })).toEqual({
      startMs: 9000,
      endMs: 11_000,
    });
    expect(clearestOf('A', said, null)).toEqual({ startMs: 1500, endMs: 3500 });
    expect(clearestOf('nobody', said, null)).toBeNull();
  });
});
