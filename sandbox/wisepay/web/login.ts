/** Signs people in and out. One page serves the web app (`/login`) and the identity server (`/login/{uid}`). */
import { Hono } from 'hono';
import { html } from 'hono/html';
import { errors } from 'oidc-provider';
import { findMember, type SeedMember, sandboxPassword } from '../../seed/members.ts';
import type { SignIns } from '../identity/sign-ins.ts';
import { formFields, ownPath } from './forms.ts';
import { type Html, messagePage, page } from './pages.ts';
import type { WebEnv } from './web-env.ts';

/** `/login`, `/login/{uid}` and `/logout`. */
export function loginRoutes(signIns: SignIns): Hono<WebEnv> {
  const app = new Hono<WebEnv>();

  app.get('/login', (context) => {
    const target = ownPath(context.req.query('return'), new URL(context.req.url).origin);
    return context.var.member ? context.redirect(target, 303) : context.html(loginPage());
  });

  app.post('/login', async (context) => {
    const fields = await formFields(context);
    const member = authenticate(fields);
    if (!member) return context.html(loginPage({ email: fields['email'], failed: true }), 401);
    context.header('Set-Cookie', await signIns.signIn(context.var.provider, context.env.incoming, member), {
      append: true,
    });
    return context.redirect(ownPath(context.req.query('return'), new URL(context.req.url).origin), 303);
  });

  app.get('/login/:uid', async (context) => {
    const { incoming, outgoing } = context.env;
    const { params } = await context.var.provider.interactionDetails(incoming, outgoing);
    const hint = params['login_hint'];
    return context.html(loginPage({ email: typeof hint === 'string' ? hint : undefined }));
  });

  app.post('/login/:uid', async (context) => {
    const { incoming, outgoing } = context.env;
    const fields = await formFields(context);
    const member = authenticate(fields);
    if (!member) return context.html(loginPage({ email: fields['email'], failed: true }), 401);
    signIns.endAmbient();
    const result = { login: { accountId: member.memberId } };
    return context.redirect(await context.var.provider.interactionResult(incoming, outgoing, result), 303);
  });

  app.post('/logout', async (context) => {
    context.header('Set-Cookie', await signIns.signOut(context.var.provider, context.env.incoming), {
      append: true,
    });
    return context.redirect('/', 303);
  });

  app.onError((error, context) => {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    const text = 'This sign-in has taken too long or was started elsewhere. Go back and sign in again.';
    return context.html(messagePage('Please start again', text), 400);
  });

  return app;
}

function authenticate(fields: Readonly<Record<string, string>>): SeedMember | undefined {
  const member = findMember(fields['email'] ?? '');
  return fields['password'] === sandboxPassword ? member : undefined;
}

/** The form posts to the address that it was loaded from, so one page serves both. */
function loginPage({
  email = '',
  failed = false,
}: {
  email?: string | undefined;
  failed?: boolean;
} = {}): Html {
  return page(
    'Sign in',
    html`<h1>Sign in to WisePay</h1>
      ${failed && html`<p role="alert">That email and password do not match. Please try again.</p>`}
      <form method="post">
        <label>Email <input name="email" type="email" autocomplete="username" required value="${email}" /></label>
        <label>
          Password
          <input name="password" type="password" autocomplete="current-password" required autofocus />
        </label>
        <button class="wide">Sign in</button>
      </form>`,
  );
}
