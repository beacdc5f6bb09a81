/** A probe whose driver crashes. */
process.kill(process.pid, 'SIGSEGV');
