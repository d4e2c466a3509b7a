/** Reads what a page says about the open record. Called up to once per frame, so it must be cheap. */

import { type AddressReading, addressReader } from '../../psa/address/read-address.ts';
import type { PsaProfile } from '../../psa/profile.ts';
import { screenClassifier } from '../../psa/profile.ts';
import { nothing, type Reading, type Signals, sameReading } from '../../psa/signals.ts';
import { bannerText, fieldText } from './banner-text.ts';
import { findAll, isTabTitle, isVisible } from './elements.ts';
import { hostedReader } from './hosted-frames.ts';
import { findPageElements, type PageElements } from './page-elements.ts';

export interface PageReading extends PageElements {
  readonly signals: Signals;
}

/**
 * Creates the reader for one profile. The reader caches the last address, so that reading a page that has not navigated
 * costs a few microseconds, and uses `parts` that were already found. Throws a `SyntaxError` if a pattern of the
 * profile is not valid.
 */
export function pageReader(profile: PsaProfile): (document: Document, parts?: PageElements) => PageReading {
  const readAddress = addressReader(profile);
  const invoiceBanner = new RegExp(profile.banner.invoice);
  const invoiceScreenBanner = new RegExp(profile.banner.invoiceScreen);
  const otherRecordBanner = new RegExp(profile.banner.otherRecord);
  const anyRecordBanner = new RegExp(profile.banner.anyRecord);
  const fields = profile.fields.map(({ number, ...field }) => ({ ...field, number: new RegExp(number) }));
  const podScreen = new RegExp(profile.pods.screen);
  const readHosted = hostedReader(profile);
  const screenKind = screenClassifier(profile);
  const screenClass = new RegExp(profile.root.screenClass);
  let address = '';
  let ofAddress: AddressReading = { hash: nothing, query: nothing, tab: nothing };

  function ofBanner(banner: Element): Reading {
    const text = bannerText(banner);
    if (text === '' || !isVisible(banner)) return nothing;
    const number = invoiceBanner.exec(text)?.[1];
    if (number !== undefined) return { says: 'invoice', number };
    const isInvoice = invoiceScreenBanner.test(text);
    if (!isInvoice && otherRecordBanner.test(text)) return { says: 'other' };
    const anyNumber = anyRecordBanner.exec(text)?.[1];
    if (anyNumber !== undefined) return { says: 'record', number: anyNumber };
    return isInvoice ? { says: 'invoice' } : nothing;
  }

  function ofField(element: Element): Reading {
    const text = fieldText(element);
    if (text === '' || !(isVisible(element) || isTabTitle(element))) return nothing;
    for (const { selector, number, needsScreen } of fields) {
      const found = element.matches(selector) ? number.exec(text)?.[1] : undefined;
      if (found !== undefined) return { says: 'invoice', number: found, ...(needsScreen && { needsScreen }) };
    }
    return nothing;
  }

  /** Only what supports an invoice: pods of other records may stand on its screen. */
  function ofPods(documents: readonly Document[]): Reading {
    const isInvoice = (pod: Element) =>
      [...pod.classList].some((name) => screenKind(podScreen.exec(name)?.[1] ?? '') === 'invoice');
    const isShown = findAll(documents, profile.pods.selectors).some(
      (pod) => isInvoice(pod) && isVisible(pod),
    );
    return isShown ? { says: 'invoice' } : nothing;
  }

  function ofRoot(root: Element): Reading {
    if (!isVisible(root)) return nothing;
    const names = [...root.classList].filter(
      (name) => screenClass.test(name) || profile.screens.invoiceNames.includes(name),
    );
    return strongest(names.map((name) => ({ says: screenKind(name) })));
  }

  return (document, parts = findPageElements(document, profile)) => {
    const { location } = document;
    if (location.href !== address) {
      address = location.href;
      ofAddress = readAddress(new URL(address));
    }
    const field = unanimous(parts.fields.map(ofField));
    const frames = readHosted(parts.documents);
    const pod = profile.hosted.hides ? 'instead' : 'beside';
    const signals: Signals = {
      host: location.host,
      address,
      ...ofAddress,
      banner: unanimous(parts.banners.map(ofBanner)),
      field,
      root: strongest(parts.roots.map(ofRoot)),
      pods: field.says === 'invoice' && field.needsScreen ? ofPods(parts.documents) : nothing,
      isLoading: parts.loading.some(isVisible),
      hosted: unanimous(frames.map(({ says }) => says)),
      wisePayPod: frames.some(({ wisePayPod }) => wisePayPod) ? pod : undefined,
    };
    return { ...parts, signals };
  };
}

/** What all banners that say something agree on, or `conflict`. */
function unanimous(readings: readonly Reading[]): Reading {
  const [first, ...rest] = readings.filter((reading) => reading.says !== 'nothing');
  if (!first) return nothing;
  return rest.every((reading) => sameReading(reading, first)) ? first : { says: 'conflict' };
}

/** Of several roots, or several names of one: a list wins, then another screen, then an invoice. */
function strongest(readings: readonly Reading[]): Reading {
  const said = (says: Reading['says']) => readings.find((reading) => reading.says === says);
  return said('list') ?? said('other') ?? said('invoice') ?? nothing;
}
