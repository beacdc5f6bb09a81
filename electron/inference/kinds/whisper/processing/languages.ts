/** The codes that Whisper's tokenizer has tokens for; `yue` came with large-v3. */
export const whisperLanguageCodes: readonly string[] = (
  'en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt la ' +
  'mi ml cy sk te fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be ' +
  'tg sd gu am yi lo uz fo ht ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su yue'
).split(' ');

const languageToken = /^<\|([a-z]{2,3})\|>$/;
const known = new Set(whisperLanguageCodes);

/** The language code of a token such as `<|en|>`, or nothing for any other token. */
export function languageOfToken(token: string): string | undefined {
  const code = languageToken.exec(token)?.[1];
  return code !== undefined && known.has(code) ? code : undefined;
}

/** Written without spaces between words, so that a word is a run of whole characters (as in the reference). */
const spaceless = new Set(['zh', 'ja', 'th', 'lo', 'my', 'yue']);

export function isWrittenWithoutSpaces(language: string): boolean {
  return spaceless.has(language);
}
