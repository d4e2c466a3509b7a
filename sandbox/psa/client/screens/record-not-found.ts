/** PSA's screen for a record that does not exist. */

import type { Navigation, ScreenContent } from '../screen.ts';
import { element } from '../widgets/dom.ts';

export function recordNotFoundScreen(navigation: Navigation): ScreenContent {
  return {
    token: 'RecordNotFound',
    breadcrumb: [],
    banner: 'Record not found',
    toolbar: [{ label: 'Back', onClick: navigation.back }],
    body: {
      kind: 'content',
      content: element('p', { class: 'cw_Message' }, 'This record does not exist, or you may not see it.'),
    },
  };
}
