import { isWithoutAnswer } from '../../errors.ts';
import { ProblemError } from '../../wisepay/answers.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import type { InvoiceContext } from './invoice-context.ts';

/**
 * Reads the invoice after a change; undefined if WisePay cannot be asked or does not say, so that what was done is
 * still shown.
 *
 * @throws {CodedError} `token_expired`
 */
export async function lookAgain(context: InvoiceContext): Promise<Invoice | undefined> {
  try {
    return await context.reload();
  } catch (error) {
    if (error instanceof ProblemError || isWithoutAnswer(error)) return undefined;
    throw error;
  }
}
