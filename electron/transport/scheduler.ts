import type { Priority } from '../../core/contract/operation.ts';

/**
 * [Note: Two levels]
 * Each level runs one task at a time, in the order of arrival. An interactive task starts at once, beside a
 * background task that is already running: the two take turns at the thread wherever they await (for
 * inference: between two runs of a session). While an interactive task runs or waits, no background task
 * is started.
 */
export class Scheduler {
  readonly #waiting: Record<Priority, Task[]> = { interactive: [], background: [] };
  readonly #running: Record<Priority, boolean> = { interactive: false, background: false };

  /** Runs the task when its turn comes; a task whose signal aborts while it waits never starts. */
  run<T>(priority: Priority, signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const queued: Task = { start: () => task().then(resolve, reject) };
      const leave = () => {
        const queue = this.#waiting[priority];
        const index = queue.indexOf(queued);
        if (index < 0) return;
        queue.splice(index, 1);
        reject(signal.reason as Error);
        this.#startNext();
      };
      this.#waiting[priority].push(queued);
      if (signal.aborted) leave();
      else signal.addEventListener('abort', leave, { once: true });
      this.#startNext();
    });
  }

  #startNext(): void {
    this.#start('interactive');
    if (!this.#running.interactive) this.#start('background');
  }

  #start(priority: Priority): void {
    if (this.#running[priority]) return;
    const task = this.#waiting[priority].shift();
    if (!task) return;
    this.#running[priority] = true;
    void task.start().finally(() => {
      this.#running[priority] = false;
      this.#startNext();
    });
  }
}

interface Task {
  readonly start: () => Promise<unknown>;
}
