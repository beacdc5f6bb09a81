import type { ModelConfig } from '../processing/model-config.ts';

/** Beyond this many rows a step gains almost nothing per row (measured at tiny and base size). */
const maxRows = 16;
/** More would make results, checkpoints and cancelling wait; a ten-minute file then needs the memory of a long one. */
const maxSpeechSeconds = 240;
/** Whisper's encoder: two log-mel frames of 10 ms each. */
const secondsPerPosition = 0.02;
/** The encoder's keys and values of a batch may take this much: 8 windows at base size. */
const cacheBytes = 320 * 1024 ** 2;

/**
 * Windows worth decoding together. One step reads all weights once, so more rows cost less each; every row
 * holds the encoder's keys and values of its window (36 MB at base size).
 */
export function chooseBatchSize(config: ModelConfig): number {
  const rowBytes = config.decoder_layers * 2 * config.max_source_positions * config.d_model * 4;
  const windowSeconds = config.max_source_positions * secondsPerPosition;
  const rows = Math.min(maxRows, cacheBytes / rowBytes, maxSpeechSeconds / windowSeconds);
  return Math.max(1, Math.floor(rows));
}

/** Beyond this many rows, beams and samples counted, a step costs as much more as it does more. */
const maxBeamRows = 40;
/** Text of half a minute, rarely more. */
const usualPositions = 128;
/** What the decoder has written may take this much at that length. */
const ownBytes = 160 * 1024 ** 2;

/**
 * Rows worth decoding together where several of them share a window: each holds keys and values of its own text only
 * (3 MB at base size).
 */
export function chooseRows(config: ModelConfig): number {
  const rowBytes = config.decoder_layers * 2 * usualPositions * config.d_model * 4;
  return Math.max(1, Math.floor(Math.min(maxBeamRows, ownBytes / rowBytes)));
}
