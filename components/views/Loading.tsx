/** A placeholder in the shape of a view, while the first view is on its way. */
import { t } from '../../lib/i18n/translate.ts';

export function Loading() {
  return (
    <div class="loading" role="status" aria-label={t('loading')}>
      <div class="bar short" />
      <div class="bar" />
      <div class="bar" />
      <div class="bar short" />
      <div class="bar button-shape" />
    </div>
  );
}
