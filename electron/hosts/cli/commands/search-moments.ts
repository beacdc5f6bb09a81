import { basename, dirname, resolve } from 'node:path';
import type {
  FoundVideo,
  LegState,
  Moment,
  SearchExample,
  SearchState,
} from '../../../../core/contract/search.ts';
import { stringOutFormatForFile } from '../../../../core/formats/string-out/registry.ts';
import { exitStatus } from '../exit-status.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { chapterTime } from '../words/chapter-words.ts';
import { counted } from '../words/counted.ts';
import { failureSentence } from '../words/failure-sentence.ts';
import { noteSentence } from '../words/note-sentence.ts';
import type { SearchRequest } from './search-options.ts';
import { withApp } from './with-app.ts';
import type { AppAtHand } from './with-app.ts';

/** `sidecut search "..."` */
export function runSearch(request: SearchRequest, terminal: Terminal): Promise<number> {
  return withApp(async (app) => {
    const context = { signal: terminal.signal };
    const { query, limit, order } = request;
    const { videos, total, legs, state } = await app.calls['search.moments'](
      {
        ...{ query, limit, order, legs: [...request.in], mediaIds: null, moreOf: null, excluded: [] },
        example: await exampleOf(app, request, terminal.signal),
      },
      context,
    );
    const results = inOneList(videos, order);
    if (request.stringOut !== undefined && results.length > 0) {
      await writeStringOut(app, request.stringOut, { request, results }, terminal);
    }
    if (request.json === true) terminal.stdout(asJson(request, { results, total, legs }));
    else {
      tellLegs(legs, terminal);
      terminal.stdout(results.length === 0 ? noMatch(state) : listOf(results));
      if (total > results.length) terminal.stderr(`${total - results.length} more: --limit ${total}\n`);
    }
    return results.length === 0 ? exitStatus.failed : exitStatus.done;
  });
}

async function exampleOf(
  { calls, sourceFor }: AppAtHand,
  { image, like }: SearchRequest,
  signal: AbortSignal,
): Promise<SearchExample | null> {
  if (image !== undefined) return { kind: 'file', source: sourceFor(resolve(image)) };
  if (like === undefined) return null;
  const context = { signal };
  const { media } = await calls['media.list']({}, context);
  // By its name where the library has one of that name alone, else by adding nothing: only what is indexed is like anything.
  const name = like.file.split(/[/\\]/).at(-1)!;
  const [found, ...others] = media.filter((video) => video.name === name);
  if (found === undefined)
    throw new UsageError(`The library has no video "${name}". "sidecut index ${like.file}" adds it`);
  if (others.length > 0) throw new UsageError(`The library has several videos "${name}"`);
  return { kind: 'frame', mediaId: found.id, timeMs: like.timeMs };
}

/** One after the other, with half a second around each. */
async function writeStringOut(
  { calls, sourceFor }: AppAtHand,
  file: string,
  { request, results }: { readonly request: SearchRequest; readonly results: readonly Result[] },
  terminal: Terminal,
): Promise<void> {
  const path = resolve(file);
  const ranges = results.map(({ mediaId, startMs, endMs, reasons, name }) => ({
    ...{ mediaId, startMs, endMs: Math.max(endMs, startMs + 1) },
    label: (reasons.find(({ text }) => text !== null)?.text ?? name).slice(0, maxLabelLength),
  }));
  const { warnings, cuts } = await calls['export.stringOut'](
    {
      ...{ ranges, format: stringOutFormatForFile(path)!, handleMs: 500, joinsOverlaps: true },
      name: (request.query === '' ? 'Sidecut' : request.query).slice(0, 200),
      destination: {
        folder: sourceFor(dirname(path)),
        fileName: basename(path),
        overwrite: request.overwrite === true,
      },
    },
    { signal: terminal.signal },
  );
  for (const one of warnings) terminal.stderr(`${noteSentence(one)}\n`);
  terminal.stderr(`${file}: ${counted(cuts, 'cut')}\n`);
}

const maxLabelLength = 2000;

interface Result extends Moment {
  readonly name: string;
}

/** On a terminal one list reads better than one for each video. */
function inOneList(videos: readonly FoundVideo[], order: SearchRequest['order']): readonly Result[] {
  const all = videos.flatMap(({ mediaName: name, moments }) =>
    moments.map((moment) => ({ ...moment, name })),
  );
  return order === 'relevance' ? all.toSorted((a, b) => b.score - a.score) : all;
}

function noMatch({ videos, indexed }: SearchState): string {
  if (videos === 0) return 'The library is empty. Index some videos first: sidecut index FOLDER\n';
  if (indexed === 0) return 'No match. Nothing is indexed yet: sidecut index\n';
  if (indexed < videos)
    return `No match. ${videos - indexed} of ${videos} videos are not indexed as they are now: sidecut index\n`;
  return 'No match.\n';
}

/** Only what keeps a leg from finding anything. */
function tellLegs(legs: readonly LegState[], terminal: Terminal): void {
  for (const { leg, failure } of legs) {
    if (failure !== null) terminal.stderr(`Not searched by what is ${leg}: ${failureSentence(failure)}\n`);
  }
}

/** `talk.mp4  12:34  said  ... the words` */
function listOf(results: readonly Result[]): string {
  return results
    .map(({ name, startMs, endMs, reasons }) => {
      const time = `${chapterTime(startMs, endMs)}-${chapterTime(endMs, endMs)}`;
      const why = reasons.map(({ leg }) => leg).join(', ');
      const text = reasons.find((reason) => reason.text !== null)?.text ?? '';
      return `${name}  ${time}  (${why})${text === '' ? '' : `\n    ${text}`}\n`;
    })
    .join('');
}

function asJson(
  { query }: SearchRequest,
  {
    results,
    total,
    legs,
  }: { readonly results: readonly Result[]; readonly total: number; readonly legs: readonly LegState[] },
): string {
  const document = {
    ...{ query, total },
    legs: legs.map(({ leg, state, model }) => ({ leg, state, model })),
    results: results.map(({ name, mediaId, startMs, endMs, score, reasons }) => ({
      ...{ name, mediaId, startMs, endMs, score, reasons },
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
