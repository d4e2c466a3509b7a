/** Reads an update manifest as a browser does: the versions that it offers, by extension. */
import * as v from 'valibot';
import { readXml, several } from './read-xml.ts';

const updatesSchema = v.object({
  gupdate: v.looseObject({
    '@protocol': v.literal('2.0'),
    app: several(
      v.looseObject({
        '@appid': v.string(),
        updatecheck: v.looseObject({
          '@codebase': v.string(),
          '@version': v.string(),
          '@prodversionmin': v.optional(v.string()),
        }),
      }),
    ),
  }),
});

/** One extension's line in an update manifest. */
export interface OfferedUpdate {
  readonly id: string;
  readonly version: string;
  /** The address of the CRX. */
  readonly crxUrl: string;
  /** Null if any browser may take it. */
  readonly minimumBrowser: string | null;
}

/** What the manifest offers; a company may offer several extensions. @throws {Error} if it is no update manifest */
export function readUpdates(text: string): OfferedUpdate[] {
  const { app } = v.parse(updatesSchema, readXml(text)).gupdate;
  return app.map(({ '@appid': id, updatecheck }) => ({
    id,
    version: updatecheck['@version'],
    crxUrl: updatecheck['@codebase'],
    minimumBrowser: updatecheck['@prodversionmin'] ?? null,
  }));
}
