import { setImmediate } from 'node:timers/promises';

/** Others get their turn after so long, well within a frame of the page. */
const sliceMs = 4;

/** Long work in small steps, between which whoever waits is served. */
export async function inSlices<Result>(work: Generator<unknown, Result>): Promise<Result> {
  let began = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return step.value;
    if (performance.now() - began < sliceMs) continue;
    await setImmediate();
    began = performance.now();
  }
}
