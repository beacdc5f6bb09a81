import type { SubtitlesFailures } from '../../../../../core/failures/subtitles.ts';
import type { FailureWords } from './failure-words.ts';
import { modelLanguageSentence } from './model-language.ts';

export const subtitlesWords: FailureWords<SubtitlesFailures> = {
  'unknown-language': modelLanguageSentence,
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
      case 'too-many-cues':
        return (
          `"${facts.name}" holds ${facts.count.toLocaleString('en')} subtitles, and Sidecut takes at most ` +
          `${facts.maxCues.toLocaleString('en')}: split the file, or look for a sound one.`
        );
      case 'takes-too-long':
        return (
          `The subtitles of "${facts.name}" were not read within ${facts.afterMs / 1000} seconds, so Sidecut gave up. ` +
          'Split the file, or look for a sound one.'
        );
      case 'takes-too-much-memory':
        return (
          `Reading the subtitles of "${facts.name}" takes more memory than Sidecut gives it. ` +
          'Split the file, or look for a sound one.'
        );
      case 'not-json':
        return 'The file is not valid JSON: it may be cut off. Write it anew with the program that made it.';
      case 'no-chapters':
        return 'The file holds no chapters that Sidecut can read: lines such as "0:00 Title", or a file of FFmpeg, WebVTT, OGM, a podcast or a table.';
      case 'too-complex':
        return 'The JSON holds more, or more deeply nested, than any transcript: it is no subtitle file.';
      case 'other-json':
        return (
          `The JSON does not describe subtitles: ${facts.where ?? 'the file'}: ${facts.said || 'not readable'}. ` +
          'Sidecut reads its own JSON ({"cues":[{"startMs","endMs","text"}]}, whole milliseconds) and that of Whisper, ' +
          'WhisperX, faster-whisper, whisper.cpp (-oj, -ojf), Deepgram, AssemblyAI and YouTube (json3).'
        );
    }
  },
};

function extensions(known: readonly string[]): string {
  return known.map((extension) => `.${extension}`).join(', ');
}
