import type { AudioTrack } from '../../../../core/media/media-info.ts';
import { withoutLogPrefix } from '../../ffmpeg/last-words.ts';

/** ffmpeg's decoders are called otherwise than the codecs that they decode. */
const decoderNames: Readonly<Record<string, RegExp>> = {
  mp1: /^mp[123]/,
  mp2: /^mp[123]/,
  mp3: /^mp[123]/,
  dts: /^(?:dca|dts)/,
  eac3: /^e?ac3/,
  ac3: /^e?ac3/,
  opus: /^(?:lib)?opus/,
  vorbis: /^(?:lib)?vorbis/,
};

/**
 * Errors that ffmpeg tells of one track while it decodes it. Others have nothing to do with it: ffmpeg looks into the picture
 * before it begins, and passes on other streams (see `keepStreamsInUse`).
 */
export class DecoderComplaints {
  count = 0;
  last: string | undefined;
  readonly #own: RegExp;
  readonly #stream: RegExp;
  #hasBegun = false;

  constructor({ codec, streamIndex }: Pick<AudioTrack, 'codec' | 'streamIndex'>) {
    this.#own = decoderNames[codec] ?? new RegExp(`^${codec.replace(/[^\w]/g, '.').slice(0, 4)}`, 'i');
    this.#stream = new RegExp(`stream #?0:${streamIndex}\\b`, 'i');
  }

  push(line: string): void {
    if (/Stream mapping:/.test(line)) this.#hasBegun = true;
    if (!this.#hasBegun || !/\[(?:error|fatal|panic)\]/.test(line) || !this.#isOwn(line)) return;
    this.count++;
    const said = withoutLogPrefix(line);
    // That there was an error is said after what it was.
    if (this.last === undefined || !/^Error (?:while decoding|submitting)/.test(said)) this.last = said;
  }

  /** `[aist#0:1/aac @ 0x…] [dec:aac @ 0x…] [error] …` in newer versions, `[aac @ 0x…] [error] …` before. */
  #isOwn(line: string): boolean {
    const components = [...line.matchAll(/\[(?:dec:)?([\w:#/]+) @ 0x[\da-f]+\]/gi)].map((match) => match[1]!);
    return this.#stream.test(line) || components.some((component) => this.#own.test(component));
  }
}
