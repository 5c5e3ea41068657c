/** Milliseconds of computing that something takes, whatever else the machine does meanwhile. */
export function timeOf(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
