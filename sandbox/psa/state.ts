/** The PSA server's state: who is signed in, and the switches. */
import { findMember, type SeedMember } from '../seed/members.ts';
import type { PsaOptions } from './options.ts';

/** Shared by the server and the sandbox's controls. */
export interface PsaState {
  /** Who is signed in to PSA; a page reads it when it loads. `null`: the page shows PSA's login. */
  member: SeedMember | null;
  /** Switches that differ from their defaults; a page reads them when it loads. */
  options: PsaOptions;
  /** The time from which the seed's days count. */
  startedAt: Date;
  /** Restores the initial state: Pat Admin signed in, the switches as at the start, days counted from now. */
  reset(): void;
}

/** A PSA in its initial state, with Pat Admin signed in; `options` are the switches that it starts with. */
export function createPsaState(options: PsaOptions = {}): PsaState {
  const initial = () => ({
    member: findMember('pat.admin@northwind-msp.example') ?? null,
    options,
    startedAt: new Date(),
  });
  const state: PsaState = {
    ...initial(),
    reset() {
      Object.assign(state, initial());
    },
  };
  return state;
}
