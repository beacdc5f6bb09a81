/** Edit lists of MP4 files, made anew. */

/** In units of the movie and of the track; a media time of -1 is nothing. */
export type Edit = readonly [length: number, mediaTime: number];

/** A box of ISO/IEC 14496-12. */
export function box(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

export function editList(edits: readonly Edit[], version: 0 | 1 = 0): Buffer {
  const words = edits.map(([length, mediaTime]) => {
    const bytes = Buffer.alloc(version === 1 ? 20 : 12);
    if (version === 1) {
      bytes.writeBigUInt64BE(BigInt(length));
      bytes.writeBigInt64BE(BigInt(mediaTime), 8);
    } else {
      bytes.writeUInt32BE(length);
      bytes.writeInt32BE(mediaTime, 4);
    }
    bytes.writeUInt16BE(1, bytes.length - 4);
    return bytes;
  });
  const head = Buffer.from([version, 0, 0, 0, 0, 0, 0, edits.length]);
  return box('elst', head, ...words);
}

/** A file whose `moov` comes last, with other edits for its track of sound (`soun`) or picture (`vide`). */
export function withEdits(file: Buffer, handler: string, edits: readonly Edit[]): Buffer {
  const at = file.lastIndexOf('moov') - 4;
  return Buffer.concat([file.subarray(0, at), rebuilt(file.subarray(at), handler, editList(edits))]);
}

const containers = ['moov', 'trak', 'edts'];

function rebuilt(whole: Buffer, handler: string, edits: Buffer): Buffer {
  const type = whole.toString('latin1', 4, 8);
  if (type === 'trak' && whole.toString('latin1', whole.indexOf('hdlr') + 12).slice(0, 4) !== handler)
    return whole;
  if (type === 'elst') return edits;
  if (!containers.includes(type)) return whole;
  const parts: Buffer[] = [];
  for (let at = 8; at < whole.length; at += whole.readUInt32BE(at)) {
    parts.push(rebuilt(whole.subarray(at, at + whole.readUInt32BE(at)), handler, edits));
  }
  return box(type, ...parts);
}
