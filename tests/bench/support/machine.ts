import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

/** Describes the machine of a measurement: processor, memory, system, browser. */
export async function describeMachine(browserPath: string): Promise<string> {
  const processors = cpus();
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  const browser = execFileSync(browserPath, ['--version'], { encoding: 'utf8' }).trim();
  const processor = `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}`;
  return `${processor}, ${gigabytes} GB; ${process.platform} ${process.arch}; ${browser}, headless; Node ${process.versions.node}.`;
}
