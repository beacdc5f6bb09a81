import type { ParsedProbe } from './parse-probe.ts';

/** What ffprobe says beside its answer, in the words that it has had since 2012. */
export class ProbeRemarks {
  isGuess = false;
  /** Streams whose decoder refused to begin; ffprobe ends at the first. */
  readonly unopened = new Set<number>();
  readonly #undecodable = new Set<number>();
  #isProtected = false;
  /** MPEG-4 audio has codecs of one name and many kinds. */
  #audioObjectType: number | undefined;

  push(line: string): void {
    if (line.includes('Estimating duration from bitrate')) this.isGuess = true;
    if (/DRM protected stream|Content encryption/i.test(line)) this.#isProtected = true;
    const unopened = /Could not open codec for input stream (\d+)/.exec(line)?.[1];
    if (unopened !== undefined) this.unopened.add(Number(unopened));
    const unsupported = /Unsupported codec with id -?\d+ for input stream (\d+)/.exec(line)?.[1];
    if (unsupported !== undefined) this.#undecodable.add(Number(unsupported));
    const type = /Audio object type (\d+) is not implemented/.exec(line)?.[1];
    if (type !== undefined) this.#audioObjectType = Number(type);
  }

  /** The answer, with what stands in the way of each stream. */
  addTo(parsed: ParsedProbe): ParsedProbe {
    const obstacleOf = (stream: number) => {
      if (this.#isProtected) return { obstacle: 'protected' } as const;
      const isUnknown = this.#undecodable.has(stream) || this.unopened.has(stream);
      return isUnknown ? ({ obstacle: 'no-decoder' } as const) : {};
    };
    return {
      ...parsed,
      video: parsed.video.map((track) => ({ ...obstacleOf(track.streamIndex), ...track })),
      audio: parsed.audio.map((track) => ({
        ...obstacleOf(track.streamIndex),
        ...(this.unopened.has(track.streamIndex) ? this.#nameOfKind() : {}),
        ...track,
      })),
    };
  }

  /** ISO/IEC 14496-3, 1.5.1.1: 42 is USAC, which is sold as xHE-AAC. */
  #nameOfKind(): { readonly codecName?: string } {
    if (this.#audioObjectType === undefined) return {};
    return { codecName: this.#audioObjectType === 42 ? 'xHE-AAC' : `AAC (type ${this.#audioObjectType})` };
  }
}
