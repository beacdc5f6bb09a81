/**
 * The clocks in a piece of an MPEG stream, read without ffmpeg: a few kilobytes from many places of a file tell in
 * milliseconds whether its clock runs through, where ffprobe would have to read all of it.
 */

/** Ticks of a second (ISO/IEC 13818-1, 2.4.2.1). */
export const ticksPerSecond = 90_000;

/** A time has 33 bits: after 26.5 hours it begins again. */
export const clockTicks = 2 ** 33;

/** When something of a stream is decoded. */
export interface ProgramTime {
  /** The packet identifier in MPEG-TS, the stream's in MPEG-PS; -1 is the program's own clock. */
  readonly stream: number;
  readonly ticks: number;
}

/**
 * Decoding times (presentation times where there are none) of sound and picture in the order of the bytes; the program
 * clock where the streams tell nothing. Null where the piece holds no packets of the container at all.
 */
export function programTimes(container: 'mpegts' | 'mpeg', piece: Uint8Array): readonly ProgramTime[] | null {
  return container === 'mpegts' ? transportTimes(piece) : packTimes(piece);
}

const syncByte = 0x47;
/** Plain, with a time before each packet (M2TS), with error correction behind it. */
const packetSizes = [188, 192, 204];
/** So many packets in a row are no coincidence. */
const sureAfter = 5;

function transportTimes(piece: Uint8Array): readonly ProgramTime[] | null {
  const layout = findLayout(piece, 0);
  if (layout === null) return null;
  const times: ProgramTime[] = [];
  const clocks: ProgramTime[] = [];
  const { size } = layout;
  for (let at = layout.offset; at + 188 <= piece.length; at += size) {
    if (piece[at] !== syncByte) {
      const again = findLayout(piece, at);
      if (again === null) break;
      at = again.offset;
    }
    const hasAdaptation = (piece[at + 3]! & 0x20) !== 0;
    const adaptation = hasAdaptation ? piece[at + 4]! : 0;
    if (adaptation >= 7 && (piece[at + 5]! & 0x10) !== 0) {
      clocks.push({ stream: -1, ticks: readClock(piece, at + 6) });
    }
    const isStart = (piece[at + 1]! & 0x40) !== 0 && (piece[at + 3]! & 0xd0) === 0x10;
    if (!isStart) continue;
    const time = packetTime(piece.subarray(at + 4 + (hasAdaptation ? adaptation + 1 : 0), at + 188));
    const stream = ((piece[at + 1]! & 0x1f) << 8) | piece[at + 2]!;
    if (time !== null) times.push({ stream, ticks: time });
  }
  return times.length > 0 ? times : clocks;
}

function findLayout(
  piece: Uint8Array,
  from: number,
): { readonly offset: number; readonly size: number } | null {
  for (let offset = from; offset + sureAfter * 188 <= piece.length; offset++) {
    if (piece[offset] !== syncByte) continue;
    const size = packetSizes.find((candidate) => isEverySync(piece, offset, candidate));
    if (size !== undefined) return { offset, size };
  }
  return null;
}

function isEverySync(piece: Uint8Array, offset: number, size: number): boolean {
  for (let packet = 1; packet < sureAfter; packet++) {
    if (piece[offset + packet * size] !== syncByte) return false;
  }
  return true;
}

/** 33 bits in the first 5 bytes of a program clock reference. */
function readClock(piece: Uint8Array, at: number): number {
  return (
    piece[at]! * 2 ** 25 +
    piece[at + 1]! * 2 ** 17 +
    piece[at + 2]! * 2 ** 9 +
    piece[at + 3]! * 2 +
    (piece[at + 4]! >> 7)
  );
}

/** MPEG-PS: packs with packets one after the other. */
function packTimes(piece: Uint8Array): readonly ProgramTime[] | null {
  const times: ProgramTime[] = [];
  let isFound = false;
  for (let at = piece.indexOf(1); at !== -1; at = piece.indexOf(1, at + 1)) {
    if (at < 2 || piece[at - 1] !== 0 || piece[at - 2] !== 0) continue;
    if (piece[at + 1] === 0xba) isFound = true;
    const time = packetTime(piece.subarray(at - 2));
    if (time !== null) times.push({ stream: packStream(piece, at - 2), ticks: time });
  }
  return isFound || times.length > 0 ? times : null;
}

/** Private packets carry several streams, told apart by the first byte of what they hold. */
function packStream(piece: Uint8Array, start: number): number {
  const id = piece[start + 3]!;
  return id === 0xbd ? id * 256 + (piece[start + 9 + piece[start + 8]!] ?? 0) : id;
}

/** The decoding time, else the presentation time, in the head of a packet of sound or picture (ibid., 2.4.3.6). */
function packetTime(packet: Uint8Array): number | null {
  if (packet[0] !== 0 || packet[1] !== 0 || packet[2] !== 1 || !isSoundOrPicture(packet[3]!)) return null;
  const isMpeg2 = (packet[6]! & 0xc0) === 0x80;
  if (!isMpeg2) return oldPacketTime(packet);
  const given = packet[7]! >> 6;
  if (given === 3) return readTime(packet, 14);
  return given === 2 ? readTime(packet, 9) : null;
}

/** MPEG-1 (ISO/IEC 11172-1, 2.4.3.3): stuffing and the decoder's buffer stand before the times. */
function oldPacketTime(packet: Uint8Array): number | null {
  let at = 6;
  while (packet[at] === 0xff && at < 22) at++;
  if ((packet[at]! & 0xc0) === 0x40) at += 2;
  const kind = packet[at]! >> 4;
  if (kind === 3) return readTime(packet, at + 5);
  return kind === 2 ? readTime(packet, at) : null;
}

/** Sound, picture, AC-3 and the like, and the newer codecs of Blu-ray. */
function isSoundOrPicture(id: number): boolean {
  return (id >= 0xc0 && id <= 0xef) || id === 0xbd || id === 0xfd;
}

/** 33 bits in 5 bytes, with a marker bit behind the 3rd, the 18th and the 33rd. */
function readTime(packet: Uint8Array, at: number): number | null {
  const [a, b, c, d, e] = packet.subarray(at, at + 5);
  if (e === undefined || !(a! & 1 & c! & e)) return null;
  return ((a! >> 1) & 7) * 2 ** 30 + b! * 2 ** 22 + (c! >> 1) * 2 ** 15 + d! * 2 ** 7 + (e >> 1);
}
