/** The update manifest that a browser requests before it installs or updates a self-hosted extension. */
import { create } from 'xmlbuilder2';

/** The version that is offered. */
export interface UpdateFacts {
  /** The extension's ID. */
  readonly id: string;
  readonly version: string;
  /** The lowest Chromium version that accepts it. */
  readonly minimumBrowser: string;
  /** The address of the CRX. */
  readonly crxUrl: string;
}

/**
 * The text, by "Update manifest" (developer.chrome.com, "Linux hosting"); Edge's "Set an externally installed extension
 * to automatically update" has the same format.
 */
export function updatesXml({ id, version, minimumBrowser, crxUrl }: UpdateFacts): string {
  const document = create(
    { version: '1.0', encoding: 'utf-8' },
    {
      gupdate: {
        '@xmlns': 'http://www.google.com/update2/response',
        '@protocol': '2.0',
        app: {
          '@appid': id,
          updatecheck: { '@codebase': crxUrl, '@version': version, '@prodversionmin': minimumBrowser },
        },
      },
    },
  );
  return `${document.end({ prettyPrint: true })}\n`;
}
