/** What a refund does not do by itself. */
export function BooksNote() {
  return (
    <p class="hint">
      A refund does not correct the books. Remove the payment from the invoice in the accounting package, then
      run a payment sync. Otherwise an automatic payment would charge it again.
    </p>
  );
}
