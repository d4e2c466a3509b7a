/** The administrator's settings, as the options page shows them. */
import { administer, manySettings } from '../support/administer.ts';
import { openOptions } from '../support/extension-pages.ts';
import { expect, test } from '../support/fixtures.ts';
import { onPremiseHost } from '../support/on-premise.ts';

test('shows what the administrator sets while it is open, and what of it cannot be used', async ({
  context,
}) => {
  const options = await openOptions(context);
  const managed = options.getByRole('region', { name: 'Set by your administrator' });
  await expect(managed).toContainText('No settings are managed');

  await administer(context, manySettings);
  await expect(managed.getByRole('row', { name: /Refund limit/ })).toContainText('Up to $500.00');
  await expect(managed.getByRole('row', { name: /Turned off/ })).toContainText('Refund, Send to Terminal');
  await expect(managed.getByRole('row', { name: /Turned off/ })).toContainText('Managed policy');
  await expect(managed.getByRole('listitem').filter({ hasText: 'wisepayApi' })).toContainText(
    'Current value: http://wisepay.localhost:4600/api.',
  );
  await expect(managed.getByRole('listitem').filter({ hasText: 'psaHosts' })).toContainText(
    'Current value: cw.',
  );
  await expect(managed.getByRole('listitem').filter({ hasText: 'refundLimits' })).toContainText(
    'doesn’t have this setting',
  );
  await expect(managed.getByRole('listitem')).toHaveCount(3);
  const links = options.getByRole('region', { name: 'Support' }).getByRole('link');
  await expect(links.first()).toHaveAttribute('href', 'mailto:it-help@northwind.example');
  await expect(links.last()).toHaveAttribute('href', 'https://northwind.example/help');

  await administer(context, {});
  await expect(managed).toContainText('No settings are managed');
});

test('names an on-premise host that this package cannot serve, and does not offer it', async ({
  context,
}) => {
  await administer(context, { psaHosts: [onPremiseHost] });
  const options = await openOptions(context);
  const row = options.getByRole('listitem').filter({ hasText: onPremiseHost });
  await expect(row).toContainText('Not supported by this version');
  await expect(row.getByRole('button')).toHaveCount(0);
});
