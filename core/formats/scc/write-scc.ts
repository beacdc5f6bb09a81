/** SCC: captions that pop on, at 29.97 frames a second. See [Note: Loading captions]. */
import type { Cue } from '../../cues/cue.ts';
import { note } from '../../notes.ts';
import type { Note } from '../../notes.ts';
import { framesToExactMs, nearestFrame } from '../../time/frame-rate.ts';
import { formatTimecode, frameToTimecode } from '../../time/timecode.ts';
import type { WriteOptions } from '../format-options.ts';
import { lackingCharacters } from '../lacking-characters.ts';
import { bottomCenter, placeOfCue } from '../place.ts';
import type { SubtitleDocument } from '../subtitle-document.ts';
import { layOut } from './caption-rows.ts';
import type { CaptionLayout } from './caption-rows.ts';
import { loadWords } from './caption-words.ts';
import { sccRate } from './parse-scc.ts';
import { scheduleCaptions } from './schedule.ts';
import type { Schedule } from './schedule.ts';

/** A delay that nobody sees. */
const unseenFrames = 2;

/** `options.dropFrame`: the timecode keeps up with the clock; true unless given. */
export function writeScc({ cues }: SubtitleDocument, options: WriteOptions = {}): string {
  const isDropFrame = options.dropFrame ?? true;
  const lines = schedule(layOutAll(cues)).runs.map(({ frame, words }) => {
    const timecode = formatTimecode(frameToTimecode(frame, sccRate, isDropFrame), isDropFrame);
    return `${timecode}\t${words.map((word) => word.toString(16).padStart(4, '0')).join(' ')}`;
  });
  return ['Scenarist_SCC V1.0', ...lines].map((line) => `${line}\n\n`).join('');
}

/** What is not as the cues say. */
export function sccNotes({ cues }: SubtitleDocument): readonly Note[] {
  const captions = layOutAll(cues);
  const late = schedule(captions).delays.filter((frames) => frames > unseenFrames);
  const cut = captions.filter(({ layout }) => layout.isCut).length;
  const longest = late.reduce((most, frames) => Math.max(most, frames), 0);
  return [
    ...lackingCharacters(
      'SCC',
      captions.flatMap(({ layout }) => layout.missing),
    ),
    ...(late.length === 0
      ? []
      : [
          note('captions-late', { count: late.length, maxMs: Math.round(framesToExactMs(longest, sccRate)) }),
        ]),
    ...(cut === 0 ? [] : [note('captions-cut', { count: cut })]),
  ];
}

interface LaidOut {
  readonly cue: Cue;
  readonly layout: CaptionLayout;
}

/** A cue ends where the next one begins: one caption is on the screen at a time. */
function layOutAll(cues: readonly Cue[]): readonly LaidOut[] {
  return cues
    .map((cue, index) => ({
      cue: { ...cue, endMs: Math.min(cue.endMs, cues[index + 1]?.startMs ?? Infinity) },
      layout: layOut(cue.text, placeOfCue(cue) ?? bottomCenter),
    }))
    .filter(({ layout }) => layout.rows.length > 0);
}

function schedule(captions: readonly LaidOut[]): Schedule {
  return scheduleCaptions(
    captions.map(({ cue, layout }) => ({
      startFrame: nearestFrame(cue.startMs, sccRate),
      endFrame: nearestFrame(cue.endMs, sccRate),
      words: loadWords(layout.rows),
    })),
  );
}
