/** A part that cannot be drawn: it says so in its place, and the rest stays. With something else to draw it is tried again. */
import { Component, type ComponentChildren } from 'preact';
import { reportDefect } from '../../lib/report-defect.ts';

export interface ContainedProps {
  /** What is drawn; with another one the part is tried again. */
  readonly subject: unknown;
  readonly children: ComponentChildren;
  /** What stands in the part's place; `reference` names the defect where it is reported. */
  fallback(reference: string): ComponentChildren;
}

interface ContainedState {
  readonly failed?: { readonly subject: unknown; readonly reference: string };
}

export class Contained extends Component<ContainedProps, ContainedState> {
  override state: ContainedState = {};

  override componentDidCatch(error: unknown): void {
    const reference = crypto.randomUUID().slice(0, 8);
    reportDefect(error, reference);
    this.setState({ failed: { subject: this.props.subject, reference } });
  }

  override render({ subject, children, fallback }: ContainedProps, { failed }: ContainedState) {
    return failed !== undefined && failed.subject === subject ? fallback(failed.reference) : children;
  }
}
