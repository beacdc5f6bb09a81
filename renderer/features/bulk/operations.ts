/** The bulk operations: what each needs to know, and the edit that comes of it. */
import { assertNever } from '../../../core/assert-never.ts';
import type { LetterCase } from '../../../core/edit/change-case.ts';
import { changeCase } from '../../../core/edit/change-case.ts';
import { breakLines } from '../../../core/edit/change-texts.ts';
import { convertChinese } from '../../../core/edit/convert-chinese.ts';
import type { ChineseScript, ConvertText } from '../../../core/language/chinese-script.ts';
import type { TargetTrack } from '../../../core/edit/duplicate.ts';
import { duplicateToTrack } from '../../../core/edit/duplicate.ts';
import type { EditContext } from '../../../core/edit/edit-context.ts';
import { fixGaps, fixOverlaps } from '../../../core/edit/gaps.ts';
import { mergeCues } from '../../../core/edit/merge.ts';
import { shiftCues } from '../../../core/edit/move.ts';
import { leaveOutFillers } from '../../../core/edit/leave-out-fillers.ts';
import { resplitCues } from '../../../core/edit/resplit.ts';
import { snapToShots } from '../../../core/edit/snap-to-shots.ts';
import { changeFrameRate, stretchCues } from '../../../core/edit/stretch.ts';
import { removeTags } from '../../../core/edit/tags.ts';
import type { Edit } from '../../../core/project/project.ts';
import { parseFrameRate } from '../../../core/time/frame-rate.ts';
import { parseTimeText } from '../../editing/time-text.ts';

export const operations = [
  'shift',
  'stretch',
  'frameRate',
  'resplit',
  'merge',
  'breakLines',
  'fixGaps',
  'fixOverlaps',
  'snapToShots',
  'removeTags',
  'changeCase',
  'leaveOutFillers',
  'chineseScript',
  'duplicate',
] as const;
export type Operation = (typeof operations)[number];

/** What an operation needs to know, as typed. */
interface OperationSettings {
  readonly shift: {
    /** `+0.5`, `-2f`, `1:02`. */
    readonly by: string;
  };
  readonly stretch: {
    readonly firstFrom: string;
    readonly firstTo: string;
    readonly secondFrom: string;
    readonly secondTo: string;
  };
  readonly frameRate: { readonly from: string; readonly to: string };
  readonly changeCase: { readonly letterCase: LetterCase };
  readonly chineseScript: { readonly script: ChineseScript };
  readonly duplicate: { readonly targetTrackId: string };
}

/** Empty for an operation that needs to know nothing. */
export type SettingsOf<Name extends Operation> = Name extends keyof OperationSettings
  ? OperationSettings[Name]
  : object;

export type BulkScope = 'selection' | 'track';

/** One operation with what it needs to know. */
export type BulkSettings = {
  readonly [Name in Operation]: { readonly operation: Name; readonly scope: BulkScope } & SettingsOf<Name>;
}[Operation];

export type BulkSettingsOf<Name extends Operation> = Extract<BulkSettings, { readonly operation: Name }>;

export interface BulkEnvironment {
  readonly selection: ReadonlySet<string>;
  readonly shotChanges: readonly number[];
  readonly targets: ReadonlyMap<string, TargetTrack>;
  /** Into the chosen script; absent for other operations. */
  readonly convertChinese?: ConvertText | undefined;
}

/** Those that mean cues one has chosen, or the whole track, whatever is selected. */
export function scopesOf(operation: Operation): readonly BulkScope[] {
  if (operation === 'merge') return ['selection'];
  return operation === 'frameRate' ? ['track'] : ['selection', 'track'];
}

/** null: nothing would change, or a setting is missing or no time. */
export function bulkEdit(c: EditContext, settings: BulkSettings, environment: BulkEnvironment): Edit | null {
  const [onlyScope] = scopesOf(settings.operation).length === 1 ? scopesOf(settings.operation) : [];
  const cueIds = (onlyScope ?? settings.scope) === 'selection' ? environment.selection : null;
  switch (settings.operation) {
    case 'shift':
      return shift(c, cueIds, settings);
    case 'stretch':
      return stretch(c, cueIds, settings);
    case 'frameRate':
      return changeRate(c, settings);
    case 'resplit':
      return resplitCues(c, cueIds, { shotChanges: environment.shotChanges, language: c.track.language });
    case 'merge':
      return mergeCues(c, environment.selection);
    case 'breakLines':
      return breakLines(c, cueIds);
    case 'fixGaps':
      return fixGaps(c, cueIds);
    case 'fixOverlaps':
      return fixOverlaps(c, cueIds);
    case 'snapToShots':
      return snapToShots(c, cueIds, environment.shotChanges);
    case 'removeTags':
      return removeTags(c, cueIds);
    case 'changeCase':
      return changeCase(c, cueIds, settings.letterCase);
    case 'leaveOutFillers':
      return leaveOutFillers(c, cueIds);
    case 'chineseScript': {
      const { convertChinese: convert } = environment;
      return convert === undefined ? null : convertChinese(c, cueIds, settings.script, convert);
    }
    case 'duplicate':
      return duplicate(c, cueIds, environment.targets.get(settings.targetTrackId));
    default:
      return assertNever(settings);
  }
}

/** Milliseconds, negative for earlier; null when it is no time. */
export function parseShift(c: Pick<EditContext, 'frameRate'>, text: string): number | null {
  const typed = text.normalize('NFKC').replaceAll('\u2212', '-').trim();
  const isEarlier = typed.startsWith('-');
  const amount = typed.replace(/^[+-]\s*/, '');
  const options = { frameRate: c.frameRate, fromMs: 0 };
  // With its sign `2f` is a number of frames, without it `1:02` is a time.
  const ms = parseTimeText(`+${amount}`, options) ?? parseTimeText(amount, options);
  return ms === null ? null : isEarlier ? -ms : ms;
}

function shift(c: EditContext, cueIds: ReadonlySet<string> | null, { by }: SettingsOf<'shift'>): Edit | null {
  const deltaMs = parseShift(c, by);
  return deltaMs === null ? null : shiftCues(c, cueIds, deltaMs);
}

function stretch(
  c: EditContext,
  cueIds: ReadonlySet<string> | null,
  settings: SettingsOf<'stretch'>,
): Edit | null {
  const time = (text: string): number | null => parseTimeText(text, { frameRate: c.frameRate, fromMs: 0 });
  const [firstFrom, firstTo] = [time(settings.firstFrom), time(settings.firstTo)];
  const [secondFrom, secondTo] = [time(settings.secondFrom), time(settings.secondTo)];
  if (firstFrom === null || firstTo === null || secondFrom === null || secondTo === null) return null;
  const first = { fromMs: firstFrom, toMs: firstTo };
  return stretchCues(c, cueIds, first, { fromMs: secondFrom, toMs: secondTo });
}

function changeRate(c: EditContext, settings: SettingsOf<'frameRate'>): Edit | null {
  const [from, to] = [parseFrameRate(settings.from), parseFrameRate(settings.to)];
  return from === null || to === null ? null : changeFrameRate(c, from, to);
}

function duplicate(
  c: EditContext,
  cueIds: ReadonlySet<string> | null,
  target: TargetTrack | undefined,
): Edit | null {
  return target === undefined ? null : duplicateToTrack(c, cueIds ?? c.cues.map(({ id }) => id), target);
}
