import type { Policy } from '../../policy/policy.ts';
import type { ReadyView } from '../../protocol/views.ts';
import type { InvoicePage } from '../session/session-context.ts';

/**
 * What the panel does about WisePay's own pod on its page, by policy; nothing where there is none. A panel that a person
 * opened by number is wanted, whatever the policy.
 */
export function hostedPodOf(
  { wisePayPod, isByHand }: Pick<InvoicePage, 'wisePayPod' | 'isByHand'>,
  { whenHosted }: Pick<Policy, 'whenHosted'>,
): Pick<ReadyView, 'hosted'> {
  if (wisePayPod === undefined) return {};
  return { hosted: whenHosted === 'collapse' && isByHand !== true ? 'collapse' : 'show' };
}
