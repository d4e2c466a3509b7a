/** The one style sheet of WisePay's pages. */
export const style = `
:root {
  color-scheme: light;
  --accent: #0b7a6b;
  --accent-dark: #075e52;
  --ink: #16302c;
  --muted: #55706b;
  --line: #d3dfdc;
  --paper: #ffffff;
  --ground: #f2f6f5;
  --warn: #8a2f1c;
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", sans-serif;
}
header {
  display: flex;
  flex-wrap: wrap;
  gap: 8px 16px;
  align-items: center;
  justify-content: space-between;
  padding: 12px 20px;
  background: var(--paper);
  border-bottom: 1px solid var(--line);
}
header a { color: var(--accent-dark); font-weight: 700; text-decoration: none; }
header form { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; color: var(--muted); }
main {
  max-width: 520px;
  margin: 32px auto;
  padding: 28px;
  background: var(--paper);
  border: 1px solid var(--line);
  border-radius: 8px;
}
h1 { margin: 0 0 4px; font-size: 24px; line-height: 1.25; }
h2 { margin: 24px 0 4px; font-size: 18px; }
p { margin: 0 0 16px; }
.muted { color: var(--muted); }
[role="alert"] {
  padding: 10px 12px;
  border-left: 4px solid var(--warn);
  background: #fbf1ee;
  color: var(--warn);
}
dl { display: grid; grid-template-columns: auto 1fr; row-gap: 6px; margin: 16px 0; }
dt { color: var(--muted); }
dd { margin: 0; padding: 0 0 0 16px; text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.total { padding-top: 6px; border-top: 1px solid var(--line); color: var(--ink); font-weight: 700; }
label { display: block; margin-bottom: 14px; font-weight: 600; }
input, select {
  display: block;
  width: 100%;
  margin-top: 4px;
  padding: 10px 12px;
  border: 1px solid #8ba39e;
  border-radius: 6px;
  background: var(--paper);
  color: inherit;
  font: inherit;
  font-weight: 400;
}
button {
  padding: 10px 16px;
  border: 1px solid var(--accent);
  border-radius: 6px;
  background: var(--accent);
  color: #fff;
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
button:hover { background: var(--accent-dark); }
button.quiet { background: var(--paper); color: var(--accent-dark); }
button.wide { width: 100%; margin-bottom: 16px; }
:focus-visible { outline: 3px solid #5cc2b3; outline-offset: 2px; }
nav { display: flex; gap: 8px; margin: 16px 0; }
nav a {
  flex: 1;
  padding: 10px;
  border: 1px solid var(--line);
  border-radius: 6px;
  color: var(--accent-dark);
  text-align: center;
  text-decoration: none;
}
nav a[aria-current] { border-color: var(--accent); background: #e6f3f1; font-weight: 700; }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; }
.row { display: flex; gap: 12px; align-items: flex-end; }
.row > label { flex: 1; min-width: 0; }
.row > button { margin-bottom: 14px; }
@media (max-width: 560px) {
  main { margin: 0; border-width: 0 0 1px; border-radius: 0; padding: 20px 16px; }
}
`;
