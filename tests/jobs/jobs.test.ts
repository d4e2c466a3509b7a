/** Each job of the POD, done as a person does it: one press of the pointer for each click, and no second try. */
import { writeCounted } from '../../scripts/jobs/counted.ts';
import { folderOf, sizes, takesOf, titleOf } from '../../scripts/jobs/takes.ts';
import { besidePage } from './support/beside-page.ts';
import { createFilm } from './support/film.ts';
import { test } from './support/fixtures.ts';
import { createHand } from './support/hand.ts';
import { panelOnPage } from './support/panel-on-page.ts';
import { stepsOf } from './support/steps.ts';

for (const take of takesOf()) {
  test.describe(() => {
    const size = sizes[take.size];
    test.use({ size });

    test(titleOf(take), async ({ sandbox, context, tab }) => {
      const folder = folderOf(take);
      const place = take.place === 'panel' ? panelOnPage(tab) : await besidePage(tab, size);
      const hand = createHand(place, createFilm(folder, place.picture));
      const world = { sandbox, context, page: tab.psa.page, place, hand };
      const steps = stepsOf[take.job];
      await steps.prepare?.(world);
      await hand.look(steps.recordId);
      await steps.perform(world);
      await writeCounted(folder, hand.counted());
    });
  });
}
