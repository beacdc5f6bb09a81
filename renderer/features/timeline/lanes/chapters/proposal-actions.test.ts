// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChapterNode, ChapterTree } from '../../../../../core/analysis/chapters.ts';
import { chaptersStore, chapterViewStore, proposalsOf } from '../../../../analyses/chapters-store.ts';
import { allCommands, type CommandId } from '../../../../commands/command.ts';
import { announcementStore } from '../../../../notices/announce.ts';
import { playhead } from '../../../../player/playhead.ts';
import { changeProject, openProject } from '../../../../project/project-store.ts';
import { openTestProject, testCues, testTrack } from '../../../../project/testing/test-project.ts';
import { laneKindsStore, type LaneHit, type Scene } from '../../../../workspace/timeline/lane.ts';
import type { Palette } from '../../../../workspace/timeline/palette.ts';
import '../../messages.ts';
import { chapterMenuStore, chosenProposalStore, renamedChapterStore } from './chapter-stores.ts';
import './commands.ts';
import './lane.ts';

const node = (
  startMs: number,
  endMs: number,
  title: string | null,
  division: ChapterNode['division'] = null,
): ChapterNode => ({
  ...{ startMs, endMs, title, division, titledBy: title === null ? 'none' : 'words' },
  reasons: startMs === 0 ? [] : [{ kind: 'pause', ms: 1500 }],
});

/** Three chapters of a minute: first the last one is told apart, then the first two. */
const tree: ChapterTree = {
  ...{ trackId: 'a', usualCount: 3, partCount: 1 },
  nodes: [
    node(0, 180_000, null, { order: 0, first: 1, second: 2 }),
    node(0, 120_000, 'Both', { order: 1, first: 3, second: 4 }),
    node(120_000, 180_000, 'Third'),
    node(0, 60_000, 'First'),
    node(60_000, 120_000, null),
  ],
};

beforeEach(() => {
  const surface = document.createElement('div');
  surface.tabIndex = 0;
  surface.dataset['timelineSurface'] = '';
  document.body.replaceChildren(surface);
  openTestProject([[testTrack('a'), testCues(['One', 'Two'], 'a')]]);
  changeProject((project) => ({ ...project, media: { ...project.media, durationMs: 180_000 } }));
  const mediaId = openProject()!.media.id;
  chaptersStore.set({ mediaId, trackId: 'a', last: null, shown: null, value: tree });
  chosenProposalStore.set(null);
  chapterViewStore.set({ mediaId: null, count: null, level: 'chapters' });
  playhead.update({ timeMs: 0, playing: false });
  renamedChapterStore.set(null);
});

afterEach(() => {
  chaptersStore.set({ mediaId: null, trackId: null, last: null, shown: null, value: null });
  chosenProposalStore.set(null);
});

const command = (id: CommandId) => allCommands().find((each) => each.id === id)!;
const run = (id: CommandId): void => void command(id).run();
const starts = (): readonly number[] => proposalsOf(openProject()!).map(({ startMs }) => startMs);
const titles = (): readonly string[] => openProject()!.chapters.map(({ title }) => title);

function hit(timeMs: number): LaneHit {
  const { start } = laneKindsStore.get().find(({ id }) => id === 'chapters')!;
  const scene: Scene = {
    ...{ project: openProject()!, widthPx: 1000, density: 1, hovered: null, palette: {} as Palette },
    ...{ view: { startMs: 0, msPerPixel: 180 }, frameRate: { numerator: 25, denominator: 1 } },
    layout: { lanes: [], height: 400, viewHeight: 400, pinnedHeight: 0 },
  };
  const lane = { kind: 'chapters', key: '', isActive: false, isPinned: true, top: 0, height: 22 } as const;
  return start({ invalidate: () => undefined, layOut: () => undefined }).hitTest!(
    scene,
    lane,
    timeMs / 180 + 2,
    10,
  )!;
}

const feedback = { show: () => undefined, showMarquee: () => undefined, hide: () => undefined };
const place = (timeMs: number) => ({ x: timeMs / 180, y: 10, timeMs, shift: false, mod: false });

describe('proposals on the lane', () => {
  it('are gone through by key; Enter accepts, Delete refuses, and the next one is chosen', () => {
    run('chapter.nextProposal');
    run('chapter.nextProposal');
    expect(chosenProposalStore.get()).toBe(60_000);
    expect(document.activeElement).toBe(document.querySelector('[data-timeline-surface]'));
    expect(announcementStore.get()?.text).toContain('Proposed chapter 2 of 3: Chapter 2');
    expect(announcementStore.get()?.text).toContain('1.5 seconds of silence');
    expect(command('chapter.accept').isEnabled?.()).toBe(true);
    run('chapter.accept');
    expect(titles()).toEqual(['Chapter 2']);
    expect(chosenProposalStore.get()).toBe(120_000);
    run('chapter.refuse');
    expect(starts()).toEqual([0]);
    expect(openProject()!.refusedChapters.map(({ title }) => title)).toEqual(['Third']);
    expect(chosenProposalStore.get()).toBe(0);
    run('chapter.offerRefused');
    expect(starts()).toEqual([0, 120_000]);
  });

  it('leave Enter and Delete to the cues while the timeline has not the focus', () => {
    run('chapter.nextProposal');
    (document.activeElement as HTMLElement).blur();
    expect(command('chapter.accept').isEnabled?.()).toBe(false);
    expect(command('chapter.refuse').isEnabled?.()).toBe(false);
  });

  it('are fewer or more of the same tree, and all accepted at once', () => {
    run('chapter.fewer');
    expect(starts()).toEqual([0, 120_000]);
    expect(announcementStore.get()?.text).toBe('2 chapters');
    run('chapter.more');
    expect(starts()).toEqual([0, 60_000, 120_000]);
    run('chapter.acceptAll');
    expect(titles()).toEqual(['First', 'Chapter 2', 'Third']);
    expect(starts()).toEqual([]);
    run('chapter.nextProposal');
    expect(announcementStore.get()).toMatchObject({ text: 'No chapter is proposed', isShown: true });
  });

  it('say why they are there under the pointer, are chosen by a click and accepted by a double one', () => {
    const proposal = hit(60_000);
    expect(proposal.title).toContain('1.5 seconds of silence');
    expect(proposal.begin(place(60_000), feedback)).toBeNull();
    expect(chosenProposalStore.get()).toBe(60_000);
    proposal.menu!(place(60_000), { x: 1, y: 1 });
    expect(chapterMenuStore.get()?.what).toEqual({ kind: 'proposal', startMs: 60_000 });
    proposal.doubleClick!(place(60_000));
    expect(titles()).toEqual(['Chapter 2']);
    // What was accepted still says why.
    expect(hit(60_000).title).toContain('1.5 seconds of silence');
  });
});

describe('a chapter that is dragged', () => {
  it('is not proposed again where it was', () => {
    run('chapter.acceptAll');
    const gesture = hit(60_000).begin(place(60_000), feedback)!;
    gesture.move(place(80_000));
    gesture.end(place(80_000), true);
    expect(openProject()!.chapters.map(({ startMs }) => startMs)).toEqual([0, 80_000, 120_000]);
    expect(starts()).toEqual([]);
  });
});

describe('a chapter that is locked', () => {
  it('is not dragged, renamed, merged or deleted, and says so', () => {
    const kept = { id: 'k', startMs: 60_000, title: 'Kept', isLocked: true as const };
    changeProject((project) => ({ ...project, chapters: [{ id: 'z', startMs: 0, title: 'Zero' }, kept] }));
    const gesture = hit(60_000).begin(place(60_000), feedback)!;
    gesture.move(place(70_000));
    gesture.end(place(70_000), true);
    expect(announcementStore.get()).toMatchObject({ isShown: true });
    expect(announcementStore.get()?.text).toContain('Kept');
    hit(60_000).doubleClick!(place(60_000));
    expect(renamedChapterStore.get()).toBeNull();
    for (const id of ['chapter.merge', 'chapter.part'] as const) run(id);
    expect(openProject()!.chapters.at(-1)).toEqual(kept);
  });
});
