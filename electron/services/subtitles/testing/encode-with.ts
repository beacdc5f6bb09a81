/** Bytes of a text in any encoding that the platform decodes: its decoder is turned round, code by code. */
export function encodeWith(text: string, encoding: string): Uint8Array {
  const codes = codesOf(encoding);
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const code = character < '\x80' ? [character.charCodeAt(0)] : codes.get(character);
      if (code === undefined) throw new Error(`${encoding} has no ${character}`);
      return code;
    }),
  );
}

function codesOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(encoding);
  const codes = new Map<string, readonly number[]>();
  const add = (code: readonly number[]): void => {
    const text = decoder.decode(Uint8Array.from(code));
    if (Array.from(text).length === 1 && text !== '\ufffd' && !codes.has(text)) codes.set(text, code);
  };
  for (let first = 0x80; first <= 0xff; first += 1) {
    add([first]);
    for (let second = 0x40; second <= 0xff; second += 1) add([first, second]);
  }
  return codes;
}
