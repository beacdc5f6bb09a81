import { SidecutError } from '../../../../core/errors.ts';
import { networkError } from './hub-errors.ts';

/** A page of the hub has about a thousand names, 300 kB. */
const maxReplyBytes = 4 * 1024 ** 2;

/** The text of a reply, which has an end. */
export async function replyText(
  body: AsyncIterable<unknown>,
  url: URL,
  signal: AbortSignal,
): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += (chunk as Buffer).length;
      if (bytes > maxReplyBytes) throw new SidecutError('http-failed', { reason: 'endless', host: url.host });
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    if (error instanceof SidecutError) throw error;
    signal.throwIfAborted();
    throw networkError(error as Error, url);
  }
  return Buffer.concat(chunks).toString('utf8');
}
