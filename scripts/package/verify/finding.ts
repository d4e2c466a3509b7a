/** What a check of the hosted files found. */

/** Something that is as it should be. */
export interface Good {
  readonly isGood: true;
  readonly what: string;
}

/** Something that is wrong, and the next step. */
export interface Fault {
  readonly isGood: false;
  readonly what: string;
  readonly next: string;
}

export type Finding = Good | Fault;

export const good = (what: string): Good => ({ isGood: true, what });

export const fault = (what: string, next: string): Fault => ({ isGood: false, what, next });
