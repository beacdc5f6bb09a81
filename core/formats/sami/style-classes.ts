/** The languages of a SAMI file: classes of its style sheet, `.ENCC { Name: English; lang: en-US; SAMIType: CC; }`. */
import { canonicalTag } from '../../language/language-tag.ts';

export interface SamiClass {
  /** Lower case, without the point. */
  readonly id: string;
  /** As the file names it. */
  readonly name: string;
  /** BCP 47; null where the file does not say. */
  readonly language: string | null;
}

const rule = /\.([\w-]{1,60})\s{0,20}\{([^{}]{0,2000})\}/g;

/** In the order of the style sheet, each once; rules without a language or a name are looks of paragraphs. */
export function samiClasses(styleSheet: string): readonly SamiClass[] {
  const classes = new Map<string, SamiClass>();
  for (const [, name = '', body = ''] of styleSheet.matchAll(rule)) {
    const id = name.toLowerCase();
    const lang = declared(body, 'lang');
    const label = declared(body, 'name');
    if (classes.has(id) || (lang === null && label === null)) continue;
    classes.set(id, { id, name: label ?? name, language: lang === null ? null : canonicalTag(lang) });
  }
  return [...classes.values()];
}

function declared(body: string, property: string): string | null {
  const match = new RegExp(`(?:^|[;\\s])${property}\\s{0,20}:\\s{0,20}"?([^;"]{1,80})`, 'i').exec(body);
  const value = match?.[1]?.trim() ?? '';
  return value === '' ? null : value;
}
