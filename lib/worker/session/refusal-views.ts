/** WisePay's refusals as views of the POD. */
import * as v from 'valibot';
import { CodedError } from '../../errors.ts';
import type { PodView } from '../../protocol/views.ts';
import type { InvoiceRef } from '../../psa/invoice-ref.ts';
import { ProblemError } from '../../wisepay/answers.ts';
import { ambiguousParamsSchema, notSyncedParamsSchema } from '../../wisepay/schemas/problem.ts';

/**
 * Returns the view for a refusal that has one.
 *
 * @param error the thrown value
 * @param invoice how the page names the invoice
 * @param email the PSA user's
 * @throws {CodedError} `refused` for a refusal without a view
 * @throws the error itself if it is not a refusal
 */
export function explainProblem(error: unknown, invoice: InvoiceRef, email: string): PodView {
  if (!(error instanceof ProblemError)) throw error;
  const { problem, requestId } = error;
  const details = {
    status: problem.status,
    problemCode: problem.code,
    ...(requestId !== undefined && { requestId }),
  };
  const { host: _host, company: _company, ...shown } = invoice;

  switch (problem.code) {
    case 'user_unknown':
    case 'user_inactive':
    case 'not_admin':
      return { kind: 'refused', reason: problem.code, email };
    case 'invoice_not_synced': {
      return { kind: 'not_synced', ...v.parse(notSyncedParamsSchema, problem.params), ...shown };
    }
    case 'invoice_ambiguous': {
      const { candidates } = v.parse(ambiguousParamsSchema, problem.params);
      return { kind: 'ambiguous', reason: 'candidates', candidates };
    }
    case 'invoice_mismatch':
      return { kind: 'ambiguous', reason: 'mismatch', ...shown };
    default:
      throw new CodedError('refused', details);
  }
}
