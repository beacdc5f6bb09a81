import { parseArgs } from 'node:util';
import type { SpeakerCount } from '../../core/speakers/find-speakers.ts';

export interface EvalOptions {
  readonly folder: string;
  /** Folder of a voice encoder; undefined: the one that ships. */
  readonly model: string | undefined;
  /** Folder of a segmentation model; undefined: without one. */
  readonly segmentation: string | undefined;
  /** `truth`: told to the app; null: found. */
  readonly speakers: SpeakerCount | 'truth' | null;
  /** A Whisper model, in the store or a folder: its words are put on the speakers. */
  readonly words: string | undefined;
  readonly json: boolean;
}

export const usage = `npm run eval:speakers -- FOLDER [options]: how well it is told who speaks when.

FOLDER holds sound, and RTTM: one file for each recording, or one for all that names them.

  --model FOLDER          a voice encoder (default: the starter, which tells synthetic voices apart)
  --segmentation FOLDER   also a model that hears where two speak at once
  --speakers N            auto (the default), truth (the number is told), N or MIN-MAX
  --words MODEL           also: the words of this Whisper model, and the share of them on the right speaker
  --json                  print one JSON document instead of a table

The diarisation error is missed, invented and confused speech in all speech, overlap counted; once whole, once without
.25 s on both sides of every change. The table's last line adds the recordings up.`;

/** The options, or a sentence that says what is wrong with them. */
export function parseEvalOptions(args: readonly string[]): EvalOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        model: { type: 'string' },
        segmentation: { type: 'string' },
        speakers: { type: 'string' },
        words: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1) return 'Name one folder with sound and RTTM.';
    const speakers = parseSpeakers(values.speakers ?? 'auto');
    if (speakers === undefined) return '--speakers takes auto, truth, a number or two: 2-4.';
    const { model, segmentation, words, json = false } = values;
    return { folder, model, segmentation, speakers, words, json };
  } catch (error) {
    return (error as Error).message;
  }
}

function parseSpeakers(text: string): EvalOptions['speakers'] | undefined {
  if (text === 'auto') return null;
  if (text === 'truth') return 'truth';
  const [, min, max] = /^([1-9]\d?)(?:-([1-9]\d?))?$/.exec(text) ?? [];
  if (min === undefined) return undefined;
  const count = { min: Number(min), max: Number(max ?? min) };
  return count.min <= count.max ? count : undefined;
}
