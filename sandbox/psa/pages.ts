/** The HTML documents that the PSA server sends; the client fills the first, the others live in frames. */
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { formatMoney } from '#lib/money/money.ts';
import { type Bootstrap, bootstrapElementId } from './bootstrap.ts';
import type { PsaInvoice } from './records.ts';

type Page = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The client's own document: empty apart from the script's initial data. */
export function clientPage(parts: { bootstrap: Bootstrap; script: string; style: string }): Page {
  // `<` never appears in the JSON as such, so nothing in it can close the element.
  const json = JSON.stringify(parts.bootstrap).replaceAll('<', '\\u003c');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Manage: ConnectWise PSA (sandbox)</title>
<link rel="stylesheet" href="${parts.style}">
<script type="application/json" id="${bootstrapElementId}">${raw(json)}</script>
<script type="module" src="${parts.script}"></script>
</head>
<body></body>
</html>`;
}

/** An empty document of the same origin, which the client fills from outside. */
export function framePage(style: string): Page {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Manage</title><link rel="stylesheet" href="${style}"></head>
<body class="cw-frame-body"></body>
</html>`;
}

/** The Today page: a legacy module in a frame, with links into the top window. */
export function todayPage(style: string, clientPath: string, invoices: readonly PsaInvoice[]): Page {
  const link = (invoice: PsaInvoice) =>
    `${clientPath}?locale=en_US&routeTo=InvoiceFV&recid=${invoice.recordId}`;
  const rows = [...invoices]
    .sort((a, b) => a.dueDate.getTime() - b.dueDate.getTime())
    .slice(0, 5)
    .map(
      (invoice) => html`<tr>
<td><a target="_top" href="${link(invoice)}">${invoice.number}</a></td>
<td>${invoice.company.name}</td>
<td class="cw-amount">${formatMoney(invoice.total, 'en-US')}</td>
</tr>`,
    );
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Today</title><link rel="stylesheet" href="${style}"></head>
<body class="cw-frame-body cw-today">
<h1>Today</h1>
<p>Invoices that fall due first</p>
<table class="cw-today-table">${rows}</table>
</body>
</html>`;
}

/** A hosted pod's content: another product's page about the same record. */
export function hostedPage(style: string, recordId: string): Page {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Hosted pod</title><link rel="stylesheet" href="${style}"></head>
<body class="cw-frame-body"><p>Another product shows its data about record ${recordId} here.</p></body>
</html>`;
}
