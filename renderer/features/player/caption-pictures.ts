import { isCancellation } from '../../../core/errors.ts';
import type { CaptionStrip } from '../../../core/contract/style.ts';
import type { MomentRow } from '../../player/moments.ts';
import { momentKey, stripOf } from '../../player/moments.ts';

/** Draws a strip of captions in some look; PNG with transparency, base64. */
export type DrawStrip = (strip: CaptionStrip, signal: AbortSignal) => Promise<readonly string[]>;

export interface CaptionPicturesParts<Picture> {
  /** Makes a picture ready to be shown at once. */
  readonly load: (png: string) => Promise<Picture>;
  /** A picture came, or drawing failed. */
  readonly onChange: () => void;
  readonly onFailure: (error: unknown) => void;
}

/** Moments whose pictures are kept: some minutes of talk, a few megabytes. */
const maxKept = 160;
/** Who types, or pulls a slider, changes what is wanted many times a second. */
const settleMs = 120;
/** After a failure it is tried again when this much has passed and something is wanted. */
const retryAfterMs = 10_000;

/**
 * The pictures of captions as libass draws them, kept by what they look like. What is wanted replaces what was wanted
 * before; one call is on its way at a time.
 */
export class CaptionPictures<Picture> {
  readonly #parts: CaptionPicturesParts<Picture>;
  /** By look and moment, the one used last at the end. */
  readonly #kept = new Map<string, Picture>();
  #wanted: { readonly look: string; readonly rows: readonly MomentRow[]; readonly draw: DrawStrip } | null =
    null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: { readonly abort: AbortController; readonly keys: ReadonlySet<string> } | null = null;
  #pausedUntil = 0;

  constructor(parts: CaptionPicturesParts<Picture>) {
    this.#parts = parts;
  }

  /** `look`: names the style and the video. */
  get(look: string, moment: MomentRow): Picture | null {
    const key = keyOf(look, moment);
    const picture = this.#kept.get(key);
    if (picture === undefined) return null;
    this.#kept.delete(key);
    this.#kept.set(key, picture);
    return picture;
  }

  /** Rows in the order of need, those that are there already among them. */
  want(look: string, rows: readonly MomentRow[], draw: DrawStrip): void {
    this.#wanted = { look, rows, draw };
    const first = this.#missing()[0];
    // What is on its way is of no use now, or of less than what is seen at this moment.
    if (this.#running !== null && (first === undefined || !this.#running.keys.has(keyOf(look, first)))) {
      this.#running.abort.abort();
    }
    this.#schedule(settleMs);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#wanted = null;
    this.#running?.abort.abort();
  }

  #missing(): readonly MomentRow[] {
    if (this.#wanted === null) return [];
    const { look, rows } = this.#wanted;
    return rows.filter((row) => !this.#kept.has(keyOf(look, row)));
  }

  #schedule(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#draw(), Math.max(delayMs, this.#pausedUntil - Date.now()));
  }

  async #draw(): Promise<void> {
    const missing = this.#missing();
    if (this.#running !== null || this.#wanted === null || missing.length === 0) return;
    const { look, draw } = this.#wanted;
    const { strip, parts } = stripOf(missing);
    const places = parts.flatMap(({ row, from }) =>
      Array.from({ length: row.count }, (_, i) => ({ key: keyOf(look, row, i + 1), at: from + i })),
    );
    const abort = new AbortController();
    const running = { abort, keys: new Set(places.map(({ key }) => key)) };
    this.#running = running;
    try {
      const pictures = await draw(strip, abort.signal);
      await Promise.all(places.map(({ key, at }) => this.#keep(key, pictures[at])));
      this.#parts.onChange();
    } catch (error) {
      if (!isCancellation(error) && !abort.signal.aborted) {
        this.#pausedUntil = Date.now() + retryAfterMs;
        this.#parts.onFailure(error);
      }
    } finally {
      this.#running = null;
      if (this.#missing().length > 0) this.#schedule(0);
    }
  }

  async #keep(key: string, png: string | undefined): Promise<void> {
    if (png === undefined) return;
    this.#kept.set(key, await this.#parts.load(png));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= maxKept) break;
      this.#kept.delete(oldest);
    }
  }
}

function keyOf(look: string, row: MomentRow, length = row.count): string {
  return `${look} ${momentKey(row, length)}`;
}
