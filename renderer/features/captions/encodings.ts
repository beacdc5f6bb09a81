/** Encodings that subtitle files come in, as the WHATWG names them, by what is written in them. */
export const encodingsByScript = {
  unicode: ['utf-8', 'utf-16le', 'utf-16be'],
  western: ['windows-1252', 'iso-8859-15', 'macintosh'],
  central: ['windows-1250', 'iso-8859-2'],
  cyrillic: ['windows-1251', 'koi8-r', 'koi8-u', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'],
  greek: ['windows-1253', 'iso-8859-7'],
  turkish: ['windows-1254'],
  hebrew: ['windows-1255'],
  arabic: ['windows-1256', 'iso-8859-6'],
  baltic: ['windows-1257'],
  vietnamese: ['windows-1258'],
  thai: ['windows-874'],
  simplified: ['gb18030', 'gbk'],
  traditional: ['big5'],
  japanese: ['shift_jis', 'euc-jp', 'iso-2022-jp'],
  korean: ['euc-kr'],
} as const;

/** As people know it: `UTF-8`, `Windows-1252`, `Shift_JIS`. */
export function encodingName(encoding: string): string {
  if (/^(?:utf|iso|koi8|euc|gb|ibm)/u.test(encoding)) return encoding.toUpperCase();
  return spelled.get(encoding) ?? encoding.charAt(0).toUpperCase() + encoding.slice(1);
}

const spelled: ReadonlyMap<string, string> = new Map([
  ['shift_jis', 'Shift_JIS'],
  ['x-mac-cyrillic', 'Mac Cyrillic'],
]);

export type EncodedScript = keyof typeof encodingsByScript;

export const encodedScripts = Object.keys(encodingsByScript) as readonly EncodedScript[];
