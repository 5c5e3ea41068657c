/** Our own bug: loud, never a verdict. The command line ends with 70. */
export class OwnFault extends Error {
  override readonly name = 'OwnFault';
}

/** The machine's: no port, no memory. What hung on it is inconclusive. */
export class MachineFault extends Error {
  override readonly name = 'MachineFault';
}
