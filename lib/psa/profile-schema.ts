/** A profile as it crosses from the worker to a page: its form. What is in it was checked where it was made. */
import * as v from 'valibot';
import type { PsaProfile } from './profile.ts';

const texts = v.array(v.string());

export const profileSchema: v.GenericSchema<unknown, PsaProfile> = v.object({
  screens: v.object({ list: v.string(), invoice: v.string(), otherPlace: v.string() }),
  deepLink: v.object({
    recordType: v.string(),
    recordId: v.string(),
    company: v.string(),
    invoice: v.string(),
  }),
  banner: v.object({
    selectors: texts,
    invoice: v.string(),
    invoiceScreen: v.string(),
    otherRecord: v.string(),
  }),
  root: v.object({ selectors: texts, screenClass: v.string() }),
  toolbars: texts,
  dialogs: texts,
});
