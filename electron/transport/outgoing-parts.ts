import type { ListPath } from '../../core/contract/operation.ts';
import { cutIntoParts } from './parts.ts';

interface Sender {
  readonly part: (items: readonly unknown[]) => void;
  /** The message itself, with the last part in it; `ahead`: how many items went before. */
  readonly last: (value: unknown, ahead: number) => void;
}

/** One is on its way while the other side reads the one before. */
const partsAhead = 2;

/** Messages on their way in parts, by call: see [Note: Long messages]. */
export class OutgoingParts {
  readonly #sending = new Map<number, () => void>();

  /** Sends the first parts, which mostly are the whole message. Throws when it can't be sent, as `next` does. */
  begin(id: number, whole: unknown, path: ListPath | undefined, send: Sender): void {
    const parts = cutIntoParts(whole, path);
    let ahead = 0;
    this.#sending.set(id, () => {
      const part = parts.next();
      if (part.done) {
        this.#sending.delete(id);
        send.last(part.value, ahead);
      } else {
        ahead += part.value.length;
        send.part(part.value);
      }
    });
    for (let part = 0; part < partsAhead; part++) this.next(id);
  }

  /** The other side has read a part. */
  next(id: number): void {
    try {
      this.#sending.get(id)?.();
    } catch (error) {
      this.#sending.delete(id);
      throw error;
    }
  }

  /** Whether parts of this call's message are still to go. */
  has(id: number): boolean {
    return this.#sending.has(id);
  }

  /** Nobody waits for the rest; false when there is none. */
  drop(id: number): boolean {
    return this.#sending.delete(id);
  }
}
