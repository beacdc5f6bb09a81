import type { ModelTask } from '../model-task.ts';

type NoFacts = Readonly<Record<string, never>>;

/** Where a model came from decides how it is mended. */
type ModelOrigin = 'hub' | 'packages' | 'import' | 'shipped';

/** The model store and the hub that it downloads from. `host`: the server's; `what`: the repository or file asked for. */
export interface ModelsFailures {
  readonly 'model-unknown':
    | {
        readonly reason: 'catalogue' | 'installed';
        readonly model: string;
        /** Ids that may have been meant. */
        readonly similar: readonly string[];
      }
    | { readonly reason: 'no-starter'; readonly task: ModelTask }
    /** The inference process was asked for a model that it holds no more; `kind`: of its kinds. */
    | { readonly reason: 'not-loaded'; readonly kind: string };
  readonly 'model-not-installed':
    /** `to-download`: the catalogue has it; `nothing`: there is nothing of that name to remove. */
    | { readonly reason: 'to-download' | 'nothing'; readonly model: string }
    /** The starter would write nonsense; `suggestion`: a model of the catalogue, `bytes` its download. */
    | { readonly reason: 'starter-only'; readonly suggestion: string | null; readonly bytes: number | null }
    | {
        readonly reason: 'no-translator';
        readonly language: string;
        readonly into: string;
        /** A model of the catalogue that can. */
        readonly suggestion: string | null;
      };
  /** `changing`: another process installs, imports or removes it; `open`: the system refuses to move its folder. */
  readonly 'model-in-use': {
    readonly reason: 'changing' | 'open';
    readonly model: string;
    readonly folder: string;
  };
  /** A track without text, or a translation: it does not tell what is said. */
  readonly 'nothing-to-measure-on': { readonly track: string };
  readonly 'network-unreachable':
    | { readonly reason: 'proxy-refused' | 'proxy-login' | 'name'; readonly host: string }
    /** `problem`: the system's code, or its words where it has none. */
    | { readonly reason: 'certificate' | 'connection'; readonly host: string; readonly problem: string };
  readonly 'network-offline': NoFacts;
  /** Python packages can't be had. `python`: the program that was asked; `no-index`: pip is told to ask none. */
  readonly 'packages-unavailable':
    | { readonly reason: 'no-python' | 'no-pip'; readonly python: string }
    | { readonly reason: 'pip-failed'; readonly python: string; readonly problem: string }
    | { readonly reason: 'no-index' }
    | { readonly reason: 'index-login'; readonly host: string }
    /** No index that pip knows lists it. */
    | { readonly reason: 'no-wheel'; readonly wheel: string; readonly hosts: readonly string[] };
  readonly 'http-unauthorized': {
    readonly reason: 'no-token' | 'token-refused';
    readonly host: string;
    readonly what: string;
    readonly status: number;
  };
  readonly 'http-not-found': { readonly host: string; readonly what: string };
  readonly 'http-too-many-requests':
    | { readonly reason: 'soon'; readonly host: string; readonly waitSeconds: number | null }
    /** A wait that is the person's to decide on. */
    | { readonly reason: 'later'; readonly host: string; readonly waitSeconds: number };
  readonly 'http-failed':
    | {
        readonly reason: 'status';
        readonly host: string;
        readonly what: string;
        readonly status: number;
        readonly waitSeconds: number | null;
      }
    | { readonly reason: 'pieces-only'; readonly host: string; readonly file: string }
    | { readonly reason: 'too-many-files'; readonly repository: string }
    | { readonly reason: 'no-hub' | 'endless' | 'redirect-nowhere'; readonly host: string }
    | { readonly reason: 'redirect-loop'; readonly host: string; readonly maxRedirects: number }
    | { readonly reason: 'redirect-unprotected'; readonly host: string; readonly target: string };
  readonly 'hash-mismatch':
    /** What was taken out of packages. */
    | { readonly reason: 'unpacked'; readonly file: string; readonly declared: string }
    | { readonly reason: 'content'; readonly host: string; readonly file: string; readonly declared: string }
    | {
        readonly reason: 'redirect';
        readonly host: string;
        readonly file: string;
        readonly declared: string;
        readonly served: string;
      };
}

/*
 * What the model store tells with codes of other areas. `kind`: an architecture of the catalogue; `name`: what the person
 * knows a model's folder or repository by.
 */

export type StoredModelDamaged =
  | { readonly reason: 'package-unreadable'; readonly package: string }
  | { readonly reason: 'name-escapes'; readonly repository: string; readonly path: string }
  | { readonly reason: 'lock-file'; readonly file: string }
  | { readonly reason: 'config-json'; readonly name: string }
  | ({ readonly reason: 'file-changed' } & StoredModelFile)
  | {
      readonly reason: 'weights';
      readonly file: string;
      /** `header`: a number in its table makes no sense; `outside`: a tensor lies behind the end; `shape`: one has other sizes than its model. */
      readonly problem: 'too-short' | 'header' | 'outside' | 'shape' | 'lacks-tensor';
      /** Where it was found. */
      readonly tensor: string | null;
    };

export type StoredModelMissingFile =
  | { readonly reason: 'package-lacks'; readonly package: string; readonly member: string }
  | ({ readonly reason: 'file-gone' } & StoredModelFile)
  | {
      readonly reason: 'no-lock-file';
      readonly model: string;
      readonly folder: string;
      readonly file: string;
      /** `folder`: one of the user's. */
      readonly origin: 'installed' | 'shipped' | 'folder';
    }
  | {
      readonly reason: 'folder-incomplete';
      readonly name: string;
      readonly kind: string;
      readonly file: string;
      /** `partner`: it runs together with `of`; `weights`: it holds those of `of`; `precision`: another precision of it would do. */
      readonly role: 'needed' | 'partner' | 'weights' | 'precision';
      readonly of: string | null;
    }
  | {
      readonly reason: 'repository-lacks';
      readonly repository: string;
      readonly kind: string;
      readonly file: string;
    }
  | {
      readonly reason: 'precision-missing';
      readonly repository: string;
      readonly kind: string;
      readonly precision: string;
      readonly offered: readonly string[];
    };

interface StoredModelFile {
  readonly model: string;
  /** Its whole path. */
  readonly file: string;
  readonly origin: ModelOrigin;
  /** What an install knows the model by. */
  readonly install: string;
}

export type StoredModelUnsupported =
  | { readonly reason: 'too-large'; readonly repository: string; readonly bytes: number }
  /** `to-import`: weights of another program, which an import makes a model of. */
  | { readonly reason: 'not-a-folder' | 'to-import'; readonly path: string }
  /** A file that holds no Whisper weights in a form that is known. */
  | { readonly reason: 'not-weights'; readonly file: string }
  | {
      readonly reason: 'quantised-weights';
      readonly file: string;
      readonly format: 'ctranslate2' | 'ggml' | 'safetensors';
      /** As its program names it: `q5_0`, `int8`. */
      readonly kind: string;
    }
  /**
   * A file of the form GGUF. `kind`: its version; the architecture of a model that is in several files; what it is that
   * writes nothing (an encoder, an adapter).
   */
  | {
      readonly reason: 'gguf-version' | 'gguf-part' | 'gguf-no-writer';
      readonly file: string;
      readonly kind: string;
    }
  | { readonly reason: 'unknown-kind'; readonly name: string; readonly modelType: string | null }
  /** `wanted`: the kind that the catalogue or the task asks for. */
  | {
      readonly reason: 'other-kind' | 'other-task';
      readonly name: string;
      readonly kind: string;
      readonly wanted: string;
    };

export type ModelDiskFull =
  | {
      readonly reason: 'model-space';
      readonly model: string;
      readonly folder: string;
      readonly neededBytes: number;
      readonly freeBytes: number;
      /** Of the free ones, left to the rest of the system. */
      readonly reserveBytes: number;
    }
  | { readonly reason: 'models-folder'; readonly folder: string };

/** `denied`: may not be written; `taken`: a file stands in the way of a folder. */
export interface ModelsFolderUnwritable {
  readonly reason: 'models-folder-denied' | 'models-folder-taken';
  readonly folder: string;
}

export interface ModelFileUnreadable {
  readonly reason: 'model-file';
  readonly path: string;
}

export interface ModelFolderNotFound {
  readonly reason: 'model-folder';
  readonly path: string;
}

/** The name is taken by an installed model. */
export interface ModelNameTaken {
  readonly reason: 'model-name';
  readonly model: string;
}

export type ModelUsage =
  | { readonly reason: 'no-such-source'; readonly model: string; readonly source: 'hub' | 'packages' }
  | { readonly reason: 'hub-address'; readonly address: string }
  | { readonly reason: 'model-name'; readonly name: string }
  | { readonly reason: 'no-model-name'; readonly folder: string }
  | { readonly reason: 'built-in-name' | 'built-in-model'; readonly model: string };
