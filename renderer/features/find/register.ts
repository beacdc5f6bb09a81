import './commands.ts';
import './messages.ts';
