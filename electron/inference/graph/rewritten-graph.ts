/** A graph that was made in memory; a session opens it in place of a file's own. */
export interface RewrittenGraph {
  /** Tells apart the graphs that are made from one file. */
  readonly name: string;
  /** An ONNX model whose external data lie in the folder of the file. */
  readonly bytes: Uint8Array;
  readonly weightBytes: number;
}
