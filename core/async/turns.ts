/** Runs tasks one after the other, in the order they were asked for. */
export type Turns = <Result>(task: () => Promise<Result>) => Promise<Result>;

/** A task that fails fails for its caller alone; the next one runs. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const turn = last.then(task);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** One line of turns for each key; a key that nobody waits for is forgotten. */
export function createKeyedTurns(): <Result>(key: string, task: () => Promise<Result>) => Promise<Result> {
  const lines = new Map<string, { readonly turns: Turns; waiting: number }>();
  return async (key, task) => {
    const line = lines.get(key) ?? { turns: createTurns(), waiting: 0 };
    lines.set(key, line);
    line.waiting += 1;
    try {
      return await line.turns(task);
    } finally {
      line.waiting -= 1;
      if (line.waiting === 0) lines.delete(key);
    }
  };
}
