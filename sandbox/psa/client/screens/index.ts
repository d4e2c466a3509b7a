/** Finds the screen of a place. */
import type { Place } from '../../places.ts';
import { companies, tickets } from '../../records.ts';
import { invoices } from '../page.ts';
import type { Navigation, ScreenContent } from '../screen.ts';
import { companyScreen } from './company.ts';
import { invoiceScreen } from './invoice.ts';
import { invoiceSearchScreen } from './invoice-search.ts';
import { recordNotFoundScreen } from './record-not-found.ts';
import { serviceBoardScreen } from './service-board.ts';
import { ticketScreen } from './ticket.ts';
import { todayScreen } from './today.ts';

/** The current content of a place, or the screen for a missing record. */
export function screenOf(place: Place, navigation: Navigation): ScreenContent {
  switch (place.screen) {
    case 'invoice': {
      const invoice = invoices.find(({ recordId }) => recordId === place.recordId);
      return invoice === undefined
        ? recordNotFoundScreen(navigation)
        : invoiceScreen(invoice, place.tab, navigation);
    }
    case 'ticket': {
      const ticket = tickets.find(({ recordId }) => recordId === place.recordId);
      return ticket === undefined ? recordNotFoundScreen(navigation) : ticketScreen(ticket, navigation);
    }
    case 'company': {
      const company = companies.find(({ recordId }) => recordId === place.recordId);
      return company === undefined ? recordNotFoundScreen(navigation) : companyScreen(company, navigation);
    }
    case 'invoice-search':
      return invoiceSearchScreen(navigation);
    case 'service-board':
      return serviceBoardScreen(navigation);
    case 'today':
      return todayScreen(navigation);
  }
}
