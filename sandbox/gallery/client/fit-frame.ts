/** Makes the gallery's frame around a state as high as the state is. */
export function fitFrame({ document, frameElement }: Window): void {
  const { height } = document.body.getBoundingClientRect();
  // The frame's border is one px above and one below.
  frameElement?.setAttribute('height', String(Math.ceil(height) + 2));
}
