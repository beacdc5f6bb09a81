import type { SubtitlesFailures } from '../../../../../core/failures/subtitles.ts';
import type { FailureWords } from './failure-words.ts';

export const subtitlesWords: Partial<FailureWords<SubtitlesFailures>> = {
  'unknown-format': (facts) => {
    switch (facts.reason) {
      case 'to-read':
        return `${facts.path} is no subtitle file that Sidecut can read: use one of ${extensions(facts.known)}.`;
      case 'to-write':
        return `${facts.path} has no extension that Sidecut can write: use one of ${extensions(facts.known)}.`;
      case 'container':
        return 'Give the file a name that ends in .mp4, .mov or .mkv.';
      case 'does-not-fit':
        return (
          `${facts.container} can't hold the ${facts.part} (${facts.codec}) of "${facts.name}" as it is. ` +
          'Choose MKV.'
        );
    }
  },
  'bad-subtitle': (facts) => {
    switch (facts.reason) {
      case 'picture-stream':
        return (
          `These subtitles of "${facts.name}" are pictures of text (${facts.codec}), which Sidecut can't read. ` +
          'Transcribe the video instead, or look for the subtitles as a text file.'
        );
      case 'picture-file':
        return (
          `${facts.path} holds pictures of text, not text: Sidecut can't read it. ` +
          'Transcribe the video, or look for the subtitles as SRT.'
        );
      case 'too-large':
        return `${facts.path} is too large to be a subtitle file.`;
      case 'nothing-timed':
        return `No subtitle was found in "${facts.name}": nothing in it has times.`;
      case 'not-json':
        return 'The file is not valid JSON; give a file that Sidecut wrote.';
      case 'other-json':
        return (
          `The JSON does not describe subtitles: ${facts.where ?? 'the file'}: ${facts.said || 'not readable'}. ` +
          'It must be {"cues":[{"startMs","endMs","text"}]} with times in whole milliseconds.'
        );
    }
  },
};

function extensions(known: readonly string[]): string {
  return known.map((extension) => `.${extension}`).join(', ');
}
