/** The H.264 encoder for exports: a hardware one that was seen to work here, else libx264. */
import { SidecutError } from '../../../core/errors.ts';
import type { PictureQuality } from '../../../core/contract/export.ts';
import type { VideoTrack } from '../../../core/media/media-info.ts';
import { framesPerSecond } from '../../../core/time/frame-rate.ts';
import { readCapabilities } from './ffmpeg-capabilities.ts';
import { ffmpegStart } from './ffmpeg-input.ts';
import type { FfmpegTools } from './locate-ffmpeg.ts';
import { runProgram } from './spawn-ffmpeg.ts';

export interface PictureEncoder {
  /** ffmpeg's name. */
  readonly name: string;
  readonly isHardware: boolean;
  /** What goes before the input. */
  readonly device: readonly string[];
  /** The last filters: the pixels that the encoder takes, where it takes them. */
  readonly upload: string;
  /** `bitRate`: bits a second at the best quality, for encoders that know no other measure. */
  readonly quality: (bitRate: number, quality: PictureQuality) => readonly string[];
}

/** Steps of the quantiser: about 40 and 20 % of the bits. */
const coarser: Readonly<Record<PictureQuality, number>> = { high: 0, good: 4, small: 9 };
/** Of the bits at the best quality. */
const share: Readonly<Record<PictureQuality, number>> = { high: 1, good: 0.5, small: 0.25 };

const software: PictureEncoder = {
  name: 'libx264',
  isHardware: false,
  device: [],
  upload: 'format=yuv420p',
  quality: (_, quality) => ['-preset', 'medium', '-crf', String(19 + coarser[quality])],
};

const hardware: readonly (PictureEncoder & { readonly platforms: readonly NodeJS.Platform[] })[] = [
  {
    name: 'h264_nvenc',
    platforms: ['linux', 'win32'],
    isHardware: true,
    device: [],
    upload: 'format=yuv420p',
    quality: (_, quality) => [
      ...['-preset', 'slow', '-rc', 'vbr', '-cq', String(21 + coarser[quality]), '-b:v', '0'],
    ],
  },
  {
    name: 'h264_videotoolbox',
    platforms: ['darwin'],
    isHardware: true,
    device: [],
    upload: 'format=yuv420p',
    quality: (bitRate, quality) => [
      '-b:v',
      String(Math.round(bitRate * share[quality])),
      '-profile:v',
      'high',
    ],
  },
  {
    name: 'h264_qsv',
    platforms: ['linux', 'win32'],
    isHardware: true,
    device: [],
    upload: 'format=nv12',
    quality: (_, quality) => ['-preset', 'medium', '-global_quality', String(21 + coarser[quality])],
  },
  {
    name: 'h264_amf',
    platforms: ['win32'],
    isHardware: true,
    device: [],
    upload: 'format=nv12',
    quality: (_, quality) => {
      const [key, other] = [20, 22].map((qp) => String(qp + coarser[quality])) as [string, string];
      return ['-quality', 'quality', '-rc', 'cqp', '-qp_i', key, '-qp_p', other];
    },
  },
  {
    name: 'h264_vaapi',
    platforms: ['linux'],
    isHardware: true,
    device: ['-vaapi_device', '/dev/dri/renderD128'],
    upload: 'format=nv12,hwupload',
    quality: (_, quality) => ['-qp', String(21 + coarser[quality])],
  },
];

/** A driver that does not answer within this is none to rely on. */
const maxProbeMs = 15_000;
/** Bits for each pixel of each frame: plain to the eye at the sizes people publish. */
const bitsPerPixel = 0.12;

let chosen: { readonly path: string; readonly encoder: Promise<PictureEncoder> } | undefined;

/** Tried once for the process; a failed search is forgotten. */
export function chooseH264Encoder(tools: FfmpegTools): Promise<PictureEncoder> {
  if (chosen?.path !== tools.ffmpeg.path) {
    const encoder = search(tools).catch((error: unknown) => {
      chosen = undefined;
      throw error;
    });
    chosen = { path: tools.ffmpeg.path, encoder };
  }
  return chosen.encoder;
}

/** The processor's, for when a hardware encoder refuses a picture; `ffmpeg-failed` where the build has none. */
export async function softwareEncoder(tools: FfmpegTools): Promise<PictureEncoder> {
  const { encoders } = await readCapabilities(tools);
  if (encoders.has(software.name)) return software;
  throw new SidecutError('ffmpeg-failed', { reason: 'no-h264' });
}

const tenBit: PictureEncoder = {
  name: 'libx265',
  isHardware: false,
  device: [],
  upload: 'format=yuv420p10le',
  // Without this tag Apple's players do not recognise HEVC; Matroska pays no heed to it.
  quality: (_, quality) => ['-preset', 'medium', '-crf', String(20 + coarser[quality]), '-tag:v', 'hvc1'],
};

/** For pictures of high range, see [Note: Pictures of high range]: HEVC, which has ten bits on every player that has HDR. */
export function tenBitEncoder(): PictureEncoder {
  return tenBit;
}

/** For encoders that are told a rate, by the size and speed of the picture. */
export function bitRateFor(track: Pick<VideoTrack, 'frameRate' | 'width' | 'height'>): number {
  const rate = track.frameRate === undefined ? 30 : framesPerSecond(track.frameRate);
  return Math.round(Math.max(500_000, track.width * track.height * rate * bitsPerPixel));
}

async function search(tools: FfmpegTools): Promise<PictureEncoder> {
  const { encoders } = await readCapabilities(tools);
  for (const candidate of hardware) {
    const isOffered = candidate.platforms.includes(process.platform) && encoders.has(candidate.name);
    if (isOffered && (await works(tools, candidate))) return candidate;
  }
  return softwareEncoder(tools);
}

/** A build lists encoders whose hardware or driver may be absent: five frames tell. */
async function works(tools: FfmpegTools, encoder: PictureEncoder): Promise<boolean> {
  const run = await runProgram(
    tools.ffmpeg,
    [
      ...[...ffmpegStart, ...encoder.device],
      ...['-f', 'lavfi', '-i', 'testsrc=size=640x360:rate=25', '-frames:v', '5', '-vf', encoder.upload],
      ...['-c:v', encoder.name, ...encoder.quality(2_000_000, 'high'), '-f', 'null', '-'],
    ],
    { timeoutMs: maxProbeMs },
  );
  return run.exitCode === 0;
}
