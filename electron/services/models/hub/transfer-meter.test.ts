import { expect, test } from 'vitest';
import { TransferMeter } from './transfer-meter.ts';

test('adds up several files, and tells speed and time left from the last seconds', () => {
  let nowMs = 0;
  const meter = new TransferMeter(10_000, () => nowMs);
  expect(meter.state()).toEqual({
    bytesDone: 0,
    bytesTotal: 10_000,
    bytesPerSecond: 0,
    secondsLeft: undefined,
  });
  meter.set('a', 0);
  meter.set('b', 0);
  nowMs = 1000;
  meter.set('a', 600);
  meter.set('b', 400);
  expect(meter.state()).toMatchObject({ bytesDone: 1000, bytesPerSecond: 1000, secondsLeft: 9 });
});

test('bytes that an earlier run left count as done, not as speed', () => {
  let nowMs = 0;
  const meter = new TransferMeter(1000, () => nowMs);
  meter.set('a', 900);
  nowMs = 1000;
  expect(meter.state()).toMatchObject({ bytesDone: 900, bytesPerSecond: 0, secondsLeft: undefined });
  meter.set('a', 950);
  expect(meter.state()).toMatchObject({ bytesDone: 950, bytesPerSecond: 50, secondsLeft: 1 });
});

test('a stall shows: after five silent seconds the speed is 0', () => {
  let nowMs = 0;
  const meter = new TransferMeter(1000, () => nowMs);
  meter.set('a', 0);
  nowMs = 1000;
  meter.set('a', 500);
  nowMs = 6001;
  expect(meter.state().bytesPerSecond).toBe(0);
});

test('a part that is begun anew takes its bytes back', () => {
  const meter = new TransferMeter(1000, () => 1);
  meter.set('a', 500);
  meter.set('a', 0);
  expect(meter.state().bytesDone).toBe(0);
});
