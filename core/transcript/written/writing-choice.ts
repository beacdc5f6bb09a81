import type { ChineseScript } from '../../language/chinese-script.ts';
import { inScript, loadConversion } from '../../language/chinese-script.ts';
import type { Writing } from './written-words.ts';

/** What a person can choose of [Note: Written words]. */
export interface WritingChoice {
  /** Absent: as it was recognised. */
  readonly script?: ChineseScript | undefined;
  readonly leavesOutFillers?: boolean | undefined;
}

/** With the tables that the choice needs. */
export async function loadWriting({
  script,
  leavesOutFillers = false,
}: WritingChoice): Promise<Pick<Writing, 'convertChinese' | 'leavesOutFillers'>> {
  const convertChinese = script === undefined ? undefined : await loadConversion(inScript('zh', script));
  return { leavesOutFillers, ...(convertChinese === undefined ? {} : { convertChinese }) };
}

/** The language of a track that is written so: `zh-Hant` of `zh`, others as they are. */
export function writtenLanguage(language: string, { script }: WritingChoice): string {
  return script === undefined ? language : inScript(language, script);
}
