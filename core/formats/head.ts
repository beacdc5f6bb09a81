/** Title and other fields that stand before the cues: WebVTT's header and `[Script Info]` of ASS. */
import { infoField } from './script-info.ts';
import type { SubtitleDocument } from './subtitle-document.ts';

export interface DocumentHead {
  readonly title: string;
  /** Further lines, as they stand (`Original Script: Ann`). */
  readonly lines: readonly string[];
}

/** What WebVTT writes by itself, or means nothing to anybody else. */
const ofWebVtt = /^(?:kind|language|x-timestamp-map)\s{0,9}[:=]/i;
const ofAuthors = /^(?:original [a-z ]{1,20}|script updated by|update details|synch point)\s{0,9}:/i;
/** Programs sign their files: that is no remark of anybody. */
const signature = /generated|https?:/i;

export function headOf({ webVtt, ass }: Pick<SubtitleDocument, 'webVtt' | 'ass'>): DocumentHead {
  const [title = '', ...further] = webVtt?.headerLines ?? [];
  const info = ass?.scriptInfo ?? [];
  const remarks = info.filter((line) => line.startsWith(';') && !signature.test(line));
  return {
    title: title === '' ? (infoField(info, 'Title') ?? '') : title,
    lines: [
      ...further.filter((line) => line.trim() !== '' && !ofWebVtt.test(line)),
      ...info.filter((line) => ofAuthors.test(line)),
      ...remarks.map((line) => line.slice(1).trim()).filter((line) => line !== ''),
    ],
  };
}
