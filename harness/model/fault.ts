/** Our own bug: loud, never a verdict. The command line ends with 70. */
export class OwnFault extends Error {
  override readonly name = 'OwnFault';
}

/** The machine's: no port, no connection. What hung on it is inconclusive. */
export class MachineFault extends Error {
  override readonly name = 'MachineFault';
}

/** The system's short name of what went wrong, such as EMFILE: its longer texts name ports, which no report does. */
export function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.name;
}
