/** The PSA client in a tab, as a person uses it. */
import type { Locator, Page } from '@playwright/test';

/** PSA's address for the sandbox build; the browser maps it to the sandbox's real port. */
const origin = 'http://psa.localhost:4600';
const client = `${origin}/v2025_1/ConnectWise.aspx`;

/** The sandbox's switches for one page, such as `invoiceIn: 'iframe'` or `'signals.hash': 'false'`. */
export type PsaSwitches = Readonly<Record<string, string>>;

const signals = ['hash', 'query', 'banner', 'rootClass', 'fields'] as const;

/** The switches that make PSA name the invoice only in these places. */
export function namedOnlyIn(...places: readonly (typeof signals)[number][]): PsaSwitches {
  const silent = signals.filter((signal) => !places.includes(signal));
  return Object.fromEntries(silent.map((signal) => [`signals.${signal}`, 'false']));
}

export class PsaPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens an invoice by its deep link. */
  async openInvoice(recordId: string, switches: PsaSwitches = {}): Promise<void> {
    await this.page.goto(invoiceAddress(recordId, switches));
  }

  /** Opens the invoice search, PSA's start page here. */
  async openInvoiceSearch(): Promise<void> {
    await this.page.goto(`${origin}/`);
    await this.page.locator('tr.cw-ml-row').first().waitFor();
  }

  /** Goes to another screen through the menu on the left. */
  async choose(entry: string): Promise<void> {
    await this.page.locator('.cw_NavigationItem').getByText(entry, { exact: true }).click();
  }

  /** Clicks a record in a list. */
  async openFromList(text: string): Promise<void> {
    await this.page.locator('a.multilineClickable').getByText(text, { exact: true }).click();
  }

  async chooseTab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  async nextRecord(): Promise<void> {
    await this.toolbarButton('NextRecord').click();
  }

  /** A toolbar button by the name in its class, such as `Save`. */
  toolbarButton(name: string): Locator {
    return this.page.locator(`.cw_ToolbarButton_${name}`);
  }

  /** The toolbar of the screen, in the page or in the screen's frame. */
  toolbar(isInFrame: boolean): Locator {
    const holder = isInFrame ? this.page.frameLocator('iframe.cw_ScreenFrame') : this.page;
    return holder.locator('.mm_toolbarHolder').first();
  }

  /** Waits until the banner in the page reads `text`. */
  async waitForBanner(text: string | RegExp): Promise<void> {
    await this.page.locator('.cw_BannerView .detailLabel').getByText(text).waitFor();
  }

  async signOut(): Promise<void> {
    await this.page.locator('.cw_MyAccountButton').click();
    await this.page.getByText('Sign out').click();
    await this.page.locator('#loginBtn').waitFor();
  }

  /** Signs in on PSA's own login screen; the sandbox takes any password. */
  async signIn(email: string): Promise<void> {
    await this.page.locator('#company').fill('northwind');
    await this.page.locator('#username').fill(email);
    await this.page.locator('#password').fill('any');
    await this.page.locator('#loginBtn').click();
  }
}

/** The client's page, at the screen that it begins with. */
export function clientAddress(switches: PsaSwitches): string {
  const query = new URLSearchParams({ locale: 'en_US' });
  for (const [name, value] of Object.entries(switches)) query.set(`sandbox.${name}`, value);
  return `${client}?${query}`;
}

/** The deep link of an invoice. */
export function invoiceAddress(recordId: string, switches: PsaSwitches = {}): string {
  const query = new URLSearchParams({ locale: 'en_US', routeTo: 'InvoiceFV', recid: recordId });
  for (const [name, value] of Object.entries(switches)) query.set(`sandbox.${name}`, value);
  return `${client}?${query}`;
}
