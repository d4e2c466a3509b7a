/** The browser as a process of the operating system. */
import { execFileSync } from 'node:child_process';

/**
 * Ends the browser that uses a profile without a chance to tidy up, as a crash or a power cut does.
 *
 * @throws {Error} when there is none
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
      // Its own parent took it along.
    }
  }
}
