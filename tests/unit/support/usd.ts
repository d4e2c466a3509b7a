/** US dollars, as WisePay writes an amount. */

/** @param value in cents */
export const usd = (value: number) => ({ value, currency: 'USD' });
