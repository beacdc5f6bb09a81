/** A way to keep vectors and to find the nearest. */
export interface Engine {
  /** Row-major; numbers go on from the last call's. */
  readonly add: (vectors: Float32Array, from: number) => Promise<void> | void;
  /** What it builds when all are there. */
  readonly finish: () => Promise<void> | void;
  /** Numbers of vectors, the nearest first. */
  readonly find: (query: Float32Array, limit: number) => Promise<readonly number[]> | readonly number[];
  readonly remove: (numbers: readonly number[]) => Promise<void> | void;
  /** Opens again what lies in the folder; undefined where it keeps nothing. */
  readonly reopen: (() => Promise<void> | void) | undefined;
  readonly close: () => Promise<void> | void;
}

export interface EnginePlace {
  readonly folder: string;
  readonly dimensions: number;
}

export interface EngineKind {
  readonly name: string;
  readonly open: (place: EnginePlace) => Promise<Engine>;
}

/**
 * The others are no part of Sidecut and are 200 MB: `npm install --no-save sqlite-vec usearch @lancedb/lancedb` brings
 * them for a comparison.
 */
export async function installed<Module>(name: string): Promise<Module | undefined> {
  try {
    return (await import(name)) as Module;
  } catch {
    return undefined;
  }
}
