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
      facts: {},
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
      facts: {},
      measured: lengths.length,
      limit: profile.maxLines,
      unit: 'lines',
    });
  }
  for (const [lineIndex, length] of lengths.entries()) {
    if (length <= profile.maxCharsPerLine) continue;
    found.push({
      code: 'chars-per-line',
      severity: 'error',
      cueIndex,
      facts: { lineCount: lengths.length },
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
  found.push({
    code: 'unbalanced-tags',
    severity: 'error',
    cueIndex,
    facts: { tags: tags.slice(0, 3) },
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
    if (isUntrimmed) {
      const facts = { isBlank: line.trim() === '' };
      found.push({ ...fault, code: 'surrounding-spaces', facts, lineIndex });
    }
    if (line.includes('  ')) found.push({ ...fault, code: 'double-spaces', facts: {}, lineIndex });
  }
}
