import type { Command } from 'commander';

export interface DoctorRequest {
  readonly json?: boolean;
}

const status = `
Exit status: 0 captions can be made, 1 something has to be done first, 2 wrong usage.`;

/** `sidecut doctor` */
export function defineDoctor(command: Command, run: (request: DoctorRequest) => Promise<void>): void {
  command
    .summary('what this computer offers, and what is missing')
    .description('What this computer offers, what is missing, and what to do about it.')
    .usage('[options]')
    .option('--json', 'print one JSON document on standard output')
    .addHelpText('after', status)
    .action((typed: DoctorRequest) => run(typed));
}
