/**
 * Pictures cut out of the sheets that the host made. Only pictures that a drawing asked for are kept, the latest few
 * hundred of them; a whole sheet is far larger than what is seen of it, so it goes as soon as it is cut.
 */
import type { MediaDetail } from '../../../../../core/contract/media.ts';

export type Sheets = NonNullable<MediaDetail['thumbnails']>;

const maxPictures = 400;
const maxLoading = 2;

export class ThumbnailCache {
  readonly #sheets: Sheets;
  readonly #changed: () => void;
  /** In order of use, the latest last. */
  readonly #pictures = new Map<number, ImageBitmap>();
  readonly #wanted = new Set<number>();
  readonly #loading = new Set<number>();
  readonly #failed = new Set<number>();
  #isDisposed = false;

  constructor(sheets: Sheets, changed: () => void) {
    this.#sheets = sheets;
    this.#changed = changed;
  }

  /** What an earlier drawing wanted and nobody loads yet is forgotten: only the visible counts. */
  startFrame(): void {
    this.#wanted.clear();
  }

  readonly pictureOf = (index: number): ImageBitmap | null => {
    const picture = this.#pictures.get(index);
    if (picture === undefined) {
      this.#wanted.add(index);
      return null;
    }
    this.#pictures.delete(index);
    this.#pictures.set(index, picture);
    return picture;
  };

  endFrame(): void {
    for (const index of this.#wanted) {
      if (this.#loading.size >= maxLoading) return;
      const sheet = this.#sheetOf(index);
      if (!this.#loading.has(sheet) && !this.#failed.has(sheet)) void this.#load(sheet);
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const picture of this.#pictures.values()) picture.close();
    this.#pictures.clear();
  }

  #sheetOf(index: number): number {
    return Math.floor(index / (this.#sheets.columns * this.#sheets.rows));
  }

  async #load(sheet: number): Promise<void> {
    this.#loading.add(sheet);
    try {
      const response = await fetch(`${this.#sheets.url}/${sheet}`);
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      // Decoded beside the page's own thread; an <img> would be decoded again for each cut.
      const image = await createImageBitmap(await response.blob());
      if (!this.#isDisposed) this.#cut(image, sheet);
      image.close();
    } catch {
      // A picture less is no reason to disturb anybody; the lane stays grey there.
      this.#failed.add(sheet);
    } finally {
      this.#loading.delete(sheet);
    }
    if (!this.#isDisposed) this.#changed();
  }

  #cut(image: ImageBitmap, sheet: number): void {
    const { columns, rows, width, height } = this.#sheets;
    const knife = new OffscreenCanvas(width, height);
    const context = knife.getContext('2d', { alpha: false })!;
    for (const index of [...this.#wanted].filter((each) => this.#sheetOf(each) === sheet)) {
      const place = index - sheet * columns * rows;
      context.drawImage(image, -(place % columns) * width, -Math.floor(place / columns) * height);
      this.#keep(index, knife.transferToImageBitmap());
    }
  }

  #keep(index: number, picture: ImageBitmap): void {
    this.#pictures.get(index)?.close();
    this.#pictures.set(index, picture);
    this.#wanted.delete(index);
    for (const [oldest, each] of this.#pictures) {
      if (this.#pictures.size <= maxPictures) return;
      each.close();
      this.#pictures.delete(oldest);
    }
  }
}
