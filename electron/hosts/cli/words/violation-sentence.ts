import type { Violation } from '../../../../core/check/violation.ts';

/** What a person at a terminal reads of a violation; counts cues and lines from 1. `profile`: the guideline's name. */
export function violationSentence(violation: Violation, profile: string): string {
  const { cueIndex } = violation;
  const cue = `Cue ${cueIndex + 1}`;
  const line = `${cue}, line ${(violation.lineIndex ?? 0) + 1},`;
  const measured = violation.measured ?? 0;
  const limit = violation.limit ?? 0;
  switch (violation.code) {
    case 'empty-text':
      return `${cue} has no text.`;
    case 'unbalanced-tags':
      return `${cue} has tags without their counterpart: ${violation.facts.tags.join(', ')}.`;
    case 'surrounding-spaces':
      return `${line} ${violation.facts.isBlank ? 'is blank' : 'begins or ends with a space'}.`;
    case 'double-spaces':
      return `${line} has two spaces in a row.`;
    case 'chars-per-line': {
      const place = violation.facts.lineCount === 1 ? cue : line;
      return `${place} has ${measured} characters; ${profile} allows ${limit} in a line.`;
    }
    case 'too-many-lines':
      return `${cue} has ${measured} lines; ${profile} allows ${limit}.`;
    case 'reading-speed':
      return speedSentence(violation, profile);
    case 'too-short':
      return `${cue} lasts ${seconds(measured)}; ${profile} asks for ${seconds(limit)} or more.`;
    case 'too-long':
      return `${cue} lasts ${seconds(measured)}; ${profile} allows ${seconds(limit)}.`;
    case 'negative-time':
      return `${cue} has a time before the video's beginning: ${seconds(measured)}.`;
    case 'reversed-times':
      return `${cue} ends ${seconds(-measured)} before it starts.`;
    case 'out-of-order':
      return `${cue} starts ${seconds(-measured)} before cue ${cueIndex}.`;
    case 'beyond-end':
      return `${cue} ends ${seconds(measured - limit)} after the video's end.`;
    case 'overlap':
      return `${cue} starts ${seconds(-measured)} before cue ${violation.facts.previousIndex + 1} ends.`;
    case 'gap-too-small': {
      const { frames, minFrames, previousIndex } = violation.facts;
      return (
        `Only ${framesText(frames)} (${measured} ms) lie between cues ${previousIndex + 1} and ${cueIndex + 1}; ` +
        `${profile} asks for ${framesText(minFrames)} (${limit} ms).`
      );
    }
    case 'gap-not-closed': {
      const { frames, closedUpToFrames, previousIndex } = violation.facts;
      return (
        `${framesText(frames)} lie between cues ${previousIndex + 1} and ${cueIndex + 1}; ` +
        `${profile} closes gaps of up to ${closedUpToFrames} frames to ${limit === 0 ? 'nothing' : framesText(limit)}.`
      );
    }
    case 'start-near-shot':
    case 'end-near-shot':
      return shotSentence(violation, profile);
  }
}

function speedSentence(violation: Extract<Violation, { code: 'reading-speed' }>, profile: string): string {
  const { cueIndex, measured, limit, unit, severity, facts } = violation;
  const isWords = unit === 'words/min';
  const speed = isWords
    ? `${Math.round(measured!)} words a minute`
    : `${round(measured!, 1)} characters a second`;
  const rule = isWords
    ? `${severity === 'error' ? 'allows' : 'advises'} ${limit} at most`
    : `allows ${limit}`;
  const given = `(${facts.count} in ${seconds(facts.durationMs)})`;
  return `Cue ${cueIndex + 1} runs at ${speed} ${given}; ${profile} ${rule}.`;
}

function shotSentence(
  { code, cueIndex, measured, facts, suggestedMs }: Extract<Violation, { code: `${string}-near-shot` }>,
  profile: string,
): string {
  const distance = Math.abs(measured!);
  const where = distance === 0 ? 'on' : `${framesText(distance)} ${measured! < 0 ? 'before' : 'after'}`;
  return (
    `Cue ${cueIndex + 1} ${code === 'start-near-shot' ? 'starts' : 'ends'} ${where} ` +
    `the cut at ${seconds(facts.cutMs)}; ${profile} moves it to ${seconds(suggestedMs!)}.`
  );
}

function seconds(ms: number): string {
  return `${round(ms / 1000, 3)} s`;
}

function framesText(count: number): string {
  return `${count} frame${count === 1 ? '' : 's'}`;
}

function round(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}
