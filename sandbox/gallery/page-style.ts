/** The style sheet of the page with all states. */
export const pageStyle = `
:root { color-scheme: light dark; }
body.light { color-scheme: light; }
body.dark { color-scheme: dark; }
body {
  margin: 0;
  padding: 24px;
  background: light-dark(#eef1f4, #0e1318);
  color: light-dark(#1b2836, #e8edf3);
  font: 14px/1.5 system-ui, sans-serif;
}
h1, p { margin: 0; }
h2 { margin: 40px 0 16px; }
nav { display: flex; flex-wrap: wrap; gap: 12px; margin-top: 8px; }
a { color: inherit; }
a[aria-current] { font-weight: 700; text-decoration: none; }
.states { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 24px; }
figure { margin: 0; max-width: 100%; }
iframe {
  display: block;
  box-sizing: border-box;
  max-width: 100%;
  border: 1px solid light-dark(#c3cad3, #3a4653);
  border-radius: 6px;
}
figcaption { margin-top: 4px; font-size: 12px; overflow-wrap: anywhere; }
`;
