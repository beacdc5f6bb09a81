/**
 * Entry of the inference process: `worker.ts SETTINGS`, the settings as JSON. It serves the inference contract to
 * the process that started it and ends when that process goes.
 */
import * as kinds from './kinds/index.ts';
import { serveInference } from './serve-inference.ts';

await serveInference(kinds);
