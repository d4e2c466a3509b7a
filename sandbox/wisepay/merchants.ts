/** The merchants and where their invoices come from. */
import { type SeedMerchant, seedMerchants } from '../seed/merchants.ts';

/** The PSA that all merchants of the sandbox sync from; a port never matters. */
export const psaHost = 'psa.localhost';

/** The same PSA under a name that no package serves by default: a company's own server, which administrators name. */
export const onPremiseHost = 'cw.localhost';

/** The merchant with that ID. @throws {Error} if there is none: IDs come from the sandbox's own records */
export function merchantById(id: string): SeedMerchant {
  const merchant = seedMerchants.find((each) => each.id === id);
  if (!merchant) throw new Error(`No merchant ${id}`);
  return merchant;
}
