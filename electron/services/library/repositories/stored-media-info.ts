import { z } from 'zod';
import { parseJson } from '../../../../core/parse-json.ts';
import type { StoredMediaInfo } from '../media-record.ts';

const stream = { streamIndex: z.number(), codec: z.string() };
const video = z.looseObject({
  ...stream,
  ...{ width: z.number(), height: z.number(), displayWidth: z.number(), displayHeight: z.number() },
  frameRate: z.looseObject({}).optional(),
});
const audio = z.looseObject({ ...stream, index: z.number(), channels: z.number() });
const chapter = z.looseObject({ startMs: z.number(), endMs: z.number(), title: z.string() });

/** What readers rely on; what came with later versions is not asked for. */
const shape = z.looseObject({
  container: z.string(),
  durationMs: z.number(),
  containerStartMs: z.number(),
  video: z.array(video),
  audio: z.array(audio),
  subtitles: z.array(z.looseObject(stream)),
  chapters: z.array(chapter),
});

/** Null where it is torn or of another shape: see [Note: A library with a bad row]. */
export function readMediaInfo(json: string): StoredMediaInfo | null {
  const parsed = parseJson(json);
  return shape.safeParse(parsed).success ? (parsed as StoredMediaInfo) : null;
}
