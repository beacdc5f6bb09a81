/**
 * Imported before any schema is made: each would try whether it may compile itself with `eval`, which the page's policy
 * forbids and the browser reports.
 */
import { z } from 'zod';

z.config({ jitless: true });
