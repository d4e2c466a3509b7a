/** The layout of every page of WisePay's web app, and the pages that only show a message. */
import { html } from 'hono/html';
import type { SeedMember } from '../../seed/members.ts';

export type Html = ReturnType<typeof html>;

/** A whole page. With `member`, who is signed in, the bar at the top offers to sign out. */
export function page(title: string, content: Html, member?: SeedMember): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – WisePay</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <header>
          <a href="/">WisePay</a>
          ${member && signOutForm(member)}
        </header>
        <main>${content}</main>
      </body>
    </html>`;
}

/** A page that shows a title and a text. */
export function messagePage(title: string, text: string, member?: SeedMember): Html {
  return page(title, html`<h1>${title}</h1><p>${text}</p>`, member);
}

function signOutForm({ firstName, lastName }: SeedMember): Html {
  return html`<form method="post" action="/logout">
    <span>${firstName} ${lastName}</span>
    <button class="quiet">Sign out</button>
  </form>`;
}
