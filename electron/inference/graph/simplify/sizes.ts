/** A number that is known, or known but for sizes that only a run tells: `factor · symbols[0] · symbols[1] · …`. */
export interface Size {
  readonly factor: number;
  /** In order; one that is there twice is a square. */
  readonly symbols: readonly string[];
}

export function known(factor: number): Size {
  return { factor, symbols: [] };
}

export function isKnown({ symbols }: Size): boolean {
  return symbols.length === 0;
}

export function isSame(a: Size, b: Size): boolean {
  return (
    a.factor === b.factor &&
    a.symbols.length === b.symbols.length &&
    a.symbols.every((symbol, index) => symbol === b.symbols[index])
  );
}

export function multiply(a: Size, b: Size): Size {
  return { factor: a.factor * b.factor, symbols: [...a.symbols, ...b.symbols].sort() };
}

export function productOf(sizes: readonly Size[]): Size {
  return sizes.reduce(multiply, known(1));
}

/** Undefined where it does not come out even, whatever the symbols stand for. */
export function divide(a: Size, b: Size): Size | undefined {
  const factor = a.factor / b.factor;
  if (!Number.isInteger(factor)) return undefined;
  const symbols = [...a.symbols];
  for (const symbol of b.symbols) {
    const at = symbols.indexOf(symbol);
    if (at === -1) return undefined;
    symbols.splice(at, 1);
  }
  return { factor, symbols };
}
