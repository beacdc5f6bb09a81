import { describe, expect, it } from 'vitest';
import { laneAt, laneOfKind, layOutLanes } from './layout.ts';

const content = {
  hasVideo: true,
  hasAudio: true,
  hasShots: true,
  trackIds: ['a', 'b', 'c'],
  activeTrackId: 'b',
};

describe('the lanes', () => {
  it('follow one another without overlapping', () => {
    const { lanes } = layOutLanes(content, 400);
    for (const [i, lane] of lanes.slice(1).entries()) {
      expect(lane.top).toBeGreaterThanOrEqual(lanes[i]!.top + lanes[i]!.height);
    }
    expect(lanes.map(({ kind }) => kind)).toEqual([
      'ruler',
      'chapters',
      'thumbnails',
      'shots',
      'waveform',
      'track',
      'track',
      'track',
    ]);
  });

  it('give the active track more room than the others', () => {
    const { lanes } = layOutLanes(content, 400);
    const heights = new Map(lanes.map(({ trackId, height }) => [trackId, height]));
    expect(heights.get('b')).toBeGreaterThan(heights.get('a')!);
    expect(heights.get('a')).toBe(heights.get('c'));
  });

  it('are only those that the file has', () => {
    const sound = layOutLanes({ ...content, hasVideo: false, hasShots: false }, 300);
    expect(laneOfKind(sound, 'thumbnails')).toBeNull();
    expect(laneOfKind(sound, 'shots')).toBeNull();
    const silent = layOutLanes({ ...content, hasAudio: false }, 300);
    expect(laneOfKind(silent, 'waveform')).toBeNull();
  });

  it('fit whenever their least heights do, and use the room there is', () => {
    for (let height = 260; height < 700; height += 7) {
      const { lanes, height: needed } = layOutLanes(content, height);
      const last = lanes.at(-1)!;
      expect(needed).toBe(height);
      if (height < 600) expect(height - last.top - last.height).toBeLessThan(12);
    }
  });

  it('ask for more height than there is when there are many tracks', () => {
    const trackIds = Array.from({ length: 30 }, (_, i) => String(i));
    expect(layOutLanes({ ...content, trackIds, activeTrackId: '3' }, 200).height).toBeGreaterThan(600);
  });

  it('are found by their place', () => {
    const layout = layOutLanes(content, 400);
    for (const lane of layout.lanes) expect(laneAt(layout, lane.top + lane.height / 2)).toBe(lane);
    expect(laneAt(layout, -5)).toBeNull();
  });
});
