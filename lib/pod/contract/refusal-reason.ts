/** Why something was refused: what the diagnostics count. */
export type RefusalReason =
  /** A message from somebody who has no business with the worker. */
  | 'unknown_sender'
  /** A message that its sender may not send, or that is not well formed. */
  | 'unknown_message'
  /** A panel or a window that does not belong to what its tab shows. */
  | 'wrong_mount'
  /** WisePay named an address outside its own web app. */
  | 'foreign_url'
  /** A page that would not leave the panel alone. */
  | 'page_meddling';
