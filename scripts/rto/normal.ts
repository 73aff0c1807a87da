// Coefficients of Acklam's rational approximation, relative error below 1.15e-9.
// https://web.archive.org/web/20151030215612/http://home.online.no/~pjacklam/notes/invnorm/
const CENTRE_NUMERATOR = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
] as const;
const CENTRE_DENOMINATOR = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
  1,
] as const;
const TAIL_NUMERATOR = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
  4.374664141464968, 2.938163982698783,
] as const;
const TAIL_DENOMINATOR = [
  0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1,
] as const;
const TAIL_BELOW = 0.02425;

/** Quantile of the standard normal distribution. */
export function standardNormalQuantile(probability: number): number {
  if (probability < TAIL_BELOW) {
    return tail(probability);
  }
  if (probability > 1 - TAIL_BELOW) {
    return -tail(1 - probability);
  }
  const offset = probability - 0.5;
  const square = offset * offset;
  return (offset * polynomial(CENTRE_NUMERATOR, square)) / polynomial(CENTRE_DENOMINATOR, square);
}

function tail(probability: number): number {
  const q = Math.sqrt(-2 * Math.log(probability));
  return polynomial(TAIL_NUMERATOR, q) / polynomial(TAIL_DENOMINATOR, q);
}

/** Horner's scheme, highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (const coefficient of coefficients) {
    value = value * x + coefficient;
  }
  return value;
}
