import { errorSentence, failureSentence } from './cli/words/failure-sentence.ts';
import type { App } from './app/app.ts';

/**
 * Adds files that the operating system or the command line named, and has the pages show the first of them. What can't
 * be opened is reported, never thrown: it must not keep the app from starting.
 */
export async function openFiles(
  app: Pick<App, 'handlers' | 'events' | 'sources'>,
  paths: readonly string[],
  report: (message: string) => void,
): Promise<void> {
  if (paths.length === 0) return;
  const context = { signal: new AbortController().signal, progress: () => undefined };
  try {
    const sources = paths.map((path) => app.sources.idFor(path));
    const { added, known, refused } = await app.handlers['media.add']({ sources }, context);
    for (const { name, error } of refused) report(`${name}: ${failureSentence(error)}`);
    const first = added[0] ?? known[0];
    if (first !== undefined) app.events.emit('app.openMedia', { mediaId: first.id });
  } catch (error) {
    report(errorSentence(error));
  }
}
