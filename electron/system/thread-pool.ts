/**
 * Imported first by the hosts: the threads on which files are read are made with the first file that is read. Node's
 * four are too few where drives may not answer, see [Note: Drives that do not answer].
 */
process.env['UV_THREADPOOL_SIZE'] ??= '32';
