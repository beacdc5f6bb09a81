/** Ways in which language models translate numbered lines: well, and as their users complain about. */
import { setTimeout } from 'node:timers/promises';
import sampleTranslations from '../../../../sample/translations.json' with { type: 'json' };
import { stream } from './writer-server.ts';
import type { Asked, Reply } from './writer-server.ts';

/** Those that are not `well` do as they are called with all lines of one request. */
export type Manner =
  | 'well'
  /** Each line with the one behind it, every second id is missing. */
  | 'joins'
  /** The first line in two, so that all behind it come one id too late. */
  | 'splits'
  /** Each line under the id of the one behind it. */
  | 'shifts'
  | 'repeats'
  | 'drops'
  | 'shuffles'
  | 'twice'
  | 'other-ids'
  | 'untranslated'
  | 'wrong-script'
  | 'loses-numbers'
  /** A sentence in place of JSON. */
  | 'refuses'
  | 'no-json';

export interface TranslatingOptions {
  /** Of the request with this number, from 0. */
  readonly manner?: Manner | ((request: number) => Manner);
  /** BCP 47; what the sample says is translated, other lines have their words turned round. */
  readonly to: string;
  /** Waits before each answer. */
  readonly delayMs?: number;
  readonly onRequest?: (lines: readonly AskedLine[]) => void;
}

export interface AskedLine {
  readonly id: number;
  readonly text: string;
}

type AnsweredLine = AskedLine & { readonly starts: string };

/** For `FakeWriterServer.chat`. */
export function translating({ manner = 'well', to, delayMs = 0, onRequest }: TranslatingOptions): Reply {
  let requests = 0;
  return async (response, asked) => {
    const lines = linesAsked(asked);
    onRequest?.(lines);
    const how = typeof manner === 'function' ? manner(requests) : manner;
    requests += 1;
    if (delayMs > 0) await setTimeout(delayMs);
    if (response.destroyed) return;
    if (how === 'refuses') stream(response, ['I am sorry, but I can’t help with that.']);
    else if (how === 'no-json') stream(response, ['{"lines": [{"id": 1, "tex']);
    else stream(response, piecesOf(JSON.stringify({ lines: answer(lines, how, to) })));
  };
}

/** The material that is to be translated: what is around it, terms and earlier answers stand apart. */
export function linesAsked({ body }: Asked): readonly AskedLine[] {
  const { messages } = body as { readonly messages: readonly { readonly content: string }[] };
  const content = messages[1]!.content;
  const fence = /The transcript stands between two lines "([^"]+)"\.\n/u.exec(content);
  if (fence === null) return [];
  const from = content.indexOf(`${fence[1]!}\n`, fence.index + fence[0].length - 1) + fence[1]!.length + 1;
  const material = content.slice(from, content.indexOf(fence[1]!, from));
  return [...material.matchAll(/^\[(\d+)\] (.*)$/gmu)].map(([, id, text]) => ({
    id: Number(id),
    text: text!,
  }));
}

function answer(lines: readonly AskedLine[], how: Manner, to: string): readonly AnsweredLine[] {
  const good = lines.map(({ id, text }) => ({
    id,
    starts: text.split(' ').slice(0, 3).join(' '),
    text: how === 'untranslated' ? text : say(text, to),
  }));
  const textAt = (at: number) => good[at]?.text ?? '';
  const withTexts = (texts: readonly string[]) =>
    good.flatMap((line, at) => (texts[at] === undefined ? [] : [{ ...line, text: texts[at] }]));
  switch (how) {
    case 'joins':
      return good.flatMap((line, at) =>
        at % 2 === 0 ? [{ ...line, text: `${line.text} ${textAt(at + 1)}`.trim() }] : [],
      );
    case 'splits': {
      const words = textAt(0).split(' ');
      const half = Math.ceil(words.length / 2);
      const texts = good.slice(1).map(({ text }) => text);
      return withTexts([words.slice(0, half).join(' '), words.slice(half).join(' '), ...texts]);
    }
    case 'shifts':
      return good.slice(1).map((line, at) => ({ ...line, text: textAt(at) }));
    case 'repeats':
      return withTexts(good.map(() => textAt(0)));
    case 'drops':
      return good.filter((_, at) => at % 3 !== 1);
    case 'shuffles':
      return good.toReversed();
    case 'twice':
      return good.flatMap((line) => [line, { ...line, text: `${line.text} ${line.text}` }]);
    case 'other-ids':
      return good.map((line) => ({ ...line, id: line.id + 1000 }));
    case 'wrong-script':
      return withTexts(lines.map(({ text }) => say(text, 'zh')));
    case 'loses-numbers':
      return withTexts(good.map(({ text }) => text.replaceAll(/\p{Nd}+/gu, '').trim()));
    default:
      return good;
  }
}

type SampleLanguage = keyof (typeof sampleTranslations)[number];
const languages = Object.keys(sampleTranslations[0]!) as readonly SampleLanguage[];

/** Of a sentence of the sample, in whichever language it is; other words turned round, numbers and names as they are. */
export function say(text: string, to: string): string {
  const plain = text.replaceAll(/\s+/gu, ' ').trim();
  const language = languages.find((one) => one === to.split('-')[0]);
  const row = sampleTranslations.find((one) => languages.some((from) => one[from] === plain));
  if (row !== undefined && language !== undefined) return row[language];
  return plain.replaceAll(/\p{L}+/gu, (word) =>
    word === word.toLowerCase() ? Array.from(word).toReversed().join('') : word,
  );
}

function piecesOf(text: string): readonly string[] {
  return text.match(/[\s\S]{1,40}/gu) ?? [];
}
