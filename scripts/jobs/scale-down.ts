/** Makes screenshots smaller without losing thin lines and small text. */

/** Pixels from left to right and top to bottom, four bytes each: red, green, blue, alpha. */
export interface Raster {
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** The screenshot at a width in pixels; each new pixel is the mean of those that it covers. A smaller one stays as it is. */
export function scaleDown(raster: Raster, width: number): Raster {
  if (raster.width <= width) return raster;
  const step = raster.width / width;
  const height = Math.max(1, Math.round(raster.height / step));
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    const rows = covered(y, step, raster.height);
    for (let x = 0; x < width; x++) {
      data.set(meanOf(raster, covered(x, step, raster.width), rows), (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

interface Span {
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

/** The old pixels of one axis that a new one covers, at least partly. */
function covered(index: number, step: number, count: number): Span {
  const from = Math.min(Math.floor(index * step), count - 1);
  return { from, to: Math.max(from + 1, Math.min(Math.ceil((index + 1) * step), count)) };
}

function meanOf({ width, data }: Raster, columns: Span, rows: Span): readonly number[] {
  const sums = [0, 0, 0, 0];
  for (let y = rows.from; y < rows.to; y++) {
    for (let x = columns.from; x < columns.to; x++) {
      const start = (y * width + x) * 4;
      for (let part = 0; part < 4; part++) sums[part] = (sums[part] ?? 0) + (data[start + part] ?? 0);
    }
  }
  const count = (columns.to - columns.from) * (rows.to - rows.from);
  return sums.map((sum) => sum / count);
}
