import type { MediaFailures, ProgramFault, RefusedProgram } from '../../../../../core/failures/media.ts';
import type { FailureWords } from './failure-words.ts';

export const mediaWords: FailureWords<MediaFailures> = {
  'not-media': ({ reason, path }) => {
    switch (reason) {
      case 'special':
        return `"${path}" is a device or a pipe. Name a video or sound file.`;
      case 'other-kind':
        return `"${path}" is a playlist, a picture or another kind of file, not a video or sound file.`;
      case 'unknown-kind':
        return `"${path}" is not a video or sound file, whatever its name says.`;
      case 'nothing-in-it':
        return `"${path}" holds neither sound nor moving pictures.`;
    }
  },
  'no-audio': ({ name }) => `"${name}" has no sound to listen to.`,
  'nothing-to-cut': () => 'None of these moments lies in its video: there is nothing to cut. Search again.',
  'no-video': ({ reason, name }) =>
    `"${name}" has no picture to ${reason === 'to-draw-into' ? 'draw captions into' : 'look at'}.`,
  'no-such-track': (facts) =>
    facts.reason === 'audio'
      ? `"${facts.name}" has ${trackChoice(facts.tracks)}.`
      : `"${facts.name}" has no subtitles with the number ${facts.streamIndex}.`,
  'media-damaged': (facts) => {
    switch (facts.reason) {
      case 'no-answer':
        return `"${facts.path}" could not be examined within a minute.`;
      case 'no-index':
        return (
          `"${facts.path}" is damaged or incomplete: its index (the moov box) is missing, as when recording or ` +
          'copying was cut short. Copy or export it again.'
        );
      case 'unreadable':
        return `"${facts.path}" is damaged or incomplete${facts.said === null ? '' : `: ${facts.said}`}. Copy or export it again.`;
      case 'nothing-in-it':
        return `"${facts.path}" is damaged or incomplete: it holds no sound or pictures.`;
      case 'sound':
        return `No sound could be decoded from track ${facts.track} of "${facts.name}"${inBrackets(facts.said)}.`;
      case 'picture':
        return `No picture of "${facts.name}" could be decoded${inBrackets(facts.said)}.`;
    }
  },
  'media-protected': ({ part, name }) =>
    `The ${part} of "${name}" is protected against copying (DRM), so no other program can read it. Use a copy ` +
    'without protection.',
  'ffmpeg-missing': (facts) =>
    facts.reason === 'named'
      ? `${facts.variable} is "${facts.path}", but no ${facts.program} runs there (${faultWords(facts.fault)}). ` +
        'Correct it or unset it.'
      : `No usable ${facts.program} was found: ${facts.refused.map(refusalWords).join(', ')}. ` +
        'Install ffmpeg 5 or later (apt install ffmpeg, brew install ffmpeg, winget install Gyan.FFmpeg), ' +
        'or set FFMPEG_PATH to one.',
  'ffmpeg-failed': (facts) => {
    switch (facts.reason) {
      case 'start':
        return `ffmpeg could not be started: ${facts.said}.`;
      case 'capabilities':
        return `ffmpeg does not tell what it can do: ${facts.said}.`;
      case 'decoder':
        return (
          `This ffmpeg cannot decode the ${facts.part ?? 'sound'} of "${facts.name}" (${facts.codec}). ` +
          'Install a newer one or convert the file.'
        );
      case 'file':
        return `ffmpeg could not make "${facts.name}": ${facts.said}.`;
      case 'copy':
        return `ffmpeg could not make the copy of "${facts.name}": ${facts.said}.`;
      case 'probe':
        return `ffprobe failed on "${facts.path}": ${facts.said}.`;
      case 'unknown-answer':
        return `ffprobe answered in an unknown way about "${facts.path}".`;
      case 'subtitles':
        return `The subtitles in "${facts.name}" could not be read (${facts.said ?? 'it took too long'}).`;
      case 'captions':
        return `ffmpeg could not draw the captions (${facts.said ?? 'it took too long'}).`;
      case 'no-pictures':
        return `No picture of "${facts.name}" could be written. Nothing was kept; convert the video first.`;
      case 'no-high-range':
        return (
          'This ffmpeg can not encode HDR video: it has neither zscale and tonemap nor libx265. Install a complete ' +
          'one, or set FFMPEG_PATH to it.'
        );
      case 'no-h264':
        return (
          'This ffmpeg has no H.264 encoder (libx264), so no video can be written. Install a complete one, or set ' +
          'FFMPEG_PATH to it.'
        );
      case 'no-libass':
        return (
          'This ffmpeg can not draw captions: it was built without libass. Install a complete one (on macOS: brew ' +
          'install ffmpeg-full), or set FFMPEG_PATH to it.'
        );
    }
  },
  'folder-unknown': () => 'This folder is no longer in the library. Add it again.',
  'media-unknown': () => 'This video is no longer in the library. Add it again.',
  'media-missing': ({ reason, name }) => absenceWords(reason, name),
};

export function absenceWords(reason: 'missing' | 'changed', name: string): string {
  return reason === 'missing'
    ? `"${name}" is not where it was. Show where it is now, or connect its drive; captions and edits are kept.`
    : `"${name}" has changed since it was added. Use the changed file; captions and edits are kept.`;
}

export function inBrackets(text: string | null): string {
  return text === null ? '' : ` (${text})`;
}

function trackChoice(tracks: number): string {
  if (tracks === 0) return 'no audio track';
  if (tracks === 1) return '1 audio track; --track must be 1';
  return `${tracks} audio tracks; --track must be ${tracks === 2 ? '1 or 2' : `from 1 to ${tracks}`}`;
}

function refusalWords({ path, fault }: RefusedProgram): string {
  const name = path ?? "the npm package's";
  switch (fault.kind) {
    case 'too-old':
      return `${name} is version ${fault.version}`;
    case 'not-for-this-platform':
      return 'the npm package has none for this platform';
    default:
      return `${name} does not run (${faultWords(fault)})`;
  }
}

function faultWords(fault: ProgramFault): string {
  switch (fault.kind) {
    case 'no-answer':
      return `no answer in ${fault.seconds} seconds`;
    case 'no-version':
      return 'it tells no version';
    case 'failed':
      return fault.said;
  }
}
