/** Whether something is open, for the button that opens and closes it. */
import { useState } from 'preact/hooks';

/** @returns whether it is open, closed at first, and what a click on its button does */
export function useToggle(): readonly [boolean, (click: MouseEvent) => void] {
  const [isOpen, setOpen] = useState(false);
  return [
    isOpen,
    // The second click of a double click would undo the first.
    ({ detail }) => {
      if (detail < 2) setOpen(!isOpen);
    },
  ];
}
