/** A frame of the video, shrunk to `thumbnail`: enough to tell shots apart, little to move and compare. */
export interface Thumbnail {
  /** The frame's own time on the presentation timeline, integer. */
  readonly timeMs: number;
  /** Planar YUV 4:2:0 in video range: luma `[36, 64]`, then the two chroma planes `[18, 32]`. */
  readonly pixels: Uint8Array;
}

export const thumbnail = {
  width: 64,
  height: 36,
  lumaSize: 64 * 36,
  chromaSize: 32 * 18,
} as const;
