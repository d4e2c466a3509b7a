/** What a job needs, and how it is written down. */
import type { BrowserContext, Page } from '@playwright/test';
import type { SandboxProcess } from '../../../scripts/sandbox/sandbox-process.ts';
import type { Hand } from './hand.ts';
import type { Place } from './place.ts';

export interface JobWorld {
  readonly sandbox: SandboxProcess;
  readonly context: BrowserContext;
  /** PSA's page. */
  readonly page: Page;
  readonly place: Place;
  readonly hand: Hand;
}

export interface JobSteps {
  /** The record of the invoice in PSA. */
  readonly recordId: string;
  /** What has happened before the person looks at the invoice: nothing of it is filmed or counted. */
  prepare?(world: JobWorld): Promise<void>;
  /** From the open invoice to the end of the job. Rejects if the job does not end as it should. */
  perform(world: JobWorld): Promise<void>;
}
