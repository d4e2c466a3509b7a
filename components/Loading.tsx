/** The shape of what is to come, while the first view is on its way. */
export function Loading() {
  return (
    <div class="loading" role="status" aria-label="Loading the invoice from WisePay">
      <div class="bar short" />
      <div class="bar" />
      <div class="bar" />
      <div class="bar short" />
    </div>
  );
}
