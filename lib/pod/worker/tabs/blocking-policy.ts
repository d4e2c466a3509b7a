/**
 * Whether the browser has refused to script a page because of the policy `ExtensionSettings`. Chromium says: "This page
 * cannot be scripted due to an ExtensionsSettings policy."; other refusals are about the person's permissions.
 */
export function namesBlockingPolicy(error: unknown): boolean {
  return /Extensions?Settings policy/i.test(String(error));
}
