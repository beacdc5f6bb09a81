/** What the text says; undefined where it is no JSON: for what others wrote, to be checked by a schema. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
