/** WisePay's logo, hidden from screen readers: its name stands beside it. */
export function Logo() {
  return (
    <svg class="mark" viewBox="0 0 128 128" aria-hidden="true">
      <rect width="128" height="128" rx="28" fill="#00717a" />
      <path
        d="M26 40h12.5l9.8 35.6L60 40h8l11.7 35.6L89.5 40H102L85.2 90H74.3L64 59.4 53.7 90H42.8z"
        fill="#fff"
      />
    </svg>
  );
}
