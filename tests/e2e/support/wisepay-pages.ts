/** WisePay's own pages, as a person uses them. */
import { expect, type Page } from '@playwright/test';

/** Fills in and submits the login. Without `email`, the address stays as WisePay filled it in. */
export async function logIn(
  page: Page,
  { email, password = 'sandbox' }: { email?: string; password?: string } = {},
) {
  if (email !== undefined) await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Pays invoice 20101 in full on its payments screen, with the surcharge, and waits for the confirmation. */
export async function payInFull(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pay USD 1,281.25' }).click();
  await expect(page.getByText('Payment received')).toBeVisible();
}
