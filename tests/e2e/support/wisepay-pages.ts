/** WisePay's own pages, as a person uses them. */
import type { Page } from '@playwright/test';

/** Fills in the login; the address stays as WisePay has filled it in, unless another is given. */
export async function logIn(
  page: Page,
  { email, password = 'sandbox' }: { email?: string; password?: string } = {},
) {
  if (email !== undefined) await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
