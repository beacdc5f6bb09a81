/** A worker with one kind of model more. */
import * as kinds from '../kinds/index.ts';
import { serveInference } from '../serve-inference.ts';
import { toy } from './toy-kind.ts';

await serveInference({ ...kinds, toy });
