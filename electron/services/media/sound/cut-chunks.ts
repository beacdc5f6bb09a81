import { ChannelMixer } from './channel-mixer.ts';
import { channelWeights } from './channel-weights.ts';

/** What follows each other on the timeline. */
export type Piece =
  | {
      readonly kind: 'samples';
      /** Sample by sample, all channels of one before the next. */
      readonly values: Int16Array;
      readonly channels: number;
      readonly count: number;
    }
  | { readonly kind: 'silence'; readonly count: number };

/** Samples since the point where reading starts. */
export interface SampleBounds {
  readonly first: number;
  readonly last: number;
}

/** Half a second of samples in one piece. */
const chunkSamples = 8192;

/** Joins the pieces between `first` and `last` to chunks of one channel. `layout`: ffmpeg's name, where the file tells. */
export async function* cutChunks(
  pieces: AsyncIterable<Piece>,
  bounds: SampleBounds,
  layout: string | undefined,
): AsyncGenerator<Float32Array> {
  let chunk: Chunk = new Chunk(1, layout);
  let position = 0;
  for await (const piece of pieces) {
    if (piece.kind === 'samples' && piece.channels !== chunk.channels) {
      if (chunk.hasSound) yield chunk.take();
      chunk = chunk.withChannels(piece.channels);
    }
    const from = Math.min(Math.max(0, bounds.first - position), piece.count);
    const to = Math.min(piece.count, bounds.last - position);
    position += piece.count;
    for (let at = from; at < to;) {
      at += chunk.add(piece, at, to);
      if (chunk.isFull) yield chunk.take();
    }
  }
  if (!chunk.isEmpty) yield chunk.take();
}

/** Half a second of all channels while it is filled. */
class Chunk {
  readonly #planes: readonly Float32Array[];
  readonly #mixer: ChannelMixer;
  readonly #layout: string | undefined;
  #filled = 0;
  hasSound = false;

  constructor(channels: number, layout: string | undefined) {
    this.#planes = Array.from({ length: channels }, () => new Float32Array(chunkSamples));
    this.#mixer = new ChannelMixer(channelWeights(channels, layout));
    this.#layout = layout;
  }

  get channels(): number {
    return this.#planes.length;
  }

  get isFull(): boolean {
    return this.#filled === chunkSamples;
  }

  get isEmpty(): boolean {
    return this.#filled === 0;
  }

  /** Another one that begins with this one's silence. */
  withChannels(channels: number): Chunk {
    const other = new Chunk(channels, this.#layout);
    other.#filled = this.hasSound ? 0 : this.#filled;
    return other;
  }

  /** Takes as much of the piece as fits; tells how much. */
  add(piece: Piece, at: number, to: number): number {
    const count = Math.min(chunkSamples - this.#filled, to - at);
    if (piece.kind === 'samples') {
      this.hasSound = true;
      const { values, channels } = piece;
      for (const [c, plane] of this.#planes.entries()) {
        for (let i = 0, from = at * channels + c; i < count; i++, from += channels) {
          plane[this.#filled + i] = values[from]! / 32768;
        }
      }
    }
    this.#filled += count;
    return count;
  }

  /** What it holds, as one channel; it is empty then. */
  take(): Float32Array {
    const [only] = this.#planes;
    const isMono = this.#planes.length === 1;
    const mixed = isMono ? only!.slice(0, this.#filled) : this.#mixer.mix(this.#planes, this.#filled);
    for (const plane of this.#planes) plane.fill(0);
    this.#filled = 0;
    this.hasSound = false;
    return mixed;
  }
}
