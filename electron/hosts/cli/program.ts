import { Command, CommanderError } from 'commander';
import { version } from '../version.ts';
import { defineCaption } from './commands/caption-options.ts';
import { defineChapters } from './commands/chapters-options.ts';
import { defineCheck } from './commands/check-options.ts';
import { defineConvert } from './commands/convert-options.ts';
import { defineDoctor } from './commands/doctor-options.ts';
import { defineGlossary } from './commands/glossary-options.ts';
import { defineIndex } from './commands/index-options.ts';
import { defineLibrary } from './commands/library-options.ts';
import { defineModels } from './commands/models-options.ts';
import { defineSearch } from './commands/search-options.ts';
import { defineSpeakers } from './commands/speakers-options.ts';
import { defineSummarize } from './commands/summarize-options.ts';
import { defineTranslate } from './commands/translate-options.ts';
import { exitStatus } from './exit-status.ts';
import type { Terminal } from './terminal.ts';

const examples = `
Try
  sidecut caption holiday.mp4
  sidecut caption --format srt,vtt --out captions *.mp4
  sidecut check holiday.srt --video holiday.mp4
  sidecut chapters holiday.mp4
  sidecut summarize holiday.mp4
  sidecut translate holiday.srt --to es,de
  sidecut index videos && sidecut search "a dog on the beach"

sidecut COMMAND --help tells more. SIDECUT_HOME names the data folder.`;

/** Does what one command line asks for, and tells how it ended. Failures of the work reject, wrong usage is told here. */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<number> {
  let status: number = exitStatus.done;
  const program = createProgram(terminal, (end) => (status = end));
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return explain(error, program, args, terminal);
  }
}

/**
 * Each command declares its options in a file of its own and is loaded when it is asked for: `sidecut convert` does not
 * wait for the recogniser.
 */
function createProgram(terminal: Terminal, end: (status: number) => void): Command {
  const program = new Command('sidecut')
    .description('Sidecut: captions from video, on this computer.')
    .usage('COMMAND ...')
    .version(version, '-v, --version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout(text),
      writeErr: (text) => terminal.stderr(text),
      // Told in `explain`, in the house's own form.
      outputError: () => undefined,
      getOutHelpWidth: () => terminal.columns,
      getErrHelpWidth: () => terminal.columns,
    })
    .configureHelp({ subcommandTerm: (command) => `${command.name()} ${command.usage()}` })
    .addHelpText('after', examples);
  defineCaption(program.command('caption'), async (options) => {
    const { runCaption } = await import('./commands/caption.ts');
    end(await runCaption(options, terminal));
  });
  defineChapters(program.command('chapters'), async (request) => {
    const { runChapters } = await import('./commands/chapters.ts');
    end(await runChapters(request, terminal));
  });
  defineSummarize(program.command('summarize'), async (request) => {
    const { runSummarize } = await import('./commands/summarize.ts');
    end(await runSummarize(request, terminal));
  });
  defineSpeakers(program.command('speakers'), async (request) => {
    const { runSpeakers } = await import('./commands/speakers.ts');
    end(await runSpeakers(request, terminal));
  });
  defineIndex(program.command('index'), async (request) => {
    const { runIndex } = await import('./commands/index-videos.ts');
    end(await runIndex(request, terminal));
  });
  defineSearch(program.command('search'), async (request) => {
    const { runSearch } = await import('./commands/search-moments.ts');
    end(await runSearch(request, terminal));
  });
  defineTranslate(program.command('translate'), async (request) => {
    const { runTranslate } = await import('./commands/translate.ts');
    end(await runTranslate(request, terminal));
  });
  defineCheck(program.command('check'), async (options) => {
    const { runCheck } = await import('./commands/check.ts');
    end(await runCheck(options, terminal));
  });
  defineConvert(program.command('convert'), async (options) => {
    const { runConvert } = await import('./commands/convert.ts');
    end(await runConvert(options, terminal));
  });
  defineGlossary(program.command('glossary'), async (request) => {
    const { runGlossary } = await import('./commands/glossary.ts');
    end(await runGlossary(request, terminal));
  });
  defineLibrary(program.command('library'), async (request) => {
    const { runLibrary } = await import('./commands/library.ts');
    end(await runLibrary(request, terminal));
  });
  defineModels(program.command('models'), async (request) => {
    const { runModels } = await import('./commands/models.ts');
    end(await runModels(request, terminal));
  });
  defineDoctor(program.command('doctor'), async (options) => {
    const { runDoctor } = await import('./commands/doctor.ts');
    end(await runDoctor(options, terminal));
  });
  program.command('version', { hidden: true }).action(() => terminal.stdout(`${version}\n`));
  return program;
}

/** Help and version that were asked for are no failure; wrong usage is one sentence that points to the help. */
function explain(
  error: CommanderError,
  program: Command,
  args: readonly string[],
  terminal: Terminal,
): number {
  if (error.exitCode === 0) return exitStatus.done;
  // No command was named: the help is on standard error already.
  if (error.code === 'commander.help') return exitStatus.usage;
  const sentence = error.message.replace(/^error: /, '').replaceAll('\n', ' ');
  const stop = /[.?!]$/.test(sentence) ? '' : '.';
  terminal.stderr(`sidecut: ${sentence}${stop} "${commandNamed(program, args)} --help" shows how.\n`);
  return exitStatus.usage;
}

/** `sidecut models install`, as far as the arguments name commands. */
function commandNamed(program: Command, args: readonly string[]): string {
  const names = [program.name()];
  let command = program;
  for (const arg of args) {
    const next = command.commands.find((one) => one.name() === arg);
    if (next === undefined) break;
    names.push(arg);
    command = next;
  }
  return names.join(' ');
}
