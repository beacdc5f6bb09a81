/** A timeline of OpenTimelineIO (its file format, `Timeline.1`): a track of pictures, a track of sound, clips of files. */
import { framesPerSecond } from '../../time/frame-rate.ts';
import type { FrameRate } from '../../time/frame-rate.ts';
import type { ClockedSource, CutEvent, CutList } from './cut-list.ts';
import { fileAddress } from './file-address.ts';

export function writeOtioCuts({ name, clock, events }: CutList): string {
  const hasPicture = ({ source }: CutEvent) => source.pictureSize !== undefined;
  const hasSound = ({ source }: CutEvent) => source.sound !== undefined;
  const tracks = [
    ...(events.some(hasPicture) ? [trackOf('Video', events, hasPicture, clock.rate)] : []),
    ...(events.some(hasSound) ? [trackOf('Audio', events, hasSound, clock.rate)] : []),
  ];
  const timeline = {
    ...{ OTIO_SCHEMA: 'Timeline.1', name, metadata: {} },
    global_start_time: timeOf(clock.startFrame, clock.rate),
    tracks: {
      ...{
        OTIO_SCHEMA: 'Stack.1',
        name: 'tracks',
        metadata: {},
        effects: [],
        markers: [],
        source_range: null,
      },
      children: tracks,
    },
  };
  return `${JSON.stringify(timeline, null, 2)}\n`;
}

/** What has nothing on this track leaves a gap as long as it is on the other. */
function trackOf(
  kind: 'Video' | 'Audio',
  events: readonly CutEvent[],
  isOnIt: (event: CutEvent) => boolean,
  rate: FrameRate,
) {
  const children = events.map((event) => (isOnIt(event) ? clipOf(event) : gapOf(event, rate)));
  return {
    ...{
      OTIO_SCHEMA: 'Track.1',
      name: kind,
      kind,
      metadata: {},
      effects: [],
      markers: [],
      source_range: null,
    },
    children,
  };
}

function clipOf({ source, label, sourceStart, sourceEnd }: CutEvent) {
  const { startFrame, rate } = source.clock;
  return {
    ...{ OTIO_SCHEMA: 'Clip.1', name: source.name, effects: [], markers: [] },
    metadata: label === '' ? {} : { sidecut: { text: label } },
    source_range: rangeOf(startFrame + sourceStart, sourceEnd - sourceStart, rate),
    media_reference: referenceTo(source),
  };
}

function referenceTo({ name, path, clock, lengthFrames }: ClockedSource) {
  return {
    ...{ OTIO_SCHEMA: 'ExternalReference.1', name, metadata: {} },
    available_range: rangeOf(clock.startFrame, lengthFrames, clock.rate),
    target_url: fileAddress(path),
  };
}

function gapOf({ recordStart, recordEnd }: CutEvent, rate: FrameRate) {
  return {
    ...{ OTIO_SCHEMA: 'Gap.1', name: '', metadata: {}, effects: [], markers: [] },
    source_range: rangeOf(0, recordEnd - recordStart, rate),
  };
}

function rangeOf(start: number, duration: number, rate: FrameRate) {
  return {
    OTIO_SCHEMA: 'TimeRange.1',
    start_time: timeOf(start, rate),
    duration: timeOf(duration, rate),
  };
}

function timeOf(value: number, rate: FrameRate) {
  return { OTIO_SCHEMA: 'RationalTime.1', rate: framesPerSecond(rate), value };
}
