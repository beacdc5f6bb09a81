import { withUsualFields } from './matroska-fields.ts';

/** A subtitle stream as ffmpeg wrote it to a file. */
export interface StreamText {
  readonly text: string;
  readonly id: 'srt' | 'ass' | 'vtt';
  /** ffmpeg took the stream as it is. */
  readonly copied: boolean;
}

/** The text as a file of its format has it. */
export function usualText({ text, id, copied }: StreamText): string {
  if (id === 'ass') return withUsualFields(text);
  // Text that ffmpeg converts goes through ASS, whose escapes of braces it leaves in SRT.
  return id === 'srt' && !copied ? text.replace(/\\([{}])/g, '$1') : text;
}
