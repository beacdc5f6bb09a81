/** What is wrong with one cue's text: length, lines, tags, spaces. */
import type { Cue } from '../cues/cue.ts';
import { unbalancedTags } from '../cues/markup.ts';
import type { TextMeasure } from '../cues/text-measure.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Violation } from './violation.ts';

export function isEmptyText(text: TextMeasure): boolean {
  return text.lines.every((line) => line.trim() === '');
}

export function findTextFaults(
  cue: Cue,
  text: TextMeasure,
  cueIndex: number,
  profile: Profile,
  found: Violation[],
): void {
  findTagFault(cue, cueIndex, found);
  if (isEmptyText(text)) {
    found.push({
      code: 'empty-text',
      severity: 'error',
      cueIndex,
      message: `Cue ${cueIndex + 1} has no text.`,
      measured: 0,
      limit: 1,
      unit: 'characters',
    });
    return;
  }
  findSpaceFaults(text, cueIndex, found);
  findLengthFaults(text, cueIndex, profile, found);
}

function findLengthFaults(text: TextMeasure, cueIndex: number, profile: Profile, found: Violation[]): void {
  const lengths = text.lineLengths;
  if (lengths.length > profile.maxLines) {
    found.push({
      code: 'too-many-lines',
      severity: 'error',
      cueIndex,
      message: `Cue ${cueIndex + 1} has ${lengths.length} lines; ${profile.name} allows ${profile.maxLines}.`,
      measured: lengths.length,
      limit: profile.maxLines,
      unit: 'lines',
    });
  }
  for (const [lineIndex, length] of lengths.entries()) {
    if (length <= profile.maxCharsPerLine) continue;
    const place =
      lengths.length === 1 ? `Cue ${cueIndex + 1}` : `Cue ${cueIndex + 1}, line ${lineIndex + 1},`;
    found.push({
      code: 'chars-per-line',
      severity: 'error',
      cueIndex,
      message: `${place} has ${length} characters; ${profile.name} allows ${profile.maxCharsPerLine} in a line.`,
      measured: length,
      limit: profile.maxCharsPerLine,
      unit: 'characters',
      lineIndex,
    });
  }
}

function findTagFault(cue: Cue, cueIndex: number, found: Violation[]): void {
  const tags = unbalancedTags(cue.text);
  if (tags.length === 0) return;
  const shown = tags.slice(0, 3).join(', ');
  found.push({
    code: 'unbalanced-tags',
    severity: 'error',
    cueIndex,
    message: `Cue ${cueIndex + 1} has tags without their counterpart: ${shown}.`,
    measured: tags.length,
    limit: 0,
    unit: null,
  });
}

function findSpaceFaults(text: TextMeasure, cueIndex: number, found: Violation[]): void {
  const fault = { severity: 'warning', cueIndex, measured: null, limit: null, unit: null } as const;
  for (const [lineIndex, line] of text.lines.entries()) {
    const isUntrimmed = line.trim() !== line;
    if (!isUntrimmed && !line.includes('  ')) continue;
    const place = `Cue ${cueIndex + 1}, line ${lineIndex + 1},`;
    if (isUntrimmed) {
      const message = `${place} ${line.trim() === '' ? 'is blank' : 'begins or ends with a space'}.`;
      found.push({ ...fault, code: 'surrounding-spaces', message, lineIndex });
    }
    if (line.includes('  ')) {
      found.push({
        ...fault,
        code: 'double-spaces',
        message: `${place} has two spaces in a row.`,
        lineIndex,
      });
    }
  }
}
