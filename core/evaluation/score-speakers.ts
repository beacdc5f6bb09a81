/** How well it was told who speaks when: the diarisation error rate and its parts. */
import { bestAssignment } from './best-assignment.ts';

/** Somebody speaks; turns of several may overlap. */
export interface SaidTurn {
  readonly startMs: number;
  readonly endMs: number;
  readonly speaker: string | number;
}

/** Times are of speakers: where two speak at once it counts twice. */
export interface SpeakerScore {
  /** What is said in the truth, outside the collars. */
  readonly spokenMs: number;
  readonly missedMs: number;
  readonly falseAlarmMs: number;
  readonly confusedMs: number;
  readonly truthSpeakers: number;
  readonly foundSpeakers: number;
}

/**
 * Compares turns as NIST's md-eval does (Rich Transcription 2009 evaluation plan, section 6), overlap counted: speakers
 * are paired one to one so that most time agrees. `collarMs` on both sides of every boundary of the truth does not count.
 */
export function scoreSpeakers(
  truth: readonly SaidTurn[],
  found: readonly SaidTurn[],
  { collarMs = 0 }: { readonly collarMs?: number } = {},
): SpeakerScore {
  const pieces = piecesOf(truth, found, collarMs);
  const partners = partnersIn(pieces);
  const right = ({ truth: said, found: heard }: Piece) =>
    [...said].filter((name) => isIn(heard, partners.get(name))).length;
  const paired = ({ truth: said, found: heard }: Piece) => Math.min(said.size, heard.size);
  return {
    spokenMs: total(pieces, (piece) => piece.truth.size),
    missedMs: total(pieces, (piece) => Math.max(0, piece.truth.size - piece.found.size)),
    falseAlarmMs: total(pieces, (piece) => Math.max(0, piece.found.size - piece.truth.size)),
    confusedMs: total(pieces, (piece) => paired(piece) - right(piece)),
    truthSpeakers: namesOf(truth).size,
    foundSpeakers: namesOf(found).size,
  };
}

/** Which speaker that was found each one of the truth is, so that most time agrees. */
export function speakerPartners(
  truth: readonly SaidTurn[],
  found: readonly SaidTurn[],
): ReadonlyMap<SaidTurn['speaker'], SaidTurn['speaker']> {
  return partnersIn(piecesOf(truth, found, 0));
}

function partnersIn(pieces: readonly Piece[]): ReadonlyMap<Name, Name> {
  const truthNames = [...new Set(pieces.flatMap((piece) => [...piece.truth]))];
  const foundNames = [...new Set(pieces.flatMap((piece) => [...piece.found]))];
  const shared = truthNames.map((name) => {
    const own = pieces.filter((piece) => piece.truth.has(name));
    return foundNames.map((other) => total(own, (piece) => (piece.found.has(other) ? 1 : 0)));
  });
  const columns = bestAssignment(shared).entries();
  return new Map(
    [...columns].flatMap(([row, column]) =>
      column === null ? [] : [[truthNames[row]!, foundNames[column]!]],
    ),
  );
}

function isIn(names: ReadonlySet<Name>, name: Name | undefined): boolean {
  return name !== undefined && names.has(name);
}

/** Missed, invented and confused speech in what was spoken; 1 is a hundred percent, and more is possible. */
export function diarisationErrorRate({ spokenMs, missedMs, falseAlarmMs, confusedMs }: SpeakerScore): number {
  const wrong = missedMs + falseAlarmMs + confusedMs;
  return wrong === 0 ? 0 : wrong / spokenMs;
}

export function addSpeakerScores(scores: readonly SpeakerScore[]): SpeakerScore {
  const sum = (part: keyof SpeakerScore) => scores.reduce((so, score) => so + score[part], 0);
  return {
    ...{ spokenMs: sum('spokenMs'), missedMs: sum('missedMs'), falseAlarmMs: sum('falseAlarmMs') },
    ...{ confusedMs: sum('confusedMs') },
    ...{ truthSpeakers: sum('truthSpeakers'), foundSpeakers: sum('foundSpeakers') },
  };
}

type Name = SaidTurn['speaker'];

/** A stretch in which nobody begins or ends. */
interface Piece {
  readonly durationMs: number;
  readonly truth: ReadonlySet<Name>;
  readonly found: ReadonlySet<Name>;
}

function namesOf(turns: readonly SaidTurn[]): ReadonlySet<Name> {
  return new Set(turns.filter(({ startMs, endMs }) => endMs > startMs).map(({ speaker }) => speaker));
}

function total(pieces: readonly Piece[], speakers: (piece: Piece) => number): number {
  return pieces.reduce((sum, piece) => sum + piece.durationMs * speakers(piece), 0);
}

interface Change {
  readonly atMs: number;
  readonly by: 1 | -1;
  readonly of: 'truth' | 'found' | 'collar';
  readonly name: Name;
}

/** Without what lies in a collar, and without silence. */
function piecesOf(
  truth: readonly SaidTurn[],
  found: readonly SaidTurn[],
  collarMs: number,
): readonly Piece[] {
  const changes = [
    ...truth.flatMap((turn) => changesOf(turn, 'truth')),
    ...found.flatMap((turn) => changesOf(turn, 'found')),
    ...(collarMs > 0 ? truth.flatMap((turn) => collarsOf(turn, collarMs)) : []),
  ].toSorted((a, b) => a.atMs - b.atMs);
  const pieces: Piece[] = [];
  const open = { truth: new Counts(), found: new Counts(), collar: new Counts() };
  for (const [index, { by, of, name, atMs }] of changes.entries()) {
    open[of].add(name, by);
    const durationMs = (changes[index + 1]?.atMs ?? atMs) - atMs;
    if (durationMs === 0 || open.collar.names().size > 0) continue;
    const [said, heard] = [open.truth.names(), open.found.names()];
    if (said.size + heard.size > 0) pieces.push({ durationMs, truth: said, found: heard });
  }
  return pieces;
}

function changesOf({ startMs, endMs, speaker }: SaidTurn, of: Change['of']): readonly Change[] {
  if (endMs <= startMs) return [];
  return [
    { atMs: startMs, by: 1, of, name: speaker },
    { atMs: endMs, by: -1, of, name: speaker },
  ];
}

function collarsOf({ startMs, endMs }: SaidTurn, collarMs: number): readonly Change[] {
  return [startMs, endMs].flatMap((edgeMs) =>
    changesOf({ startMs: edgeMs - collarMs, endMs: edgeMs + collarMs, speaker: '' }, 'collar'),
  );
}

/** Turns of one person may overlap; they count once. */
class Counts {
  readonly #counts = new Map<Name, number>();

  add(name: Name, by: number): void {
    const count = (this.#counts.get(name) ?? 0) + by;
    if (count === 0) this.#counts.delete(name);
    else this.#counts.set(name, count);
  }

  names(): ReadonlySet<Name> {
    return new Set(this.#counts.keys());
  }
}
