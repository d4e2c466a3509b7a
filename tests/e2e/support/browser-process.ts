/** The browser as an operating system process. */
import { execFileSync } from 'node:child_process';

/**
 * Kills the browser that uses a profile without a chance to clean up, like a crash or a power cut.
 *
 * @throws {Error} if no browser uses the profile
 */
export function killBrowser(profile: string): void {
  const processes = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const pids = processes
    .filter((line) => line.includes(`--user-data-dir=${profile}`))
    .map((line) => Number.parseInt(line, 10));
  if (pids.length === 0) throw new Error('No browser uses this profile.');
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended with its parent process.
    }
  }
}
