/** The merchants and where their invoices come from. */
import { type SeedMerchant, seedMerchants } from '../seed/merchants.ts';

/** The PSA that all merchants of the sandbox sync from; a port never matters. */
export const psaHost = 'psa.localhost';

/** The same PSA under a name that no package knows by itself: a company's own server, as administrators name them. */
export const onPremiseHost = 'cw.localhost';

/** The merchant with that id. @throws {Error} when there is none: ids come from the sandbox's own records */
export function merchantById(id: string): SeedMerchant {
  const merchant = seedMerchants.find((each) => each.id === id);
  if (!merchant) throw new Error(`No merchant ${id}`);
  return merchant;
}
