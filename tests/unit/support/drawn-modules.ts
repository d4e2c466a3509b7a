/** Reads a drawn QR code from its SVG, module by module, as a browser fills it. */

interface Drawing {
  /** Whether each module is dark, including the quiet zone. */
  readonly modules: boolean[][];
  /** The side of a module in CSS px. */
  readonly pixels: number;
}

type Point = readonly [x: number, y: number];
type Edge = readonly [from: Point, to: Point];

/** @throws {Error} if it is not drawn as one path of straight lines */
export function drawnModules(svg: Element): Drawing {
  const [left = 0, top = 0, width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '')
    .split(' ')
    .map(Number);
  const [path, ...others] = svg.querySelectorAll('path');
  if (path === undefined || others.length > 0) throw new Error('It is not drawn by one path.');
  if (path.getAttribute('fill-rule') !== 'evenodd') throw new Error('It is filled in another way.');
  const edges = outlinesIn(path.getAttribute('d') ?? '').flatMap(edgesOf);
  return {
    modules: Array.from({ length: height }, (_, row) => {
      const crossed = crossedAt(edges, top + row + 0.5);
      // The even-odd rule: counts the edges between the left side and the middle of the module.
      return Array.from({ length: width }, (_, column) => {
        const middle = left + column + 0.5;
        return crossed.filter((x) => x < middle).length % 2 === 1;
      });
    }),
    pixels: Number(svg.getAttribute('width')) / width,
  };
}

function outlinesIn(path: string): Point[][] {
  if (!/^(M\d+ \d+(L\d+ \d+)+Z)+$/.test(path)) throw new Error('The path is no list of outlines.');
  return path
    .split('Z')
    .slice(0, -1)
    .map((outline) =>
      outline
        .slice(1)
        .split('L')
        .map((point): Point => {
          const [x = Number.NaN, y = Number.NaN] = point.split(' ').map(Number);
          return [x, y];
        }),
    );
}

function edgesOf(points: readonly Point[]): Edge[] {
  return points.map((from, index): Edge => [from, points[(index + 1) % points.length] ?? from]);
}

/** The x coordinates of the edges at the height `y`. */
function crossedAt(edges: readonly Edge[], y: number): number[] {
  return edges.filter(([[, from], [, to]]) => from > y !== to > y).map(([[x]]) => x);
}
