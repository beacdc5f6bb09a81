/** Entry of the web host: the whole app on 127.0.0.1, for machines without the desktop app. */
import '../../system/thread-pool.ts';
import { isSidecutError } from '../../../core/errors.ts';
import { errorSentence } from '../cli/words/failure-sentence.ts';
import { openBrowser } from './open-browser.ts';
import { parseWebOptions, usage } from './options.ts';
import { startWebApp } from './start-web-app.ts';
import type { WebHost } from './web-host.ts';

// A defect in one task costs that task; every other one goes on.
process.on('unhandledRejection', (error) => {
  process.stderr.write(
    `Sidecut: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
});

try {
  const options = parseWebOptions(process.argv.slice(2));
  const host = await startWebApp(options, (message) => process.stderr.write(`${message}\n`));
  printAddress(host, 'Sidecut');
  if (options.openBrowser) void openBrowser((onUsed) => host.newAddress(onUsed), options.dataFolder);
  closeOnSignals(() => host.close());
} catch (error) {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exitCode = 1;
}

/** An address is good for one browser; when it was used, the next one is told. */
function printAddress(host: WebHost, what: string): void {
  const address = host.newAddress(() => printAddress(host, 'For another browser'));
  process.stdout.write(`${what}: ${address}\n`);
}

function startFailure(error: unknown): string {
  const sentence = errorSentence(error);
  if (!isSidecutError(error)) return `Sidecut could not start: ${sentence}`;
  const isUnknownOption =
    isSidecutError(error, 'usage') && 'reason' in error.facts && error.facts.reason === 'start-options';
  return isUnknownOption ? `${sentence}\n${usage}` : sentence;
}

/** The first signal closes in peace; whoever sends a second one does not want to wait. */
function closeOnSignals(close: () => Promise<void>): void {
  let closing = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (closing) process.exit(1);
      closing = true;
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
}
