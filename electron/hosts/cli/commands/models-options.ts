import type { Command } from 'commander';
import { precisions } from '../../../../models/catalogue.ts';
import type { Precision } from '../../../../models/catalogue.ts';
import { downloadKinds } from '../../../services/models/install/install-target.ts';
import type { DownloadKind } from '../../../services/models/install/install-target.ts';
import { choiceOption } from '../option-values.ts';
import { UsageError } from '../usage-error.ts';

export interface InstallWishes {
  readonly precision?: Precision;
  readonly revision?: string;
  readonly source?: DownloadKind;
  readonly endpoint?: string;
  readonly token?: string;
  readonly offline?: boolean;
}

export type ModelsRequest =
  | { readonly kind: 'list'; readonly all?: boolean; readonly json?: boolean }
  | { readonly kind: 'install'; readonly ids: readonly string[]; readonly wishes: InstallWishes }
  | { readonly kind: 'verify'; readonly ids: readonly string[] }
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  | MeasureRequest
  | {
      readonly kind: 'import';
      readonly path: string;
      readonly id?: string;
      readonly overwrite?: boolean;
      readonly copy?: boolean;
    }
  | { readonly kind: 'find'; readonly folders: readonly string[]; readonly json?: boolean };

/** Which models are tried, and on what. */
export interface MeasureRequest {
  readonly kind: 'measure';
  readonly ids: readonly string[];
  /** A folder with sound and truth; the sample without it. */
  readonly on?: string;
  readonly json?: boolean;
}

type Run = (request: ModelsRequest) => Promise<void>;

const description = `The models on this computer, and those to be had.

An ID is one of the list, or any export of the hub with the layout of one of the list as OWNER/NAME. An interrupted download goes on where it stopped when the same command is given again.`;

const examples = `
Try
  sidecut models list
  sidecut models install whisper-base
  sidecut models install whisper-large-v3-turbo_timestamped --precision fp16
  sidecut models install multilingual-e5-small opus-mt-en-de opus-mt-de-en
  sidecut models find
  sidecut models import ~/whisper.cpp/models/ggml-base.bin --id my-whisper
  sidecut models import ~/Downloads/some-model-q4_k_m.gguf
  sidecut caption talk.mp4 --model my-whisper
  sidecut models measure my-whisper

sidecut models COMMAND --help tells its options. Models lie in SIDECUT_HOME/models. HTTPS_PROXY, HTTP_PROXY and
NO_PROXY are followed, and for Python packages pip's own settings (PIP_INDEX_URL and its files).
Exit status: 0 done, 1 failed, 2 wrong usage, 130 cancelled.`;

/** `sidecut models COMMAND` */
export function defineModels(command: Command, run: Run): void {
  command
    .summary('list, install, find, import, verify, measure and remove models')
    .description(description)
    .usage('COMMAND ...')
    .addHelpText('after', examples);
  defineList(command.command('list'), run);
  defineInstall(command.command('install'), run);
  command
    .command('verify')
    .summary('read every file and compare it with what was installed')
    .description(
      'Read every file and compare it with what was installed (default: all, those that ship with Sidecut too).',
    )
    .usage('[ID...]')
    .argument('[ids...]', 'models of the list')
    .action((ids: readonly string[]) => run({ kind: 'verify', ids }));
  command
    .command('remove')
    .summary('delete a model and free its space')
    .description('Delete a model and free its space.')
    .usage('ID...')
    .argument('[ids...]', 'models of the list')
    .action((ids: readonly string[]) => {
      if (ids.length === 0) throw new UsageError('Remove which model?');
      return run({ kind: 'remove', ids });
    });
  defineImport(command.command('import'), run);
  defineFind(command.command('find'), run);
  defineMeasure(command.command('measure'), run);
}

function defineMeasure(command: Command, run: Run): void {
  command
    .summary('how fast and how good a model is on this computer')
    .description(
      'Caption recordings whose text is known, and keep how fast, how good and how large the model was: lists and the app show it. Nothing that is heard is kept.',
    )
    .usage('[ID...] [options]')
    .argument('[ids...]', 'speech models of the list (default: all that are installed)')
    .option(
      '--on <folder>',
      'recordings of your own with a truth.json ([{"file", "language", "text"}]), *.trans.txt or validated.tsv (default: the sample, whose voices are synthetic)',
    )
    .option('--json', 'print one JSON document on standard output')
    .action((ids: readonly string[], typed: { readonly on?: string; readonly json?: boolean }) =>
      run({ kind: 'measure', ids, ...typed }),
    );
}

function defineList(command: Command, run: Run): void {
  command
    .summary('what is installed, and what can be')
    .description('What is installed, and what can be.')
    .usage('[options]')
    .option('--all', 'those without word times of their own too')
    .option('--json', 'print one JSON document on standard output')
    .action((typed: { readonly all?: boolean; readonly json?: boolean }) => run({ kind: 'list', ...typed }));
}

function defineInstall(command: Command, run: Run): void {
  command
    .summary('download a model, or repair an installed one')
    .description('Download a model, or repair an installed one.')
    .usage('ID... [options]')
    .argument('[ids...]', 'models of the list, or OWNER/NAME on the hub')
    .addOption(
      choiceOption(
        '--precision <kind>',
        precisions,
        'fp16 hears as well as fp32 at half the size, int8 is smallest; added to what is installed of the model (default: fp16 for Whisper, else int8 in most cases)',
      ),
    )
    .addOption(
      choiceOption(
        '--source <kind>',
        downloadKinds,
        'take it from there only: packages are Python packages, from the index that pip uses (default: what the model has, one after the other)',
      ),
    )
    .option('--revision <name>', 'another branch, tag or commit of the repository')
    .option('--endpoint <url>', 'a mirror of the hub (also HF_ENDPOINT or SIDECUT_HUB)')
    .option('--token <token>', "for models that want one; better in HF_TOKEN, where other users can't see it")
    .option('--offline', "don't use the network (also SIDECUT_OFFLINE=1)")
    .action((ids: readonly string[], wishes: InstallWishes) => {
      if (ids.length === 0) throw new UsageError('Install which model? "sidecut models list" shows them');
      return run({ kind: 'install', ids, wishes });
    });
}

function defineImport(command: Command, run: Run): void {
  command
    .summary('take over a model that is on this computer')
    .description(
      `Take over a model that is on this computer:

- a folder in the Hugging Face layout (config.json, onnx/)
- a folder of faster-whisper (model.bin, float16 or float32)
- a ggml-*.bin of whisper.cpp (not quantised)
- a folder of the hub with model.safetensors, config.json and tokenizer.json
- a language model in one file: *.gguf

Weights stay where they are: the model refers to them, and is not used any more when they change. From another disk they are copied. "sidecut models find" looks for such models.`,
    )
    .usage('PATH [options]')
    .argument('[paths...]', 'one folder or file')
    .option('--id <name>', 'its name from now on (default: that of the folder or file)')
    .option('--overwrite', 'replace an installed model of that name')
    .option('--copy', 'copy the weights, so that the original may be deleted')
    .action(
      (
        paths: readonly string[],
        typed: { readonly id?: string; readonly overwrite?: boolean; readonly copy?: boolean },
      ) => {
        const [path] = paths;
        if (path === undefined || paths.length > 1) throw new UsageError('Import takes one folder or file');
        return run({ kind: 'import', path, ...typed });
      },
    );
}

function defineFind(command: Command, run: Run): void {
  command
    .summary('look for Whisper weights of other programs on this computer')
    .description(
      "Look for Whisper weights in the usual places of other programs (the hub's cache, faster-whisper, whisper.cpp, Buzz, Subtitle Edit, Vibe, MacWhisper), and in folders of yours.",
    )
    .usage('[FOLDER...] [options]')
    .argument('[folders...]', 'where else to look')
    .option('--json', 'print one JSON document on standard output')
    .action((folders: readonly string[], typed: { readonly json?: boolean }) =>
      run({ kind: 'find', folders, ...typed }),
    );
}
