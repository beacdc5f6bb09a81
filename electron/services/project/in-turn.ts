/**
 * Runs tasks of the same key one after the other, in the order they were asked for. Edits are checked against what is
 * stored, so the second must not overtake the first while that is still being sent.
 */
export class InTurn {
  readonly #last = new Map<string, Promise<unknown>>();

  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(key) ?? Promise.resolve()).then(task, task);
    this.#last.set(key, turn);
    const leave = () => {
      if (this.#last.get(key) === turn) this.#last.delete(key);
    };
    turn.then(leave, leave);
    return turn;
  }
}
