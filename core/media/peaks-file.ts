import { SidecutError } from '../errors.ts';
import type { PeakLevel, WaveformPeaks } from './peaks.ts';

/**
 * [Note: Peaks file] All numbers little-endian.
 *
 *     0  4 bytes  'SCPK'
 *     4  u16      version, 1
 *     6  u16      number of levels, finest first
 *     8  u32      samples in a second
 *    12  u32      reserved, 0
 *    16  f64      number of samples
 *    24  for each level: u32 samples in a bucket, u32 number of buckets
 *     …  for each level: its buckets, each i16 smallest, i16 largest sample
 */
const magic = 0x4b504353;
const version = 1;
const headerBytes = 24;
const levelHeaderBytes = 8;
const bucketBytes = 4;

/** The bytes of a peaks file, see [Note: Peaks file]. */
export function encodePeaks(peaks: WaveformPeaks): Uint8Array<ArrayBuffer> {
  const { levels } = peaks;
  const values = levels.reduce((sum, level) => sum + level.extremes.length, 0);
  const bytes = new Uint8Array(headerBytes + levels.length * levelHeaderBytes + values * 2);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint16(4, version, true);
  view.setUint16(6, levels.length, true);
  view.setUint32(8, peaks.sampleRate, true);
  view.setFloat64(16, peaks.sampleCount, true);
  let at = headerBytes;
  for (const level of levels) {
    view.setUint32(at, level.samplesPerBucket, true);
    view.setUint32(at + 4, level.extremes.length / 2, true);
    at += levelHeaderBytes;
  }
  for (const level of levels) {
    for (const value of level.extremes) {
      view.setInt16(at, value, true);
      at += 2;
    }
  }
  return bytes;
}

/** Reads what `encodePeaks` wrote; throws when it is something else, cut short or of a later version. */
export function decodePeaks(bytes: Uint8Array): WaveformPeaks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (
    bytes.length < headerBytes ||
    view.getUint32(0, true) !== magic ||
    view.getUint16(4, true) !== version
  ) {
    throw unusable();
  }
  const levelCount = view.getUint16(6, true);
  let dataAt = headerBytes + levelCount * levelHeaderBytes;
  if (bytes.length < dataAt) throw unusable();
  const levels: PeakLevel[] = [];
  for (let i = 0; i < levelCount; i++) {
    const headerAt = headerBytes + i * levelHeaderBytes;
    const buckets = view.getUint32(headerAt + 4, true);
    if (bytes.length < dataAt + buckets * bucketBytes) throw unusable();
    const extremes = new Int16Array(buckets * 2);
    for (let j = 0; j < extremes.length; j++) extremes[j] = view.getInt16(dataAt + j * 2, true);
    levels.push({ samplesPerBucket: view.getUint32(headerAt, true), extremes });
    dataAt += buckets * bucketBytes;
  }
  return { sampleRate: view.getUint32(8, true), sampleCount: view.getFloat64(16, true), levels };
}

function unusable(): SidecutError {
  return new SidecutError('file-unreadable', { reason: 'waveform' });
}
