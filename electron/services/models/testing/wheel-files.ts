import { crc32, deflateRawSync } from 'node:zlib';

/* Wheels as the tests need them: zip files with a few members (APPNOTE.TXT of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16). */

/** `compressed`: as most wheels are; else stored, as those of large weights are. */
export function wheelOf(members: Readonly<Record<string, Buffer>>, compressed = false): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const body = compressed ? deflateRawSync(content) : content;
    const common = commonFields(content, body.length, name, compressed);
    const header = Buffer.concat([Buffer.from('504b0304', 'hex'), common, Buffer.from(name)]);
    const at = Buffer.alloc(14);
    at.writeUInt32LE(offset, 10);
    central.push(Buffer.from('504b01021400', 'hex'), common, at, Buffer.from(name));
    local.push(header, body);
    offset += header.length + body.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  const count = Object.keys(members).length;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

/** From "version needed" to "extra field length", the same in both headers. */
function commonFields(content: Buffer, packedBytes: number, name: string, compressed: boolean): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(compressed ? 8 : 0, 4);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packedBytes, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}
