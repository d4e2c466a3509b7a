/** The address to read and to select; with the focus, all of it is selected. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/i18n/translate.ts';
import { takeFocus } from '../ui/take-focus.ts';

export interface LinkAddressProps {
  readonly link: string;
  /** Takes the focus, and so selects the address: again whenever this number changes. Undefined if it need not. */
  readonly selectedBy?: number;
}

export function LinkAddress({ link, selectedBy }: LinkAddressProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (selectedBy !== undefined) takeFocus(field.current);
  }, [selectedBy]);
  return (
    <textarea
      aria-label={t('paymentLink.address')}
      dir="ltr"
      readOnly
      rows={2}
      spellcheck={false}
      value={link}
      ref={field}
      onFocus={({ currentTarget }) => currentTarget.select()}
    />
  );
}
