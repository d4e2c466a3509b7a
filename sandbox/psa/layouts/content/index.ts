/** What a layout's screen says. */
import type { Layout } from '../layout.ts';
import { kindOf, type LayoutScreen } from '../screens.ts';
import type { ScreenContent } from './content.ts';
import { invoiceContent } from './invoice.ts';
import { listContent } from './list.ts';
import { otherContent } from './others.ts';

export function contentOf(layout: Layout, screen: LayoutScreen): ScreenContent {
  if (screen.kind === 'invoice') return invoiceContent(layout, screen.index);
  const kind = kindOf(layout, screen);
  if (screen.kind === 'list' || kind === 'list' || kind === 'invoice') return listContent(layout, 'list');
  return otherContent(layout, kind, screen.index);
}
