/** Entry of a process that holds a data folder until it is killed. */
import { holdDataFolder } from '../hold-data-folder.ts';

holdDataFolder(process.argv[2]!);
process.send?.('held');
setInterval(() => undefined, 1000);
