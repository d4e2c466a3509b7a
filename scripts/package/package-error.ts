/** Something that the person who packages can put right; its message says what. Anything else is a defect. */
export class PackageError extends Error {
  override readonly name = 'PackageError';
}
