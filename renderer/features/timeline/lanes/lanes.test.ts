// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { MediaDetail } from '../../../../core/contract/media.ts';
import { analysesStore } from '../../../analyses/analyses-store.ts';
import { changeProject, openProject, selectCue } from '../../../project/project-store.ts';
import { openTestProject, testCues, testTrack } from '../../../project/testing/test-project.ts';
import { laneKindsStore, layOutProject, type LaneHit, type Scene } from '../../../workspace/timeline/lane.ts';
import {
  laneAt,
  laneOfKind,
  scrollToSee,
  type LaneId,
  type TimelineLayout,
} from '../../../workspace/timeline/layout.ts';
import type { Palette } from '../../../workspace/timeline/palette.ts';
import './index.ts';

const shot = { timeMs: 1000, startMs: 1000, endMs: 1000, kind: 'cut' } as const;

/** A film with three tracks, of which the middle one is edited. */
function openFilm(media: Partial<MediaDetail> = {}, trackIds: readonly string[] = ['a', 'b', 'c']): void {
  openTestProject(trackIds.map((id) => [testTrack(id), testCues(['One', 'Two'], id)] as const));
  changeProject((project) => ({
    ...project,
    media: { ...project.media, ...media },
    activeTrackId: trackIds[1] ?? null,
  }));
  const { id: mediaId, hasVideo } = openProject()!.media;
  analysesStore.set((state) => ({ ...state, mediaId, values: new Map(hasVideo ? [['shots', [shot]]] : []) }));
}

function layout(height: number): TimelineLayout {
  return layOutProject(openProject()!, height, 1);
}

describe('the lanes', () => {
  it('follow one another without overlapping', () => {
    openFilm();
    const { lanes } = layout(400);
    for (const [i, lane] of lanes.slice(1).entries()) {
      expect(lane.top).toBeGreaterThanOrEqual(lanes[i]!.top + lanes[i]!.height);
    }
    expect(lanes.map(({ kind }) => kind)).toEqual([
      'ruler',
      'chapters',
      'thumbnails',
      'shots',
      'waveform',
      'cues',
      'cues',
      'cues',
    ]);
  });

  it('give the active track more room than the others', () => {
    openFilm();
    const heights = new Map(layout(400).lanes.map(({ key, height }) => [key, height]));
    expect(heights.get('b')).toBeGreaterThan(heights.get('a')!);
    expect(heights.get('a')).toBe(heights.get('c'));
  });

  it('are only those that the file has', () => {
    openFilm({ hasVideo: false });
    expect(laneOfKind(layout(300), 'thumbnails')).toBeNull();
    expect(laneOfKind(layout(300), 'shots')).toBeNull();
    openFilm({ hasAudio: false });
    expect(laneOfKind(layout(300), 'waveform')).toBeNull();
  });

  it('fit whenever their least heights do, and use the room there is', () => {
    openFilm();
    for (let height = 260; height < 700; height += 7) {
      const { lanes, height: needed } = layout(height);
      const last = lanes.at(-1)!;
      expect(needed).toBe(height);
      if (height < 600) expect(height - last.top - last.height).toBeLessThan(12);
    }
  });

  it('ask for more height than there is when there are many tracks', () => {
    openFilm(
      {},
      Array.from({ length: 30 }, (_, i) => String(i)),
    );
    expect(layout(200).height).toBeGreaterThan(600);
  });

  it('that cues are timed by stay while many tracks are scrolled', () => {
    openFilm(
      {},
      Array.from({ length: 30 }, (_, i) => String(i)),
    );
    const scrolled = layOutProject(openProject()!, 400, 1, 300);
    const still = layout(400);
    for (const kind of ['ruler', 'waveform'] as const) {
      expect(laneOfKind(scrolled, kind)).toEqual(laneOfKind(still, kind));
    }
    const at = scrolled.pinnedHeight + 10;
    expect(laneAt(scrolled, at)?.key).not.toBe(laneAt(still, at)?.key);
    expect(laneAt(scrolled, 5)?.kind).toBe('ruler');
    const last = scrolled.lanes.at(-1)!;
    const by = scrollToSee(scrolled, last);
    const seen = layOutProject(openProject()!, 400, 1, 300 + by).lanes.at(-1)!;
    expect(seen.top + seen.height).toBeLessThanOrEqual(400);
    expect(
      scrollToSee(
        scrolled,
        scrolled.lanes.find(({ key }) => key === '0')!,
      ),
    ).toBeLessThan(0);
  });

  it('leave room to say that there is no track yet', () => {
    openFilm({}, []);
    expect(layout(400).lanes.at(-1)).toMatchObject({ kind: 'cues', key: '' });
    expect(layout(400).lanes.at(-1)!.height).toBeGreaterThan(40);
  });

  it('are found by their place', () => {
    openFilm();
    const film = layout(400);
    for (const lane of film.lanes) expect(laneAt(film, lane.top + lane.height / 2)).toBe(lane);
    expect(laneAt(film, -5)).toBeNull();
  });
});

describe('what lies under the pointer', () => {
  function hit(kind: LaneId, x: number, key = '', share = 0.5): LaneHit | null {
    const project = openProject()!;
    const scene: Scene = {
      ...{ project, layout: layout(400), widthPx: 1000, density: 1, hovered: null },
      view: { startMs: 0, msPerPixel: 10 },
      palette: {} as Palette,
      frameRate: { numerator: 25, denominator: 1 },
    };
    const lane = scene.layout.lanes.find((each) => each.kind === kind && each.key === key)!;
    const { start } = laneKindsStore.get().find(({ id }) => id === kind)!;
    return (
      start({ invalidate: () => undefined, layOut: () => undefined }).hitTest?.(
        scene,
        lane,
        x,
        lane.top + share * lane.height,
      ) ?? null
    );
  }

  it('is a cue in its track, with edges in the track that is edited only', () => {
    openFilm();
    expect(hit('cues', 301, 'b')).toMatchObject({ hovered: 'b-1', cursor: 'ew-resize' });
    expect(hit('cues', 400, 'b')).toMatchObject({ hovered: 'b-1', cursor: 'grab' });
    expect(hit('cues', 301, 'a')).toMatchObject({ hovered: 'a-1', cursor: 'grab' });
    expect(hit('cues', 250, 'b')).toMatchObject({ cursor: 'crosshair' });
  });

  it('is each of the cues that are shown at once, in its row', () => {
    const at = (id: string, startMs: number, endMs: number) => ({
      id,
      startMs,
      endMs,
      text: id,
      origin: 'file' as const,
    });
    openTestProject([
      [testTrack('b'), [at('sign', 1000, 9000), at('speech', 3000, 8000), at('third', 4000, 5000)]],
    ]);
    expect([0.1, 0.5, 0.9].map((share) => hit('cues', 450, 'b', share)?.hovered)).toEqual([
      'sign',
      'speech',
      'third',
    ]);
    expect(hit('cues', 499, 'b', 0.9)).toMatchObject({ hovered: 'third', cursor: 'ew-resize' });
    expect(hit('cues', 301, 'b', 0.5)).toMatchObject({ hovered: 'speech', cursor: 'ew-resize' });
    expect(hit('cues', 850, 'b', 0.9)).toMatchObject({ cursor: 'crosshair' });
    expect(layout(400).lanes.at(-1)!.height).toBeGreaterThanOrEqual(51);
  });

  it('is an edge of the current cue in the sound, too', () => {
    openFilm();
    expect(hit('waveform', 301)?.hovered).toBeUndefined();
    selectCue('b-1');
    expect(hit('waveform', 301)).toMatchObject({ hovered: 'b-1', cursor: 'ew-resize' });
    expect(hit('waveform', 501)).toMatchObject({ hovered: 'b-1', cursor: 'ew-resize' });
    expect(hit('waveform', 400)?.hovered).toBeUndefined();
  });

  it('is a chapter, or the place for a new one', () => {
    openFilm();
    changeProject((project) => ({ ...project, chapters: [{ id: 'ch', startMs: 3000, title: 'One' }] }));
    expect(hit('chapters', 301)).toMatchObject({ cursor: 'pointer' });
    expect(hit('chapters', 100)).toMatchObject({ cursor: 'default' });
  });

  it('is nothing but a time in the ruler', () => {
    openFilm();
    expect(hit('ruler', 100)).toBeNull();
  });
});
