/** Of a message of ONNX Runtime as much as a person may read. */
export const maxRuntimeWords = 500;

export function isOutOfMemory(message: string): boolean {
  return /bad_alloc|failed to allocate|out of memory|OOM/i.test(message);
}
