/** What people typed into a form. */
import type { Context } from 'hono';

/** The form's fields as trimmed text; omits files and fields that were not sent. */
export async function formFields(context: Context): Promise<Readonly<Record<string, string>>> {
  const body = await context.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.trim()]] : [],
    ),
  );
}

/**
 * The path and query of the address if it is within WisePay; otherwise the home page. Keeps a link to the login from
 * sending people elsewhere afterward.
 */
export function ownPath(address: string | undefined, origin: string): string {
  const url = URL.parse(address ?? '/', origin);
  return url?.origin === origin ? `${url.pathname}${url.search}` : '/';
}
