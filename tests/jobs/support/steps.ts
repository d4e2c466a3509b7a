/** How each job is done. */
import type { JobName } from '../../../scripts/jobs/takes.ts';
import { copyLink, remind } from './customer-steps.ts';
import type { JobSteps } from './job-steps.ts';
import { cancelTerminal, pay, terminal } from './payment-steps.ts';
import { refund, refundTwoPayments, voidPayment } from './refund-steps.ts';

export const stepsOf: Readonly<Record<JobName, JobSteps>> = {
  refund,
  'refund-two-payments': refundTwoPayments,
  terminal,
  remind,
  'copy-link': copyLink,
  pay,
  'cancel-terminal': cancelTerminal,
  void: voidPayment,
};
