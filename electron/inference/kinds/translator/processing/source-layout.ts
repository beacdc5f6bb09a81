import { isLanguageToken } from './languages.ts';

/** Special tokens around the text that the encoder reads. `language` stands where the source language's token goes. */
export interface SourceLayout {
  readonly before: readonly (string | { readonly language: true })[];
  readonly after: readonly (string | { readonly language: true })[];
}

const language = { language: true } as const;

/** Where a tokenizer.json has no template: M2M100's own order. */
const usual: SourceLayout = { before: [language], after: ['</s>'] };

/**
 * From the `post_processor` of tokenizer.json: old exports of NLLB have the language behind the text.
 * @param template contents of the file, unchecked
 */
export function sourceLayout(template: unknown): SourceLayout {
  const single = findTemplate(template);
  if (!single) return usual;
  const before: (string | typeof language)[] = [];
  const after: (string | typeof language)[] = [];
  let side = before;
  for (const piece of single) {
    const token = specialToken(piece);
    if (token === undefined) side = after;
    else side.push(isLanguageToken(token) ? language : token);
  }
  const all = [...before, ...after];
  return all.includes(language) ? { before, after } : { before: [language, ...before], after };
}

function findTemplate(value: unknown): readonly unknown[] | undefined {
  if (!isRecord(value)) return undefined;
  const single: unknown = value['single'];
  if (Array.isArray(single)) return single as readonly unknown[];
  const inner: unknown = value['processors'];
  if (!Array.isArray(inner)) return undefined;
  return inner.map(findTemplate).find((found) => found !== undefined);
}

function specialToken(piece: unknown): string | undefined {
  const special = isRecord(piece) ? piece['SpecialToken'] : undefined;
  const id = isRecord(special) ? special['id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
