import { isWithoutAnswer } from '../../../errors.ts';
import type { Invoice } from '../../../wisepay/schemas/invoice.ts';
import type { Admitted } from '../admission/gate.ts';

/**
 * The invoice after a change; undefined where WisePay cannot be asked, so that what was done is told as it stands.
 *
 * @throws {CodedError} `token_expired`
 * @throws {ProblemError} where WisePay does not find the invoice any more
 */
export async function lookAgain(admitted: Admitted): Promise<Invoice | undefined> {
  try {
    return await admitted.reload();
  } catch (error) {
    if (isWithoutAnswer(error)) return undefined;
    throw error;
  }
}
