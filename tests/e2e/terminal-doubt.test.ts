/** Terminals that do not answer, and uncertain endings: the POD says that nothing was charged only once it is sure. */
import { carryOut, fillInTerminal, makeReady, press, refund, terminalPayment } from './support/actions.ts';
import { administer } from './support/administer.ts';
import { callOffFaults, expectOnItsWay, orderFault } from './support/faults.ts';
import { expect, test } from './support/fixtures.ts';
import { readLedger } from './support/ledger.ts';
import { present } from './support/terminal.ts';

test('a cancellation that is never obeyed leaves a way on, across a reload, until the late outcome is told', async ({
  sandbox,
  context,
  openInvoice,
  psa,
  pod,
}) => {
  await sandbox.control.post('wisepay/options', { json: { terminalTimeoutMs: 3_600_000 } });
  await openInvoice();
  await administer(context, { terminalPatienceSeconds: 5 });
  await fillInTerminal(pod);
  await carryOut(terminalPayment, pod);
  await present(sandbox, 'silent');
  await pod.pressMoneyButton('Cancel');
  await pod.expectText('If there’s no answer after 5 seconds');
  await pod.expectText('The terminal isn’t responding. It may still charge the card.');
  await pod.press('Continue and keep checking');
  await pod.expectText('The payment of $1,281.25 on Front desk isn’t confirmed yet');

  await psa.page.reload();
  await pod.expectText('The payment of $1,281.25 on Front desk isn’t confirmed yet');
  await pod.press('Pay Invoice');
  const frame = await pod.frame();
  const forward = frame.getByRole('button', { name: 'Pay Invoice' });
  await expect(forward).toHaveAttribute('aria-disabled', 'true');
  await frame.getByRole('checkbox', { name: 'Take another payment anyway' }).check();
  await expect(forward).toHaveAttribute('aria-disabled', 'false');
  await pod.press('Back');

  await present(sandbox, 'late_approve');
  await pod.expectText('An earlier payment has finished');
  await pod.expectText('Charged on Front desk: $1,281.25 = $1,250.00 + $31.25 surcharge.');
  await pod.press('Dismiss');
  await pod.expectText('Paid in full.');
  await expect(frame.getByText('An earlier payment has finished')).toHaveCount(0);
  expect((await readLedger(sandbox)).violations).toEqual([]);
});

test('a failure that the terminal reports is checked, and is an approval once the bank’s word is there', async ({
  sandbox,
  openInvoice,
  pod,
}) => {
  await sandbox.control.post('wisepay/options', { json: { terminalConfirmMs: null } });
  await openInvoice();
  await fillInTerminal(pod);
  await carryOut(terminalPayment, pod);
  await present(sandbox, 'offline');
  await pod.expectText('We’re checking with WisePay whether the card was charged.');
  const frame = await pod.frame();
  await expect(frame.getByText('Nothing was charged')).toHaveCount(0);
  await expect(frame.getByRole('button', { name: 'Pay Invoice' })).toHaveAttribute('aria-disabled', 'true');
  await present(sandbox, 'late_approve');
  await pod.expectText('Approved.');
  await pod.expectText('Charged: $1,281.25 = $1,250.00 + $31.25 surcharge.');
});

for (const status of [503, 403]) {
  test(`a refund is told as accepted where the look after it is answered with ${status}`, async ({
    tab,
    sandbox,
    pod,
  }) => {
    await makeReady(refund, tab);
    await orderFault(sandbox, { ...refund.request, mode: 'delay', ms: 1_500, times: 1 });
    await press(refund, pod);
    await expectOnItsWay(sandbox, refund.request);
    await orderFault(sandbox, { method: 'GET', path: '/api/invoices', mode: 'status', status, times: 50 });
    await pod.expectText('WisePay accepted the refund');
    expect(await refund.countEffects(sandbox)).toBe(1);
    await callOffFaults(sandbox);
    await refund.expectDone(pod);
    await expect((await pod.frame()).getByText('WisePay accepted the refund')).toHaveCount(0);
  });
}
