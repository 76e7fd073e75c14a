/**
 * Wagon numbers: twelve digits in the space of the UIC (UIC leaflet 438-2, last digit by Luhn), eight on the 1520 mm network (last digit by the
 * same sum). They only warn: the number on the wagon is what it is.
 */

export type WagonNumberCheck = { readonly kind: 'ok' } | { readonly kind: 'warning'; readonly sentence: string };

export function checkWagonNumber(text: string): WagonNumberCheck {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^(\d{8}|\d{12})$/.test(digits))
    return { kind: 'warning', sentence: `“${text}” is not a wagon number: twelve digits (UIC), or eight on the 1520 mm network.` };
  const right = computeWagonCheckDigit(digits);
  const last = Number(digits.at(-1));
  if (last === right) return { kind: 'ok' };
  return { kind: 'warning', sentence: `Wagon ${digits} has the check digit ${last}; its other digits give ${right}.` };
}

/** Weights 2, 1, 2, 1 … from the left over all but the last digit, the digits of each product summed, up to the next ten. Both lengths begin with 2. */
function computeWagonCheckDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length - 1; i++) {
    const product = Number(digits[i]) * (i % 2 === 0 ? 2 : 1);
    sum += Math.floor(product / 10) + (product % 10);
  }
  return (10 - (sum % 10)) % 10;
}
