import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pictures } from '../../../core/analysis/pictures.ts';
import type { VideoTrack } from '../../../core/media/media-info.ts';
import { posterFile, sheetFile } from '../../services/media/media-folder.ts';
import { analysisWork } from '../analysis-work.ts';
import type { WorkContext } from '../analysis-work.ts';
import { planSheets, sheetBranch } from './contact-sheets.ts';
import type { SheetPlan } from './contact-sheets.ts';
import { makePoster } from './make-poster.ts';

export const picturesWork = analysisWork({
  analysis: pictures,
  source: 'picture',
  stage: 'job.stage.pictures',
  isImported: true,
  needsFolder: true,
  async open(context, track) {
    const { medium, keep } = context;
    const folder = medium.folder!;
    await mkdir(folder, { recursive: true });
    // A list of videos shows it: it does not wait for the whole to be decoded.
    const hasPoster = await makePosterFile(context, track, join(folder, posterFile));
    if (hasPoster) await keep({ hasPoster, sheets: null });
    const plan = planSheets(track, medium.media.durationMs);
    return {
      branches: [sheetBranch({ plan, folder }, track)],
      end: async () => ({ hasPoster, sheets: await writtenSheets(plan, folder) }),
    };
  },
});

/** A recording that breaks off has fewer sheets than its length promises. */
async function writtenSheets(plan: SheetPlan, folder: string): Promise<SheetPlan> {
  const names = new Set(await readdir(folder));
  let sheets = 0;
  while (names.has(sheetFile(sheets))) sheets++;
  return { ...plan, count: Math.min(plan.count, sheets * plan.columns * plan.rows) };
}

/** A recording that breaks off before its tenth part has pictures at its start only. */
async function makePosterFile(
  { tools, medium: { media }, signal }: WorkContext<unknown>,
  track: VideoTrack,
  path: string,
): Promise<boolean> {
  for (const atMs of [Math.floor(media.durationMs / 10), 0]) {
    await makePoster(tools, media, { track, atMs, path, signal }).catch(() => signal.throwIfAborted());
    if ((await stat(path).catch(() => null))?.size) return true;
  }
  return false;
}
