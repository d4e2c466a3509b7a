/** WisePay's own web app. Pages are rendered on the server and need no script. */
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

/** All pages for people, below WisePay's root. */
export function createWeb(ledger: Ledger, { providerFor, signIns }: Identity): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.use(
    secureHeaders({
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
      // Without the referrer, browsers also hide a form's origin, which the check against forged requests needs.
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
  app.get('/style.css', (context) => context.text(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.use(async (context, next) => {
    const provider = providerFor(new URL(context.req.url).origin);
    const cookie = await signIns.adoptAmbient(provider, context.env.incoming);
    if (cookie) context.header('Set-Cookie', cookie, { append: true });
    context.header('Cache-Control', 'no-store');
    context.set('provider', provider);
    context.set('member', await signIns.memberOf(provider, context.env.incoming));
    await next();
  });

  app.get('/', (context) => {
    const { member } = context.var;
    if (!member) return context.redirect('/login', 303);
    const { firstName, lastName, email } = member;
    return context.html(
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
  app.all('*', (context) =>
    context.html(messagePage('Not found', 'There is no such page.', context.var.member), 404),
  );

  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    console.error(`${context.req.method} ${context.req.path}:`, error);
    return context.html(
      messagePage('Something went wrong', 'This is a defect of the sandbox; see its log.'),
      500,
    );
  });
  return app;
}
