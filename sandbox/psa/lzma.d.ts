/** The part of the `lzma` package (which has no types of its own) that the sandbox uses. */
declare module 'lzma/src/lzma_worker-min.js' {
  const module: {
    readonly LZMA: {
      /** Compresses signed bytes; mode 3 means a dictionary of 2^19 bytes. */
      compress(bytes: readonly number[], mode: 3): number[];
      /** Returns text if the content is UTF-8 of at most three bytes per character, else signed bytes. */
      decompress(bytes: readonly number[]): string | number[];
    };
  };
  export default module;
}
