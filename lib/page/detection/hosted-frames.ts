/**
 * The frames of other products in PSA's hosted pods. Their documents cannot be read, but their addresses name the record
 * that they are about: `<address>?id=<record>&screen=<screen>`.
 */
import * as v from 'valibot';
import { recordIdSchema } from '../../psa/invoice-ref.ts';
import { type PsaProfile, screenClassifier } from '../../psa/profile.ts';
import { nothing, type Reading } from '../../psa/signals.ts';
import { isVisible } from './elements.ts';

/** What a frame of another product says. */
export interface HostedFrame {
  readonly says: Reading;
  /** Whether it shows WisePay's own pod. */
  readonly wisePayPod?: boolean;
}

/** In characters: far above real addresses. */
const addressLimit = 8_192;

/**
 * Creates the reader for one profile. It tells what each visible frame of `documents` says: an invoice with its record
 * ID where the address names its screen, an invoice alone for a product that stands only there.
 */
export function hostedReader(profile: PsaProfile): (documents: readonly Document[]) => HostedFrame[] {
  const { hosted } = profile;
  const screenKind = screenClassifier(profile);

  function ofFrame(frame: HTMLIFrameElement): HostedFrame {
    const url = frame.src.length > addressLimit ? null : URL.parse(frame.src);
    if (url === null || !isVisible(frame)) return { says: nothing };
    const isInvoices = hosted.invoiceHosts.some((host) => `.${url.hostname}`.endsWith(`.${host}`));
    const screen = url.searchParams.get(hosted.screen);
    const isNamed = screen !== null && screenKind(screen) === 'invoice';
    const recordId = v.safeParse(recordIdSchema, url.searchParams.get(hosted.recordId));
    const record = isNamed && recordId.success && { recordId: recordId.output, needsNumber: true };
    return {
      says: isNamed || (isInvoices && screen === null) ? { says: 'invoice', ...record } : nothing,
      // Products also have frames of no size, for their scripts.
      wisePayPod: isInvoices && frame.offsetHeight > 1,
    };
  }

  return (documents) =>
    documents.flatMap((document) =>
      // Searching for the elements walks the whole document: most have no frames.
      document.defaultView?.length ? [...document.querySelectorAll('iframe')].map(ofFrame) : [],
    );
}
