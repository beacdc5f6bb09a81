import type { MediaNotes, PlaybackObstacle } from '../../../../../core/notes/media.ts';
import { failureSentence } from '../failure-sentence.ts';
import { absenceWords, inBrackets } from '../failures/media.ts';
import type { FailureWords } from '../failures/failure-words.ts';

export const mediaNoteWords: FailureWords<MediaNotes> = {
  'media-breaks-off': ({ part = 'sound', name, atMs, promisedMs }) =>
    `"${name}" is incomplete: its ${part} breaks off at ${seconds(atMs)} of ${seconds(promisedMs)}.`,
  'media-has-gaps': ({ part, name }) =>
    part === 'sound'
      ? `The sound of "${name}" has gaps. They count as silence; some programs play other parts of it there.`
      : `The picture of "${name}" has gaps. They may show other parts of it, in exports too.`,
  'media-times-jump': ({ name }) => `"${name}" has timestamps that jump; times after the jump may be wrong.`,
  'media-partly-damaged': ({ name, said }) =>
    `Parts of the sound of "${name}" are damaged${inBrackets(said)}.`,
  'media-absent': ({ reason, name }) => absenceWords(reason, name),
  'plays-copy': (obstacle) =>
    `${obstacleWords(obstacle)} can't be played here, so Sidecut plays a copy that it makes; ` +
    'the file itself stays as it is.',
  'copy-asked-for': () => 'You asked for it.',
  'copy-cancelled': () => 'The copy to play was cancelled. Retry it among the jobs.',
  'copy-failed': ({ failure }) => failureSentence(failure),
};

function obstacleWords(facts: PlaybackObstacle): string {
  switch (facts.obstacle) {
    case 'container':
      return `${facts.container} files`;
    case 'picture-in-container':
      return `Pictures in ${facts.container} files`;
    case 'video':
      return `${facts.codec} video`;
    case 'pixels':
      return `${facts.codec} video with ${pixelWords(facts)} pixels`;
    case 'sound':
      return `${facts.codec} sound in ${facts.container} files`;
    case 'late-start':
      return 'An MP4 file whose clock starts late';
    case 'not-first':
      return facts.part === 'picture'
        ? "A file whose main picture isn't its first"
        : "A file whose first sound can't be decoded";
  }
}

function pixelWords({
  bits,
  chroma,
  pixelFormat,
}: Extract<PlaybackObstacle, { obstacle: 'pixels' }>): string {
  const parts = [...(bits === null ? [] : [`${bits}-bit`]), ...(chroma === null ? [] : [chroma])];
  return parts.length === 0 ? pixelFormat : parts.join(' ');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
