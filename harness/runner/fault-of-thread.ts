import { codeOf, MachineFault, OwnFault } from '../model/fault.ts';

/**
 * What ended a thread: no memory or files to be had is the machine's; anything else that was thrown in it is ours, with
 * its stack.
 */
export function faultOfThread(error: Error): MachineFault | OwnFault {
  if (codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new MachineFault('there is not enough memory to play so many scenarios at a time');
  }
  if (codeOf(error) === 'EMFILE' || codeOf(error) === 'ENFILE') {
    return new MachineFault('too many files are open to begin another thread');
  }
  const { message, stack = message } = error;
  return Object.assign(new OwnFault(message), { stack });
}
