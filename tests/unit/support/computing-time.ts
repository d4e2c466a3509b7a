/**
 * How long this thread has computed so far, in ms. Unlike a clock it stands still while a busy machine has something else
 * run, or while the thread waits.
 */
export function computingMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
