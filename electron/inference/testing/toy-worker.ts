/** A worker with two kinds of models more. */
import * as kinds from '../kinds/index.ts';
import { serveInference } from '../serve-inference.ts';
import { apart } from './apart-kind.ts';
import { toy } from './toy-kind.ts';

await serveInference({ ...kinds, toy, apart });
