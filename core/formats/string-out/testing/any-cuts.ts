/** Any cut list of videos of one rate: what every format can hold. */
import fc from 'fast-check';
import { frameRate } from '../../../time/frame-rate.ts';
import type { FrameRate } from '../../../time/frame-rate.ts';
import { hasDropFrame } from '../../../time/timecode.ts';
import type { CutOptions, CutRange, CutSource } from '../cut-list.ts';

export interface AnyCuts {
  readonly ranges: readonly CutRange[];
  readonly sources: readonly CutSource[];
  readonly options: CutOptions;
}

const usualRates: readonly FrameRate[] = [
  ...[frameRate(24_000, 1001), frameRate(24), frameRate(25), frameRate(30_000, 1001), frameRate(30)],
  ...[frameRate(50), frameRate(60_000, 1001), frameRate(60)],
];
const names = ['Talk "one" & two.mp4', '第二课.mov', 'b <c>.mkv', 'x.mp4', 'x.mov', '-=1+1.mp4'];

function anySource(id: string, rate: FrameRate, isDropFrame: boolean): fc.Arbitrary<CutSource> {
  return fc
    .record({
      name: fc.constantFrom(...names),
      durationMs: fc.integer({ min: 60_000, max: 7_000_000 }),
      hours: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
      channels: fc.integer({ min: 0, max: 2 }),
    })
    .map(({ name, durationMs, hours, channels }) => ({
      ...{ id, name, durationMs, path: `/videos/${id}/${name}`, frameRate: rate },
      startTimecode:
        hours === undefined
          ? undefined
          : `${String(hours).padStart(2, '0')}:00:00${isDropFrame ? ';' : ':'}00`,
      pictureSize: { width: 1920, height: 1080 },
      sound: channels === 0 ? undefined : { channels, sampleRate: 48_000 },
    }));
}

export const anyCuts: fc.Arbitrary<AnyCuts> = fc
  .record({
    rate: fc.constantFrom(...usualRates),
    drops: fc.boolean(),
    count: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ rate, drops, count }) => {
    const isDropFrame = drops && hasDropFrame(rate);
    const ids = Array.from({ length: count }, (_, index) => `s${index}`);
    return fc.record({
      sources: fc.tuple(...ids.map((id) => anySource(id, rate, isDropFrame))),
      ranges: fc.array(
        fc
          .record({
            sourceId: fc.constantFrom(...ids),
            startMs: fc.integer({ min: 0, max: 59_999 }),
            lengthMs: fc.integer({ min: 1, max: 20_000 }),
          })
          .map(({ sourceId, startMs, lengthMs }) => ({
            ...{ sourceId, startMs, endMs: startMs + lengthMs, label: `at ${startMs}` },
          })),
        { minLength: 1, maxLength: 12 },
      ),
      options: fc.record({
        name: fc.constant('String-out'),
        handleMs: fc.constantFrom(0, 500, 1000),
        joinsOverlaps: fc.boolean(),
      }),
    });
  });
