/** Lets a few in at a time, the others in the order of their coming. */
export interface Gate {
  /** `enter` is called now or when there is room, with the way out. */
  enter(enter: (leave: () => void) => void): void;
}

/** `onEmpty`: nobody is in and nobody waits. */
export function createGate(limit: number, onEmpty: () => void = () => undefined): Gate {
  let inside = 0;
  const waiting: ((leave: () => void) => void)[] = [];

  function leave(): void {
    inside -= 1;
    const next = waiting.shift();
    if (next !== undefined) letIn(next);
    else if (inside === 0) onEmpty();
  }

  function letIn(enter: (leave: () => void) => void): void {
    inside += 1;
    enter(leave);
  }

  return {
    enter: (enter) => {
      if (inside < limit) letIn(enter);
      else waiting.push(enter);
    },
  };
}
