/** Texts with chapters that people made, from files of several kinds. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readChoi } from './read-choi.ts';
import { meetingSchema, readMeeting } from './read-meeting.ts';
import { readRecording, recordingSchema } from './read-recording.ts';
import { readSubtitle, subtitleExtension } from './read-subtitle.ts';
import type { TrueText } from './true-text.ts';

/** All that the folder holds, by name; files of other kinds are left aside. */
export async function readTexts(folder: string): Promise<readonly TrueText[]> {
  const names = (await readdir(folder)).toSorted();
  const texts: TrueText[] = [];
  for (const name of names) {
    const text = await readOne(folder, name, names);
    if (text !== undefined && Object.values(text.levels).some((level) => level.length > 0)) texts.push(text);
  }
  return texts;
}

async function readOne(
  folder: string,
  name: string,
  names: readonly string[],
): Promise<TrueText | undefined> {
  const path = join(folder, name);
  if (name.endsWith('.json')) return readJson(name, JSON.parse(await readFile(path, 'utf8')));
  if (subtitleExtension.test(name)) return await readSubtitle(folder, name, names);
  if (/\.(?:ref|txt|choi)$/u.test(name) && !/\.chapters\.txt$/u.test(name)) {
    return readChoi(name, await readFile(path, 'utf8'));
  }
  return undefined;
}

function readJson(name: string, json: unknown): TrueText | undefined {
  const recording = recordingSchema.safeParse(json);
  if (recording.success) return readRecording(name, recording.data);
  const meeting = meetingSchema.safeParse(json);
  return meeting.success ? readMeeting(name, meeting.data) : undefined;
}
