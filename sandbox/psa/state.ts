/** What the PSA server remembers: who is signed in, and the switches. */
import { findMember, type SeedMember } from '../seed/members.ts';
import type { PsaOptions } from './options.ts';

/** Shared by the server and the sandbox's controls. */
export interface PsaState {
  /** Who is signed in to PSA; a page takes it over when it loads. `null`: the page shows PSA's login. */
  member: SeedMember | null;
  /** Switches that differ from their defaults; a page takes them over when it loads. */
  options: PsaOptions;
  /** The moment from which the seed's days count. */
  startedAt: Date;
  /** Back to Pat Admin signed in and every switch at its default. */
  reset(): void;
}

/** A fresh PSA, with Pat Admin signed in. */
export function createPsaState(): PsaState {
  const initial = () => ({
    member: findMember('pat.admin@northwind-msp.example') ?? null,
    options: {},
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
