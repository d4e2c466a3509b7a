/** What a screen that a person has taught the POD costs a PSA page: one more place is looked for. */
import type { Lesson } from '#lib/protocol/lesson.ts';
import { invoiceAddress } from '../../e2e/support/psa-page.ts';
import type { Measured } from '../figures.ts';
import type { Bench } from '../support/bench.ts';
import { clientAddress } from '../support/psa-tab.ts';
import { traceLoads } from './load.ts';
import { measureOwnShares, perSecond } from './mutations.ts';

/** As it comes of two invoices in the sandbox's own screen. */
const lesson: Lesson = {
  overrides: {
    screens: { invoiceNames: ['InvoiceDetail'] },
    fields: [
      {
        selector: '.cw_BannerView .detailLabel',
        number: String.raw`^Invoice #((?=[A-Za-z./-]*\d)[A-Za-z0-9./-]{1,15})(?=$|[^A-Za-z0-9./-])`,
        needsScreen: true,
      },
    ],
  },
  kind: 'banner',
  words: ['Invoice'],
  isSure: true,
};

export async function measureTaught(bench: Bench): Promise<Measured> {
  await bench.desk.learn(lesson);
  return {
    'taught.script': await traceLoads(bench),
    'taught.own-without-invoice': await measureOwnShares(
      bench,
      `${clientAddress}?sandbox.storm=${perSecond}`,
      0,
    ),
    'taught.own-with-invoice': await measureOwnShares(bench, invoiceAddress('5101', { storm: perSecond }), 1),
  };
}
