/** Stretches of several videos of the library as a list of cuts. */
import { basename } from 'node:path';
import type { StringOut } from '../../../core/contract/export.ts';
import type { Destination } from '../../../core/contract/files.ts';
import { SidecutError } from '../../../core/errors.ts';
import { shortStem } from '../../../core/formats/file-names.ts';
import { cutList } from '../../../core/formats/string-out/cut-list.ts';
import type { CutList, CutSource } from '../../../core/formats/string-out/cut-list.ts';
import { cutNotes } from '../../../core/formats/string-out/cut-notes.ts';
import { stringOutFormat } from '../../../core/formats/string-out/registry.ts';
import { mainPicture } from '../../../core/media/main-picture.ts';
import { mainSound } from '../../../core/media/main-sound.ts';
import { shownPicture } from '../../../core/media/shown-picture.ts';
import type { Note } from '../../../core/notes.ts';
import { frameToMs } from '../../../core/time/frame-rate.ts';
import type { ResolveDestination } from '../files/destination-path.ts';
import type { Scratch } from '../files/scratch.ts';
import { writeWholeFile } from '../files/write-whole-file.ts';
import type { Library } from '../library/library.ts';
import type { MediaRecord } from '../library/media-record.ts';
import { requireMedia } from '../media/presence.ts';

export interface StringOutParts {
  readonly library: { readonly media: Pick<Library['media'], 'find'> };
  readonly resolveDestination: ResolveDestination;
  readonly scratch: Scratch;
}

const previewedCharacters = 4000;

export async function previewStringOut(parts: StringOutParts, asked: StringOut) {
  const list = await listOf(parts, asked);
  const { write, extension } = stringOutFormat(asked.format);
  return {
    text: write(list).slice(0, previewedCharacters),
    suggestedName: `${shortStem(list.name.replaceAll(/[\\/:*?"<>|]/g, '-'))}.${extension}`,
    cuts: list.events.length,
    durationMs: frameToMs(list.lengthFrames, list.clock.rate),
    warnings: [...cutNotes(list, asked.format)],
  };
}

interface WrittenStringOut {
  readonly name: string;
  readonly bytes: number;
  readonly cuts: number;
  readonly warnings: Note[];
}

export async function writeStringOut(
  parts: StringOutParts,
  asked: StringOut & { readonly destination: Destination },
): Promise<WrittenStringOut> {
  const { destination, format } = asked;
  const list = await listOf(parts, asked);
  // An empty timeline is of no use to anybody.
  if (list.events.length === 0) throw new SidecutError('nothing-to-cut', {});
  const { write, extension } = stringOutFormat(format);
  const path = await parts.resolveDestination(destination, [extension]);
  const bytes = new TextEncoder().encode(write(list));
  await writeWholeFile(path, bytes, { overwrite: destination.overwrite, scratch: parts.scratch });
  return {
    ...{ name: basename(path), bytes: bytes.length, cuts: list.events.length },
    warnings: [...cutNotes(list, format)],
  };
}

async function listOf({ library }: StringOutParts, asked: StringOut): Promise<CutList> {
  const ids = [...new Set(asked.ranges.map(({ mediaId }) => mediaId))];
  const records = await Promise.all(ids.map((id) => requireMedia(library, id)));
  const ranges = asked.ranges.map(({ mediaId, ...range }) => ({ ...range, sourceId: mediaId }));
  return cutList(ranges, records.map(cutSource), asked);
}

export function cutSource({
  id,
  name,
  path,
  info,
}: Pick<MediaRecord, 'id' | 'name' | 'path' | 'info'>): CutSource {
  const [picture, sound] = [mainPicture(info), mainSound(info)];
  return {
    ...{ id, name, path, durationMs: info.durationMs, startTimecode: info.startTimecode },
    ...(picture === undefined
      ? {}
      : { frameRate: picture.frameRate, isVariableFrameRate: picture.isVariableFrameRate }),
    pictureSize: shownPicture(info) ?? undefined,
    sound: sound === undefined ? undefined : { channels: sound.channels, sampleRate: sound.sampleRate },
  };
}
