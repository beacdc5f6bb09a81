/** Shorten (`.shn`), which ffmpeg reads but can't write: one channel of 16 bits in its version 2. */

const blockSamples = 256;
const [difference0, quit, zero, verbatim] = [0, 4, 8, 9];
/** Bits of the numbers of commands, lengths and bytes, as the format has them. */
const [commandBits, lengthBits, byteBits, numberBits, energyBits] = [2, 5, 8, 2, 3];
/** For residuals of some thousands. */
const energy = 12;

class Bits {
  readonly #bits: number[] = [];

  /** Rice's code: what is above `low` bits as zeros, a one, and those bits. */
  code(value: number, low: number): void {
    for (let i = value >> low; i > 0; i--) this.#bits.push(0);
    this.#bits.push(1);
    for (let i = low - 1; i >= 0; i--) this.#bits.push((value >> i) & 1);
  }

  number(value: number): void {
    const length = value.toString(2).length;
    this.code(length, numberBits);
    this.code(value, length);
  }

  get bytes(): Buffer {
    const bytes = Buffer.alloc(Math.ceil(this.#bits.length / 8));
    for (const [i, bit] of this.#bits.entries()) bytes[i >> 3]! |= bit << (7 - (i & 7));
    return bytes;
  }
}

/** Silence with 256 samples of a tone in one block; 31.25 blocks are a second. */
export function shortenTone(blocks: number, toneBlock: number): Buffer {
  const bits = new Bits();
  // Signed 16 bits, a channel, the block's length, no prediction, no means, nothing to skip.
  for (const value of [5, 1, blockSamples, 0, 0, 0]) bits.number(value);
  const header = wavHeader(blocks * blockSamples);
  bits.code(verbatim, commandBits);
  bits.code(header.length, lengthBits);
  for (const byte of header) bits.code(byte, byteBits);
  for (let block = 0; block < blocks; block++) {
    if (block !== toneBlock) {
      bits.code(zero, commandBits);
      continue;
    }
    bits.code(difference0, commandBits);
    bits.code(energy, energyBits);
    for (let i = 0; i < blockSamples; i++) {
      const value = i & 4 ? -16_000 : 16_000;
      bits.code(value < 0 ? -2 * value - 1 : 2 * value, energy + 1);
    }
  }
  bits.code(quit, commandBits);
  return Buffer.concat([Buffer.from('ajkg\u0002', 'latin1'), bits.bytes]);
}

/** At 8 kHz. */
function wavHeader(samples: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + samples * 2, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(16_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(samples * 2, 40);
  return header;
}
