/** Today: a legacy module, in a same-origin frame. */
import { naming } from '../../places.ts';
import type { Navigation, ScreenContent } from '../screen.ts';
import { element } from '../widgets/dom.ts';

export function todayScreen(navigation: Navigation): ScreenContent {
  return {
    token: naming.today.token,
    breadcrumb: ['Home'],
    banner: 'Today',
    toolbar: [{ label: 'Refresh', onClick: navigation.refresh }],
    body: {
      kind: 'content',
      content: element('iframe', { class: 'cw_ScreenFrame', title: 'Today', src: '/v2025_1/today.html' }),
    },
  };
}
