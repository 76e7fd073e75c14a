/**
 * The standard normal law: its quantile (draws are made by inversion, one uniform each) and its distribution function (closed forms of capped laws).
 * Inversion rather than Box-Muller or ziggurat: one draw uses exactly one random number, so draw n of a key never depends on another draw.
 */

/** The 90th percentile of the standard normal law. */
export const Z90 = 1.2815515655446004;

/**
 * The z below which a share `p` of the standard normal law lies; 0 < p < 1, relative error about 1e-16.
 * M. J. Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied Statistics 37 (1988) 477-484, doi:10.2307/2347330, routine PPND16.
 */
export const normalQuantile = (p: number): number => {
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) return q * centre(0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const z = r <= 5 ? shoulder(r - 1.6) : farTail(r - 5);
  return q < 0 ? -z : z;
};

const centre = (r: number): number =>
  (((((((2.509080928730122673e3 * r + 3.343057558358812811e4) * r + 6.726577092700870085e4) * r + 4.592195393154987146e4) * r +
    1.373169376550946112e4) *
    r +
    1.971590950306551443e3) *
    r +
    1.331416678917843774e2) *
    r +
    3.387132872796366608) /
  (((((((5.226495278852854561e3 * r + 2.872908573572194267e4) * r + 3.930789580009271061e4) * r + 2.121379430158659587e4) * r +
    5.394196021424751108e3) *
    r +
    6.871870074920579083e2) *
    r +
    4.231333070160091125e1) *
    r +
    1);

const shoulder = (r: number): number =>
  (((((((7.745450142783414076e-4 * r + 2.272384498926918458e-2) * r + 2.417807251774506118e-1) * r + 1.270458252452368383) * r +
    3.647848324763204605) *
    r +
    5.769497221460691406) *
    r +
    4.630337846156545296) *
    r +
    1.423437110749683577) /
  (((((((1.050750071644416843e-9 * r + 5.475938084995344946e-4) * r + 1.51986665636164572e-2) * r + 1.481039764274800746e-1) * r +
    6.897673349851000046e-1) *
    r +
    1.676384830183803849) *
    r +
    2.053191626637758822) *
    r +
    1);

const farTail = (r: number): number =>
  (((((((2.010334399292288133e-7 * r + 2.711555568743487578e-5) * r + 1.242660947388078439e-3) * r + 2.653218952657612309e-2) * r +
    2.965605718285048912e-1) *
    r +
    1.784826539917291336) *
    r +
    5.46378491116411437) *
    r +
    6.657904643501103777) /
  (((((((2.044263103389939786e-15 * r + 1.421511758316445889e-7) * r + 1.846318317510054682e-5) * r + 7.868691311456132591e-4) * r +
    1.487536129085061485e-2) *
    r +
    1.369298809227358053e-1) *
    r +
    5.998322065558879377e-1) *
    r +
    1);

/**
 * The share of the standard normal law below `z`, absolute error below 1e-14.
 * J. F. Hart et al., "Computer Approximations" (1968), no. 5666, as arranged in G. West, "Better approximations to cumulative normal functions", Wilmott (May 2005) 70-76.
 */
export const normalShareBelow = (z: number): number => {
  const x = Math.abs(z);
  const tail = x > 37 ? 0 : Math.exp((-x * x) / 2) * (x < 7.07106781186547 ? hart(x) : continuedFraction(x));
  return z > 0 ? 1 - tail : tail;
};

const hart = (x: number): number =>
  ((((((3.52624965998911e-2 * x + 0.700383064443688) * x + 6.37396220353165) * x + 33.912866078383) * x + 112.079291497871) * x + 221.213596169931) *
    x +
    220.206867912376) /
  (((((((8.83883476483184e-2 * x + 1.75566716318264) * x + 16.064177579207) * x + 86.7807322029461) * x + 296.564248779674) * x + 637.333633378831) *
    x +
    793.826512519948) *
    x +
    440.413735824752);

const continuedFraction = (x: number): number => 1 / ((x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) * 2.506628274631);
