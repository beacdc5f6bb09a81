import type { MediaInfo } from '../../../../core/media/media-info.ts';
import { shownPicture } from '../../../../core/media/shown-picture.ts';
import type { ProfileId } from '../../../../core/profiles/profile.ts';
import { profileForPicture, styleOfTrack } from '../../../../core/style/new-track.ts';
import { basename } from 'node:path';
import { isCancellation, isSidecutError } from '../../../../core/errors.ts';
import { errorSentence } from '../words/failure-sentence.ts';
import { exitStatus } from '../exit-status.ts';
import { expandFiles } from '../input-files.ts';
import { ProgressLine } from '../progress-line.ts';
import type { Terminal } from '../terminal.ts';
import type { CaptionOptions } from './caption-options.ts';
import { OutputPlanner, writeOutputs } from './caption-outputs.ts';
import type { CaptionLook } from './caption-outputs.ts';
import { captionedEntry, describeEntry, describeProgress, Pace } from './caption-report.ts';
import type { FileEntry } from './caption-report.ts';
import { openCaptionSession } from './caption-session.ts';
import type { CaptionSession } from './caption-session.ts';

interface Run {
  readonly options: CaptionOptions;
  readonly session: CaptionSession;
  readonly planner: OutputPlanner;
  readonly line: ProgressLine;
}

/** `sidecut caption FILE...` */
export async function runCaption(options: CaptionOptions, terminal: Terminal): Promise<number> {
  const line = new ProgressLine(terminal);
  await using session = openCaptionSession(options, terminal.signal, (text) => line.note(text));
  const run: Run = { options, session, planner: new OutputPlanner(options), line };
  const entries: FileEntry[] = [];
  try {
    for (const file of await expandFiles(options.files)) {
      const entry = await captionOrExplain(file, run, terminal.signal);
      entries.push(entry);
      tell(entry, run, terminal);
    }
  } catch (error) {
    line.clear();
    if (!isCancellation(error) && !terminal.signal.aborted) throw error;
    const same = options.again ? 'the same command without --again' : 'the same command';
    line.note(`sidecut: cancelled. What was recognised is kept; ${same} goes on from there.`);
    return exitStatus.cancelled;
  } finally {
    if (options.json) terminal.stdout(`${JSON.stringify({ files: entries }, null, 2)}\n`);
  }
  return entries.some((entry) => 'error' in entry) ? exitStatus.failed : exitStatus.done;
}

/** Only expected failures become an entry: a defect must not look like a bad file. */
async function captionOrExplain(file: string, run: Run, signal: AbortSignal): Promise<FileEntry> {
  try {
    return await captionFile(file, run);
  } catch (error) {
    if (signal.aborted || isCancellation(error) || !isSidecutError(error)) throw error;
    return { file, error: { code: error.code, message: errorSentence(error) } };
  }
}

async function captionFile(file: string, { options, session, planner, line }: Run): Promise<FileEntry> {
  const startedAt = performance.now();
  const media = await session.openMedia(file);
  const planned = await planner.plan(file);
  if (!options.json && planned.every((output) => output.kept)) {
    return { file, skipped: true, outputs: planned.map((output) => output.path) };
  }
  const name = basename(file);
  const pace = new Pace();
  const captioned = await session.caption(media, {
    onProgress: (progress) => line.update(describeProgress(file, progress, pace)),
    onWait: () => line.note(`${name}: another Sidecut is working on it; waiting.`),
    onVoices: (fraction) =>
      line.update(
        `${name}: ${fraction < 1 ? `listening to voices, ${Math.floor(100 * fraction)} %` : 'telling voices apart'}`,
      ),
    onResume: (positionMs, isWhole) => line.note(`${name}: ${resumption(positionMs, isWhole)}`),
  });
  const look = lookOf(media.info, options.profile, captioned.captions.language);
  const { kept } = await writeOutputs(planned, captioned.captions, options, look);
  for (const path of kept) line.note(`${path} was there already and is kept; --overwrite replaces it.`);
  const outputs = planned.map((output) => output.path);
  const seconds = { audio: media.info.durationMs / 1000, wall: (performance.now() - startedAt) / 1000 };
  return captionedEntry(file, captioned, outputs, seconds);
}

/** For ASS, which tells how captions look. */
function lookOf(info: MediaInfo, named: ProfileId | undefined, language = 'und'): CaptionLook {
  const picture = shownPicture(info);
  if (picture === null) return {};
  const profile = profileForPicture(named, picture);
  return { pictureSize: picture, style: styleOfTrack({ profile, language }, picture) };
}

function resumption(positionMs: number, isWhole: boolean): string {
  if (isWhole) return 'recognised before; only the cues are made anew.';
  return `going on from ${Math.floor(positionMs / 1000)} s.`;
}

function tell(entry: FileEntry, { options, line }: Run, terminal: Terminal): void {
  line.clear();
  if ('error' in entry) line.note(`sidecut: ${entry.error.message}`);
  else if ('skipped' in entry) {
    line.note(`${entry.outputs.join(', ')} is there already, so nothing was done; --overwrite replaces it.`);
  } else if (!options.json) terminal.stdout(describeEntry(entry, options.words));
}
