/**
 * The processor time of this thread so far, in ms. Unlike a clock, it stands still while a busy machine runs something
 * else, or while the thread waits.
 */
export function computingMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
