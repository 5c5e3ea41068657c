import { expect, vi } from 'vitest';

/** Sockets and listeners that keep the process from ending. */
function open(): readonly string[] {
  return process.getActiveResourcesInfo().filter((one) => one.startsWith('TCP'));
}

/** Waits until no socket and no listener is left, once what is closed has left the event loop; else the test fails. */
export function nothingIsOpen(): Promise<void> {
  return vi.waitFor(() => expect(open()).toEqual([]), { timeout: 60_000, interval: 5 });
}
