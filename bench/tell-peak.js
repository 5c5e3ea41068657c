import { writeSync } from 'node:fs';

/** Where the parent listens. */
const PARENT = 3;

// Loaded in front of a command: tells the parent, when the command ends, how much memory it had at most, in kB. It is
// JavaScript, since Node would load into the command what reads TypeScript.
process.on('exit', () => writeSync(PARENT, String(process.resourceUsage().maxRSS)));
