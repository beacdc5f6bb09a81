/**
 * [Note: Pictures of high range] HDR writes brightness by another curve than everything else (SMPTE ST 2084, called PQ,
 * or hybrid log-gamma; both in ITU-R BT.2100), up to 10,000 nits, in ten bits. H.264 in eight bits with that curve still
 * named shows bands, and white captions at its end would blind. So what is encoded is mapped to BT.709, as every screen
 * shows it. Where ffmpeg was built without what that takes, ten bits and the curve stay, and captions are drawn at the
 * level that BT.2408 gives for white text: 203 nits.
 */
import { SidecutError } from '../../../core/errors.ts';
import { readCapabilities } from './ffmpeg-capabilities.ts';
import type { FfmpegCapabilities } from './ffmpeg-capabilities.ts';
import type { FfmpegTools } from './locate-ffmpeg.ts';

export type HighRange = 'pq' | 'hlg';

export type ColourPlan =
  | { readonly kind: 'usual' }
  | { readonly kind: 'mapped'; readonly filters: readonly string[] }
  | { readonly kind: 'kept'; readonly highRange: HighRange };

/** What is done with the colours of a picture that is encoded anew. `highRange`: null for a usual picture. */
export async function planColour(tools: FfmpegTools, highRange: HighRange | null): Promise<ColourPlan> {
  if (highRange === null) return { kind: 'usual' };
  return chooseColour(await readCapabilities(tools), highRange);
}

export function chooseColour(
  { filters, encoders }: Pick<FfmpegCapabilities, 'filters' | 'encoders'>,
  highRange: HighRange,
): ColourPlan {
  if (filters.has('zscale') && filters.has('tonemap')) {
    return { kind: 'mapped', filters: toneMap(highRange) };
  }
  if (encoders.has('libx265')) return { kind: 'kept', highRange };
  throw new SidecutError('ffmpeg-failed', { reason: 'no-high-range' });
}

/** For a copy to look at: what maps the picture where this ffmpeg can, else nothing. */
export async function mappingFilters(
  tools: FfmpegTools,
  highRange: HighRange | null,
): Promise<readonly string[]> {
  const { filters } = await readCapabilities(tools);
  const colour =
    highRange === null ? null : chooseColour({ filters, encoders: new Set(['libx265']) }, highRange);
  return colour?.kind === 'mapped' ? colour.filters : [];
}

/** Nits of white, the unit of linear light. */
const whiteNits = 203;

function toneMap(highRange: HighRange): readonly string[] {
  const curve = highRange === 'pq' ? 'smpte2084' : 'arib-std-b67';
  return [
    `zscale=tin=${curve}:pin=2020:min=2020_ncl:t=linear:npl=${whiteNits}`,
    'format=gbrpf32le',
    'zscale=p=709',
    'tonemap=tonemap=mobius:desat=0',
    'zscale=t=709:m=709:r=limited',
  ];
}

/** The signal at 203 nits as a share of the whole (ITU-R BT.2408, table 1). */
const whiteLevel: Readonly<Record<HighRange, number>> = { pq: 0.58, hlg: 0.75 };

/** An ASS script whose colours (`&HAABBGGRR`) are as bright as captions in a picture of high range should be. */
export function dimColours(script: string, highRange: HighRange): string {
  return script.replace(
    /&H([0-9a-f]{2})?([0-9a-f]{6})\b/gi,
    (_, alpha: string | undefined, colour: string) => {
      const dimmed = colour.replace(/../g, (byte) =>
        Math.round(Number.parseInt(byte, 16) * whiteLevel[highRange])
          .toString(16)
          .padStart(2, '0')
          .toUpperCase(),
      );
      return `&H${alpha ?? ''}${dimmed}`;
    },
  );
}
