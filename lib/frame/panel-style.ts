/** How the panel sits on the PSA page. Constructed style sheets work under every content security policy. */

/** Width of the panel and of its collapsed tab, in CSS px. */
const width = 320;
const collapsedWidth = 44;

/** Makes room for the tab only, at the window's edge. */
export const collapsedRule = `:host { width: ${collapsedWidth}px !important; right: 0 !important; }`;

export const panelStyle = `
:host {
  all: initial !important;
  position: fixed !important;
  z-index: 2147483000 !important;
  right: 12px !important;
  width: ${width}px !important;
  max-width: calc(100vw - 24px) !important;
  contain: layout style !important;
  color-scheme: light dark;
}
.panel {
  position: relative;
  overflow: hidden;
  box-sizing: border-box;
  height: 100%;
  border: 1px solid #c3cad3;
  border-radius: 8px;
  background: #fff;
  box-shadow: 0 2px 6px rgb(15 30 50 / 12%), 0 8px 24px rgb(15 30 50 / 10%);
}
.panel.collapsed { border-radius: 8px 0 0 8px; }
iframe { display: block; width: 100%; height: 100%; border: 0; color-scheme: light dark; }
.skeleton { position: absolute; inset: 0; padding: 14px 16px; background: inherit; font: 13px/1.4 system-ui, sans-serif; color: #1f2d3d; }
.skeleton .title { font-weight: 600; margin-bottom: 16px; }
.bar { height: 12px; margin-top: 12px; border-radius: 4px; background: #e6eaef; }
.bar.short { width: 55%; }
.notice { padding: 14px 16px; font: 13px/1.45 system-ui, sans-serif; color: #1f2d3d; }
[hidden] { display: none; }
@media (prefers-color-scheme: dark) {
  .panel { background: #1b222b; border-color: #3a4653; }
  .skeleton, .notice { color: #e8edf3; }
  .bar { background: #2c3743; }
}
@media print { :host { display: none !important; } }
`;
