import { once } from '../../../core/async/once.ts';
import { createTurns } from '../../../core/async/turns.ts';
import type { AppContract } from '../../../core/contract/app-contract.ts';
import { mainPicture } from '../../../core/media/main-picture.ts';
import { shownPicture } from '../../../core/media/shown-picture.ts';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import { styleOfTrack } from '../../../core/style/new-track.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import type { Scratch } from '../files/scratch.ts';
import type { Library } from '../library/library.ts';
import { requireMedia } from '../media/presence.ts';
import type { ProjectService } from '../project/project-service.ts';
import { canvasOf, forScreen, soundCanvas } from './caption-script.ts';
import { drawCaptions } from './draw-captions.ts';
import { checkFonts } from './missing-characters.ts';
import { hasLookOfFile, scriptToDraw } from './track-script.ts';
import { listFontFamilies } from './system-fonts.ts';

export interface StyleParts {
  readonly library: {
    readonly media: Pick<Library['media'], 'find'>;
    readonly extras: Pick<Library['extras'], 'find'>;
  };
  readonly project: Pick<ProjectService, 'readTrack'>;
  readonly tools: () => Promise<FfmpegTools>;
  readonly scratch: Scratch;
}

type StyleOperation = Extract<keyof AppContract, `style.${string}`>;

/** Pixels of the longer side of a preview: as many as most windows show. */
const maxPreviewSide = 1920;

export function createStyleHandlers({
  library,
  project,
  tools,
  scratch,
}: StyleParts): Pick<Handlers<AppContract>, StyleOperation> {
  // Listing takes seconds on some systems; who installs a font starts the app again.
  const fonts = once(async () => [...(await listFontFamilies())]);
  // A picture a moment is wanted soon, but never at the cost of a second process.
  const inTurn = createTurns();
  const extrasOf = lastOnly((id: string) => library.extras.find(id));
  const scriptOf = async (
    { trackId, extras }: { readonly trackId: string; readonly extras: string },
    style: CaptionStyle,
  ) => {
    const stored = await extrasOf(extras);
    // Which style speaks is known by all cues, and asked only where it looks otherwise.
    const isOfFile = stored === null || hasLookOfFile(style, stored);
    const cues = isOfFile ? [] : (await project.readTrack(trackId)).cues;
    return scriptToDraw(style, () => cues, stored);
  };
  return {
    'style.fonts': async () => ({ families: await fonts() }),
    'style.draw': async ({ mediaId, style, strip, file }, { signal }) => {
      const picture = mainPicture((await requireMedia(library, mediaId)).info);
      const canvas = picture === undefined ? soundCanvas : forScreen(canvasOf(picture), maxPreviewSide);
      const { pictures } = await inTurn(async () => {
        signal.throwIfAborted();
        const script = file && (await scriptOf(file, style));
        return drawCaptions(await tools(), { ...strip, script }, style, canvas, { signal, scratch });
      });
      return { pictures: pictures.map((png) => Buffer.from(png).toString('base64')) };
    },
    'style.check': async ({ trackId }, { signal }) => {
      const { mediaId, track, cues } = await project.readTrack(trackId);
      const style = styleOfTrack(track, shownPicture((await requireMedia(library, mediaId)).info));
      const warnings = await inTurn(async () => checkFonts(await tools(), cues, style, { signal, scratch }));
      return { warnings: [...warnings] };
    },
  };
}

/** What a file brought never changes, may hold fonts of megabytes, and is asked for with every picture. */
function lastOnly<Value>(read: (id: string) => Promise<Value>): (id: string) => Promise<Value> {
  let last: { readonly id: string; readonly value: Value } | null = null;
  return async (id) => {
    if (last?.id !== id) last = { id, value: await read(id) };
    return last.value;
  };
}
