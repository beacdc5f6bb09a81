/** How many bytes of a file are looked at for what it says of its encoding. */
export const declarationLength = 2048;

const xmlDeclaration = /^\s{0,99}<\?xml[^>]{0,200}?\sencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']/i;
const htmlMeta = /<meta[^>]{0,200}?\scharset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i;
const htmlContent = /<meta[^>]{0,200}?;\s{0,9}charset\s{0,9}=\s{0,9}([\w.:-]{1,40})/i;

/**
 * The name that XML or HTML declares, in lower case; null without one. `head`: the beginning of the file, one character
 * for each byte.
 */
export function declaredEncoding(head: string): string | null {
  const match = xmlDeclaration.exec(head) ?? htmlMeta.exec(head) ?? htmlContent.exec(head);
  return match?.[1]?.toLowerCase() ?? null;
}
