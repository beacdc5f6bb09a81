/**
 * The graph is not one that can be rewritten (unknown structure, or not an ONNX file at all). The caller then
 * runs the graph as it was exported, and ONNX Runtime says what is wrong with it, if anything is.
 */
export class GraphError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'GraphError';
  }
}
