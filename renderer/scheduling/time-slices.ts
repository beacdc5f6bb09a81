/** Long computations in short slices, so that frames and keys come in between. */

const sliceMs = 8;

/**
 * Runs the steps of a generator until it is done or the signal aborts; resolves to true when it is done. Each step
 * should take a few milliseconds at most. `whenIdle`: nobody waits for it, it runs between frames.
 */
export async function runInSlices(
  work: Generator<void, void>,
  options: { readonly signal: AbortSignal; readonly whenIdle: boolean },
): Promise<boolean> {
  for (;;) {
    await (options.whenIdle ? idle() : nextTask());
    if (options.signal.aborted) return false;
    const until = performance.now() + sliceMs;
    while (performance.now() < until) {
      if (work.next().done === true) return true;
    }
  }
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

/** A page that is busy for long is not waited for without end. */
const maxWaitMs = 300;

function idle(): Promise<void> {
  // Safari has no `requestIdleCallback`.
  if (typeof requestIdleCallback !== 'function') return new Promise((resolve) => setTimeout(resolve, 16));
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: maxWaitMs }));
}
