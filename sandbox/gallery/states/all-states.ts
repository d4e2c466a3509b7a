/** Every state of the POD, by subject. */
import type { GalleryGroup, GalleryState } from '../gallery-state.ts';
import { actionStates } from './actions.ts';
import { clickStates } from './clicks.ts';
import { detailStates } from './details.ts';
import { endedStates } from './ended.ts';
import { errorStates } from './errors.ts';
import { invoiceStates } from './invoices.ts';
import { optionsStates } from './options.ts';
import { outcomeStates } from './outcomes.ts';
import { pageStates } from './page.ts';
import { payFormStates } from './pay-form.ts';
import { placeStates } from './places.ts';
import { popupStates } from './popup.ts';
import { refundFormStates } from './refund-form.ts';
import { refundStates } from './refunds.ts';
import { reminderStates } from './reminder.ts';
import { sidePanelStates } from './side-panel.ts';
import { accessStates } from './signed-out.ts';
import { teachingStates } from './teaching.ts';
import { terminalFormStates } from './terminal-form.ts';
import { terminalPaymentStates } from './terminal-payments.ts';
import { unexpectedStates } from './unexpected.ts';

/** All groups in the current language, in whose notation forms contain amounts. */
export function galleryGroups(): GalleryGroup[] {
  return [
    { title: 'Access', states: accessStates() },
    { title: 'Errors', states: errorStates() },
    { title: 'On the page', states: [...pageStates(), ...placeStates()] },
    { title: 'In the side panel', states: sidePanelStates() },
    { title: 'Invoices', states: invoiceStates() },
    { title: 'Not in the contract', states: unexpectedStates() },
    { title: 'Details', states: detailStates() },
    { title: 'Pay: the form', states: payFormStates() },
    { title: 'Terminal: the form', states: terminalFormStates() },
    { title: 'Terminal: the payment', states: terminalPaymentStates() },
    { title: 'Refund: the form', states: refundFormStates() },
    { title: 'Refunds', states: refundStates() },
    { title: 'Reminder', states: reminderStates() },
    { title: 'Outcomes', states: outcomeStates() },
    { title: 'Actions', states: actionStates() },
    { title: 'Clicks that do not count', states: clickStates() },
    { title: 'Coming back', states: endedStates() },
    { title: 'Popup', states: popupStates() },
    { title: 'Popup: teaching a screen', states: teachingStates() },
    { title: 'Options', states: optionsStates() },
  ];
}

/** All states in one list. */
export function galleryStates(): GalleryState[] {
  return galleryGroups().flatMap(({ states }) => states);
}
