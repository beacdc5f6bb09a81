/** Text in XML that we write. */

/** Characters that XML 1.0 does not have. */
const notXml = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** For text and for attributes in double quotes. */
export function escapeXml(text: string): string {
  return text
    .replace(notXml, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
