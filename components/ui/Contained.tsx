/** If a part cannot be drawn, a fallback takes its place, and the rest stays. Another subject has it tried again. */
import { Component, type ComponentChildren } from 'preact';
import { reportDefect } from '../../lib/report-defect.ts';

export interface ContainedProps {
  /** What is drawn; another subject has the part tried again. */
  readonly subject: unknown;
  readonly children: ComponentChildren;
  /** Drawn in the part's place; `reference` names the defect in its report. */
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
