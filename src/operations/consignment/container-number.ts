/** Container numbers by ISO 6346:2022: three letters of the owner, U, J or Z, six digits and a check digit. */

const form = /^[A-Z]{3}[UJZ]\d{7}$/;
const likeOne = /^[A-Z]{4}[ -]?\d{6}[ -]?\d$/i;

/**
 * Letters count 10 to 38 without the multiples of 11; the place i (from 0) counts 2^i; the sum modulo 11, and 10 counts as 0
 * (ISO 6346:2022, annex A).
 */
export function checkDigitOf(ownerAndSerial: string): number {
  const values = Array.from(ownerAndSerial.slice(0, 10), (sign) => {
    const letter = sign.charCodeAt(0) - 'A'.charCodeAt(0);
    // from A = 10: a step over 11 before B, over 22 before L, over 33 before V
    return letter < 0 ? Number(sign) : 10 + letter + Number(letter >= 1) + Number(letter >= 11) + Number(letter >= 21);
  });
  return (values.reduce((sum, value, i) => sum + value * 2 ** i, 0) % 11) % 10;
}

export const looksLikeContainer = (id: string): boolean => likeOne.test(id);

/** What is odd about a number given for a container; it is taken all the same. */
export function listContainerWarnings(id: string): readonly string[] {
  if (!form.test(id)) return [`Container number “${id}” is not four letters (the last U, J or Z) and seven digits.`];
  const digit = checkDigitOf(id);
  return digit === Number(id.at(-1)) ? [] : [`Container number ${id} has check digit ${id.at(-1)}; by ISO 6346 it is ${digit}.`];
}
