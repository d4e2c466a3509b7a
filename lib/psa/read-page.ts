/** Reads what a page says about the record that is open. Called up to once per frame, so it does little. */
import { findAll } from './find-all.ts';
import { documentsWithin } from './frames.ts';
import type { PsaProfile } from './profile.ts';
import { type AddressReading, addressReader } from './read-address.ts';
import { screenClassifier } from './screen-kind.ts';
import { nothing, type Reading, type Signals, sameReading } from './signals.ts';
import { isVisible } from './visibility.ts';

/** Longer than any banner needs to be to name its record. */
const bannerLimit = 300;

export interface PageReading {
  readonly signals: Signals;
  /** The page's document and those of its same-origin frames. */
  readonly documents: readonly Document[];
  /** What names a record, hidden ones too: it may change without any element coming or going. */
  readonly banners: readonly Element[];
  readonly roots: readonly Element[];
  /** Open and pooled ones. */
  readonly dialogs: readonly Element[];
}

/**
 * Makes the reader for one profile. It keeps the last address it has read, so that a look at a page that has not
 * navigated costs a few microseconds. Throws a `SyntaxError` where a pattern of the profile is none.
 */
export function pageReader(profile: PsaProfile): (document: Document) => PageReading {
  const readAddress = addressReader(profile);
  const invoiceBanner = new RegExp(profile.banner.invoice);
  const invoiceScreenBanner = new RegExp(profile.banner.invoiceScreen);
  const otherRecordBanner = new RegExp(profile.banner.otherRecord);
  const screenKind = screenClassifier(profile);
  const screenClass = new RegExp(profile.root.screenClass);
  let address = '';
  let ofAddress: AddressReading = { hash: nothing, query: nothing };

  function ofBanner(banner: Element): Reading {
    const text = (banner.textContent ?? '').slice(0, bannerLimit).replace(/\s+/g, ' ').trim();
    if (text === '' || !isVisible(banner)) return nothing;
    const number = invoiceBanner.exec(text)?.[1];
    if (number !== undefined) return { says: 'invoice', number };
    if (invoiceScreenBanner.test(text)) return { says: 'invoice' };
    return otherRecordBanner.test(text) ? { says: 'other' } : nothing;
  }

  function ofRoot(root: Element): Reading {
    if (!isVisible(root)) return nothing;
    const names = [...root.classList].filter((name) => screenClass.test(name));
    return strongest(names.map((name) => ({ says: screenKind(name) })));
  }

  return (document) => {
    const { location } = document;
    if (location.href !== address) {
      address = location.href;
      ofAddress = readAddress(new URL(address));
    }
    const documents = documentsWithin(document);
    const banners = findAll(documents, profile.banner.selectors);
    const roots = findAll(documents, profile.root.selectors);
    const signals = {
      host: location.host,
      address,
      ...ofAddress,
      banner: unanimous(banners.map(ofBanner)),
      root: strongest(roots.map(ofRoot)),
    };
    return { signals, documents, banners, roots, dialogs: findAll(documents, profile.dialogs) };
  };
}

/** What all speaking banners say. */
function unanimous(readings: readonly Reading[]): Reading {
  const [first, ...rest] = readings.filter((reading) => reading.says !== 'nothing');
  if (!first) return nothing;
  return rest.every((reading) => sameReading(reading, first)) ? first : { says: 'conflict' };
}

/** Of several roots, or names of one: a list decides, then a screen that is not the invoice's. */
function strongest(readings: readonly Reading[]): Reading {
  const said = (says: Reading['says']) => readings.find((reading) => reading.says === says);
  return said('list') ?? said('other') ?? said('invoice') ?? nothing;
}
