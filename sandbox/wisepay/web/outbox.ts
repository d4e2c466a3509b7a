/** The emails that WisePay has sent, as the sandbox's payers get them. Anyone may look: there is no mailbox login. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Ledger } from '../ledger/ledger.ts';
import type { EmailRecord } from '../ledger/records.ts';
import { type Html, page } from './pages.ts';
import { timeText } from './time-text.ts';
import type { WebEnv } from './web-env.ts';

/** `/outbox`, the newest email first. */
export function outboxRoutes(ledger: Ledger): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.get('/outbox', (context) => {
    const emails = [...ledger.state.outbox].reverse();
    const content = html`<h1>Outbox</h1>
      ${emails.length === 0 ? html`<p>No email has been sent yet.</p>` : emails.map(emailView)}`;
    return context.html(page('Outbox', content, context.var.member));
  });
  return app;
}

function emailView({ reminderId, at, to, subject, text, link }: EmailRecord): Html {
  return html`<article aria-labelledby="${reminderId}">
    <h2 id="${reminderId}">${subject}</h2>
    <p class="muted">To ${to}, <time datetime="${at}">${timeText(at)}</time></p>
    <p>${text}</p>
    <p><a href="${link}">Pay invoice</a></p>
  </article>`;
}
