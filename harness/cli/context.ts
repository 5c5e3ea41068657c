import type { Style } from '../index.ts';
import type { Harness } from './harness.ts';

/** Everything a command needs from outside, so that it can be run without a terminal. */
export interface Context {
  readonly harness: Harness;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Absolute. */
  readonly workingDir: string;
  /** How texts on standard output look. */
  readonly stdoutStyle: Style;
  readonly stderrStyle: Style;
  /** The terminal on which progress may be shown; null where there is none. */
  readonly progressTo: NodeJS.WriteStream | null;
  /** Folder of the repository that GitHub Actions has checked out; null elsewhere. */
  readonly workspace: string | null;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
  readonly version: string;
}
