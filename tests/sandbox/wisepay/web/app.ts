/** WisePay's own web app. Pages are made on the server and need no script. */
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import type { Identity } from '../identity/identity.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { cardPresentRoutes } from './card-present.ts';
import { loginRoutes } from './login.ts';
import { outboxRoutes } from './outbox.ts';
import { messagePage, page } from './pages.ts';
import { paymentRoutes } from './payments.ts';
import { receiptRoutes } from './receipts.ts';
import { style } from './style.ts';
import type { WebEnv } from './web-env.ts';

export function createWeb(ledger: Ledger, { providerFor, signIns }: Identity): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.use(
    secureHeaders({
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
      // Browsers hide a form's origin along with the referrer, and the check against forged requests needs it.
      referrerPolicy: 'same-origin',
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ['data:'],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    }),
  );
  app.use(csrf());
  app.get('/style.css', (c) => c.text(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.use(async (c, next) => {
    const provider = providerFor(new URL(c.req.url).origin);
    const cookie = await signIns.adoptAmbient(provider, c.env.incoming);
    if (cookie) c.header('Set-Cookie', cookie, { append: true });
    c.header('Cache-Control', 'no-store');
    c.set('provider', provider);
    c.set('member', await signIns.memberOf(provider, c.env.incoming));
    await next();
  });

  app.get('/', (c) => {
    const { member } = c.var;
    if (!member) return c.redirect('/login', 303);
    const { firstName, lastName, email } = member;
    return c.html(
      page(
        'Home',
        html`<h1>Signed in</h1>
          <p>${firstName} ${lastName} <span class="muted">${email}</span></p>
          <nav aria-label="Sandbox">
            <a href="/outbox">Emails to payers</a> <a href="/__sandbox/terminals">Simulated terminals</a>
          </nav>`,
        member,
      ),
    );
  });
  app.route('/', loginRoutes(signIns));
  app.route('/', paymentRoutes(ledger));
  app.route('/', cardPresentRoutes(ledger));
  app.route('/', receiptRoutes(ledger));
  app.route('/', outboxRoutes(ledger));
  app.all('*', (c) => c.html(messagePage('Not found', 'There is no such page.', c.var.member), 404));

  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    console.error(`${c.req.method} ${c.req.path}:`, error);
    return c.html(messagePage('Something went wrong', 'This is a defect of the sandbox; see its log.'), 500);
  });
  return app;
}
