/** What the project's commands have in common: their help, and errors that a person can read. */
import { portInUse, portInUseText } from '../sandbox/port-in-use.ts';
import { asksForHelp, helpFor } from './help.mjs';

export interface Command {
  /** Its file, from the project's folder. */
  readonly script: string;
  /** How a failure begins: `The demo did not work`. */
  readonly failed: string;
  /** The command that chooses another port, for one that takes a port. */
  readonly portSetting?: string;
}

/** Prints the help if a person asks for it; otherwise does the work. A failure is a message, without a stack trace. */
export async function runCommand(command: Command, work: () => Promise<void>): Promise<void> {
  if (asksForHelp(process.argv.slice(2))) {
    console.log(helpFor(command.script));
    return;
  }
  try {
    await work();
  } catch (error) {
    console.error(failureText(command, error));
    process.exitCode = 1;
  }
}

/** The message of a failure. */
export function failureText({ failed, portSetting }: Omit<Command, 'script'>, error: unknown): string {
  const port = portSetting === undefined ? undefined : portInUse(error);
  if (port !== undefined && portSetting !== undefined)
    return `${failed}: ${portInUseText(port, portSetting)}`;
  return `${failed}: ${error instanceof Error ? error.message : String(error)}`;
}
