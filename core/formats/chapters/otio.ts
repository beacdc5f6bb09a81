/** Markers in OpenTimelineIO (its file format, `Timeline.1`): on the tracks of a timeline as long as the video. */
import { framesPerSecond } from '../../time/frame-rate.ts';
import type { ChapterFacts, ChapterMark } from './chapter-list.ts';
import { framedChapters } from './marker-frames.ts';

export function writeOtio(marks: readonly ChapterMark[], facts: ChapterFacts): string {
  const framed = framedChapters(marks, facts);
  const rate = framesPerSecond(framed.rate);
  const time = (value: number) => ({ OTIO_SCHEMA: 'RationalTime.1', rate, value });
  const range = (start: number, duration: number) => ({
    OTIO_SCHEMA: 'TimeRange.1',
    start_time: time(start),
    duration: time(duration),
  });
  const markers = framed.chapters.map(({ title, startFrame, endFrame, beginsPart }) => ({
    OTIO_SCHEMA: 'Marker.2',
    name: title,
    color: beginsPart === true ? 'RED' : 'BLUE',
    marked_range: range(startFrame, endFrame - startFrame),
    metadata: {},
  }));
  const gap = {
    ...{ OTIO_SCHEMA: 'Gap.1', name: '', metadata: {}, effects: [], markers: [] },
    source_range: range(0, framed.lengthFrames),
  };
  const track = {
    ...{ OTIO_SCHEMA: 'Track.1', name: 'Video', kind: 'Video', metadata: {}, effects: [], markers: [] },
    ...{ source_range: null, children: [gap] },
  };
  const tracks = {
    ...{ OTIO_SCHEMA: 'Stack.1', name: 'tracks', metadata: {}, effects: [], source_range: null },
    ...{ markers, children: [track] },
  };
  const timeline = {
    ...{ OTIO_SCHEMA: 'Timeline.1', name: facts.name ?? 'Sidecut', metadata: {} },
    ...{ global_start_time: time(framed.startFrame), tracks },
  };
  return `${JSON.stringify(timeline, null, 2)}\n`;
}
