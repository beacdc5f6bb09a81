import { basename } from 'node:path';
import { ProgressLine } from '../progress-line.ts';
import type { Terminal } from '../terminal.ts';
import { usualCaptionOptions } from './caption-options.ts';
import { describeProgress, Pace } from './caption-report.ts';
import { openCaptionSession } from './caption-session.ts';

/** Captions a video or sound file as usual, with a line of progress, for a command that needs what is said in it. */
export async function captionToRead(file: string, terminal: Terminal) {
  const { signal } = terminal;
  const line = new ProgressLine(terminal);
  await using session = openCaptionSession(usualCaptionOptions(file), signal, (text) => line.note(text));
  try {
    const media = await session.openMedia(file);
    const pace = new Pace();
    const { captions } = await session.caption(media, {
      onProgress: (progress) => line.update(describeProgress(file, progress, pace)),
      onWait: () => line.note(`${basename(file)}: another Sidecut is working on it; waiting.`),
      onResume: () => undefined,
    });
    return captions;
  } finally {
    line.clear();
  }
}
