import { describe, expect, it } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { ProblemError } from '#lib/wisepay/answers.ts';
import { explainProblem } from '#lib/worker/session/refusal-views.ts';

const email = 'pat@northwind.example';
const invoice = { host: 'psa.example', company: 'northwind', recordId: '5101', number: '20101' };

const explain = (code: string, params: Record<string, unknown> = {}, status = 409) =>
  explainProblem(new ProblemError({ status, code, params }, 'req_1'), invoice, email);

/** What `run` throws; fails if it throws nothing. */
function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
}

describe('a refusal that has a view', () => {
  it.each(['user_unknown', 'user_inactive', 'not_admin'])('names the PSA user: %s', (code) => {
    expect(explain(code, {}, 403)).toEqual({ kind: 'refused', reason: code, email });
  });

  it.each(['unknown', 'location_excluded', 'status_not_closed', 'before_start_date'])(
    'says why the invoice is not synced, and which one: %s',
    (reason) => {
      expect(explain('invoice_not_synced', { reason }, 404)).toEqual({
        kind: 'not_synced',
        reason,
        recordId: '5101',
        number: '20101',
      });
    },
  );

  it('lists the invoices that fit, and nothing else about them', () => {
    const candidate = { number: '20101', recordId: '5101', company: 'northwind' };
    const params = {
      candidates: [
        { ...candidate, balance: 1 },
        { ...candidate, company: 'southwind' },
      ],
    };
    expect(explain('invoice_ambiguous', params)).toEqual({
      kind: 'ambiguous',
      reason: 'candidates',
      candidates: [candidate, { ...candidate, company: 'southwind' }],
    });
  });

  it('says that the page names two invoices', () => {
    expect(explain('invoice_mismatch')).toEqual({
      kind: 'ambiguous',
      reason: 'mismatch',
      recordId: '5101',
      number: '20101',
    });
  });
});

describe('a refusal whose details cannot be read', () => {
  const candidate = { number: '20101', recordId: '5101', company: 'northwind' };

  it.each<[string, string, Record<string, unknown>, object]>([
    ['without a reason', 'invoice_not_synced', {}, { kind: 'not_synced' }],
    [
      'with a reason that nobody has words for',
      'invoice_not_synced',
      { reason: 'moon_phase' },
      { kind: 'not_synced', reason: 'moon_phase' },
    ],
    ['with a reason that is no text', 'invoice_not_synced', { reason: 7 }, { kind: 'not_synced' }],
    ['without candidates', 'invoice_ambiguous', {}, { kind: 'ambiguous', candidates: [] }],
    [
      'with half a candidate',
      'invoice_ambiguous',
      { candidates: [{ number: '20101' }, candidate] },
      { kind: 'ambiguous', candidates: [candidate] },
    ],
    [
      'with more candidates than a person can choose from',
      'invoice_ambiguous',
      { candidates: Array(50).fill(candidate) },
      { kind: 'ambiguous', candidates: Array(20).fill(candidate) },
    ],
  ])('is still told %s', (_, code, params, view) => {
    expect(explain(code, params)).toMatchObject(view);
  });
});

describe('a refusal without a view', () => {
  it.each(['invoice_paid', 'operation_in_progress', 'constructor', 'to_string'])(
    'keeps WisePay’s code for the words and for support: %s',
    (code) => {
      const thrown = thrownBy(() => explain(code));
      expect(thrown).toBeInstanceOf(CodedError);
      expect(thrown).toMatchObject({
        code: 'refused',
        details: { status: 409, problemCode: code, requestId: 'req_1' },
      });
    },
  );

  it('has no request id where WisePay sent none', () => {
    const error = new ProblemError({ status: 409, code: 'invoice_paid', params: {} }, undefined);
    expect(thrownBy(() => explainProblem(error, invoice, email))).toHaveProperty('details', {
      status: 409,
      problemCode: 'invoice_paid',
    });
  });
});

it.each([new CodedError('offline'), new TypeError('a defect'), 'text'])(
  'anything that is no refusal stays what it is: %s',
  (error) => {
    expect(thrownBy(() => explainProblem(error, invoice, email))).toBe(error);
  },
);
