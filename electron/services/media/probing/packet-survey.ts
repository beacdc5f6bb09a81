import { ffprobeInput } from '../../ffmpeg/ffmpeg-input.ts';
import type { MediaSource } from '../../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../../ffmpeg/locate-ffmpeg.ts';
import { readWithin } from './read-within.ts';

/** Successive packets of one stream, from one place of the file. */
export interface PacketRun {
  /** Seconds of the container's clock, as decoded: presentation times, or decoding times where most have no other. */
  readonly times: readonly number[];
  /** All packets of the stream are in it. */
  readonly isWhole: boolean;
}

/** What the packets of a stream tell. */
export interface StreamPackets {
  readonly runs: readonly PacketRun[];
  /** Where the last packet ends, seconds of the container's clock; null where packets have no times. */
  readonly endSeconds: number | null;
  /** The sum of the lengths of all packets that were read. */
  readonly lengthSeconds: number;
}

export interface PacketSurvey {
  readonly streams: ReadonlyMap<number, StreamPackets>;
  /** Every packet of the file was read. */
  readonly isWhole: boolean;
}

/** Where packets are read. */
export type SurveyPlan =
  | { readonly kind: 'whole' }
  /** Runs of so many packets of all streams at these times, then all packets from `tailSeconds` on. */
  | {
      readonly kind: 'places';
      readonly seconds: readonly number[];
      readonly packets: number;
      readonly tailSeconds: number;
    };

/** Reads the times of packets with one ffprobe; decodes nothing. */
export async function surveyPackets(
  { ffprobe }: Pick<FfmpegTools, 'ffprobe'>,
  source: MediaSource,
  plan: SurveyPlan,
  signal?: AbortSignal,
): Promise<PacketSurvey> {
  const tally = new PacketTally(plan);
  const wanted = [
    ...['-v', 'quiet', '-show_entries', 'packet=stream_index,pts_time,dts_time,duration_time,flags'],
    ...['-of', 'csv=p=0', ...intervals(plan), ...ffprobeInput(source)],
  ];
  return tally.finish(await readWithin(ffprobe, wanted, (line) => tally.push(line), signal));
}

function intervals(plan: SurveyPlan): string[] {
  if (plan.kind === 'whole') return [];
  const places = plan.seconds.map((seconds) => `${seconds.toFixed(3)}%+#${plan.packets}`);
  return ['-read_intervals', [...places, `${plan.tailSeconds.toFixed(3)}%`].join(',')];
}

/** More times than this tell no more about a rate. */
const maxTimes = 200_000;

interface OpenRun {
  readonly presentation: number[];
  readonly decoding: number[];
}

interface OpenStream {
  readonly runs: OpenRun[];
  endSeconds: number;
  lengthSeconds: number;
}

/** Takes ffprobe's lines: `stream,pts,dts,duration,flags`, `N/A` where there is none. */
export class PacketTally {
  readonly #plan: SurveyPlan;
  readonly #streams = new Map<number, OpenStream>();
  #run = 0;
  #inRun = 0;

  constructor(plan: SurveyPlan) {
    this.#plan = plan;
  }

  /** Side data adds columns and empty lines; what is asked for comes first. */
  push(line: string): void {
    const [index, pts, dts, duration, flags = ''] = line.split(',');
    const stream = this.#stream(Number.parseInt(index ?? '', 10));
    if (stream === null) return;
    this.#count();
    // An edit list hides it.
    if (flags.includes('D')) return;
    const times = { pts: Number.parseFloat(pts ?? ''), dts: Number.parseFloat(dts ?? '') };
    const length = Number.parseFloat(duration ?? '') || 0;
    const run = this.#openRun(stream, times.dts);
    if (Number.isFinite(times.pts)) run.presentation.push(times.pts);
    if (Number.isFinite(times.dts)) run.decoding.push(times.dts);
    const start = Number.isFinite(times.pts) ? times.pts : times.dts;
    stream.lengthSeconds += length;
    if (Number.isFinite(start)) stream.endSeconds = Math.max(stream.endSeconds, start + length);
  }

  finish(isWhole: boolean): PacketSurvey {
    const isAll = isWhole && this.#plan.kind === 'whole';
    const streams = [...this.#streams].map(([index, { runs, endSeconds, lengthSeconds }]) => {
      const found = {
        runs: runs.map((run) => ({ times: timesOf(run), isWhole: isAll })),
        endSeconds: endSeconds === -Infinity ? null : endSeconds,
        lengthSeconds,
      };
      return [index, found] as const;
    });
    return { streams: new Map(streams), isWhole: isAll };
  }

  #stream(index: number): OpenStream | null {
    if (!Number.isFinite(index)) return null;
    const known = this.#streams.get(index);
    if (known !== undefined) return known;
    const stream: OpenStream = { runs: [], endSeconds: -Infinity, lengthSeconds: 0 };
    this.#streams.set(index, stream);
    return stream;
  }

  #count(): void {
    if (this.#plan.kind === 'whole' || this.#run === this.#plan.seconds.length) return;
    if (this.#inRun === this.#plan.packets) {
      this.#run++;
      this.#inRun = 0;
    }
    this.#inRun++;
  }

  /** A run that met the end of the file is shorter: then decoding times go back where the next begins. */
  #openRun({ runs }: OpenStream, dts: number): OpenRun {
    const last = runs.at(-1);
    const lastTime = last?.decoding.at(-1) ?? -Infinity;
    const isAgain = this.#plan.kind === 'places' && dts < lastTime;
    if (last !== undefined && !isAgain && runs.length === this.#run + 1) {
      if (last.presentation.length < maxTimes) return last;
      return { presentation: [], decoding: [] };
    }
    if (isAgain && runs.length === this.#run + 1) {
      this.#run++;
      this.#inRun = 1;
    }
    while (runs.length < this.#run + 1) runs.push({ presentation: [], decoding: [] });
    return runs.at(-1)!;
  }
}

/** AVI gives no presentation times where frames are reordered, but evenly decoded frames are evenly shown. */
function timesOf({ presentation, decoding }: OpenRun): readonly number[] {
  return presentation.length >= decoding.length ? presentation : decoding;
}
