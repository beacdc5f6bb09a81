/** Language codes of EBU STL (`LC`, two hexadecimal digits; Tech 3264-E, appendix 3) as BCP 47. */
const tags: readonly (readonly [from: number, tags: string])[] = [
  [
    0x01,
    'sq br ca hr cy cs da de en es eo et eu fo fr fy ga gd gl is it se la lv lb lt hu mt nl no oc pl pt ro rm sr sk sl fi sv tr nl-BE wa',
  ],
  [0x45, 'zu vi uz ur uk th te tt ta tg sw srn so si sn sh rue ru qu ps pa fa pap or ne nd mr'],
  [0x60, 'ro-MD ms mg mk lo ko km kk kn ja id hi he ha gn gu'],
  [0x70, 'el ka ff prs cv zh my bg bn be bm az as hy ar am'],
];

const byCode: ReadonlyMap<number, string> = new Map(
  tags.flatMap(([from, list]) => list.split(' ').map((tag, index) => [from + index, tag] as const)),
);

/** Null for `00` (unknown) and what is no code. */
export function languageOfCode(code: string): string | null {
  return /^[0-9a-f]{2}$/i.test(code) ? (byCode.get(Number.parseInt(code, 16)) ?? null) : null;
}

/** `00` where the language has none. */
export function codeOfLanguage(tag: string | undefined): string {
  const wanted = (tag ?? '').toLowerCase();
  const find = (candidate: string): number | undefined =>
    [...byCode].find(([, known]) => known.toLowerCase() === candidate)?.[0];
  const code = find(wanted) ?? find(alias.get(wanted.split('-')[0]!) ?? wanted.split('-')[0]!);
  return (code ?? 0).toString(16).toUpperCase().padStart(2, '0');
}

const alias: ReadonlyMap<string, string> = new Map([
  ['nb', 'no'],
  ['nn', 'no'],
  ['iw', 'he'],
  ['cmn', 'zh'],
  ['yue', 'zh'],
]);
