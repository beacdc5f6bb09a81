/** Every format of a cut list: its name, its file's extension, who writes it. */
import type { CutList } from './cut-list.ts';
import { writeCutCsv } from './csv.ts';
import { maxEdlEvents, writeEdl } from './edl.ts';
import { writeFcp7Cuts } from './fcp7-cuts.ts';
import { writeFcpxml } from './fcpxml.ts';
import { writeOtioCuts } from './otio.ts';

export interface StringOutFormat {
  /** For people. */
  readonly name: string;
  readonly extension: string;
  /** More have no numbers. */
  readonly maxCuts?: number;
  /** It does not say at which rate each video counts. */
  readonly hasOneRate?: true;
  readonly write: (list: CutList) => string;
}

export const stringOutFormats = {
  edl: { name: 'EDL', extension: 'edl', maxCuts: maxEdlEvents, hasOneRate: true, write: writeEdl },
  fcpxml: { name: 'FCPXML', extension: 'fcpxml', write: writeFcpxml },
  fcp7: { name: 'FCP7 XML', extension: 'xml', write: writeFcp7Cuts },
  otio: { name: 'OpenTimelineIO', extension: 'otio', write: writeOtioCuts },
  csv: { name: 'CSV', extension: 'csv', write: writeCutCsv },
} as const satisfies Record<string, StringOutFormat>;

export type StringOutFormatId = keyof typeof stringOutFormats;

export const stringOutFormatIds = Object.keys(stringOutFormats) as readonly StringOutFormatId[];

export function stringOutFormat(id: StringOutFormatId): StringOutFormat {
  return stringOutFormats[id];
}

/** By the end of a file's name; null where it is none. */
export function stringOutFormatForFile(fileName: string): StringOutFormatId | null {
  const name = fileName.toLowerCase();
  return stringOutFormatIds.find((id) => name.endsWith(`.${stringOutFormats[id].extension}`)) ?? null;
}
