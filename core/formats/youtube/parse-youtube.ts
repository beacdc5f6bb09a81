import { SidecutError } from '../../errors.ts';
import { parseBoundedJson } from '../bounded-json.ts';
import { finishReading } from '../finish-reading.ts';
import type { ParsedSubtitles } from '../subtitle-document.ts';
import { readJson3 } from './json3.ts';
import { parseYouTubeXml } from './srv.ts';

/** srv1, srv2, srv3 and json3, by what is in the file. Throws `bad-subtitle` for other JSON. */
export function parseYouTube(text: string): ParsedSubtitles {
  if (!/^\ufeff?\s{0,999}\{/.test(text.slice(0, 1001))) return parseYouTubeXml(text);
  const read = readJson3(parseBoundedJson(text));
  if (read === null)
    throw new SidecutError('bad-subtitle', { reason: 'other-json', where: 'events', said: '' });
  return finishReading(read);
}
