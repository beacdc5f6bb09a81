import { deflateSync } from 'node:zlib';

/** Length of the UTF-8 text over its length when compressed by zlib: high for text that repeats itself. */
export function compressionRatio(text: string): number {
  const bytes = Buffer.from(text, 'utf8');
  return bytes.length === 0 ? 0 : bytes.length / deflateSync(bytes).length;
}
