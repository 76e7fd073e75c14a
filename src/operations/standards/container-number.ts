/**
 * Container numbers after ISO 6346:2022: three letters of the owner, U, J or Z, six digits, and a check digit. What others send is
 * taken with a warning, since the field is full of odd numbers (an example of the DCSA standard has one).
 */

export type ContainerNumberCheck =
  | { readonly kind: 'ok' }
  | { readonly kind: 'warning'; readonly sentence: string; readonly right: string | undefined };

const form = /^[A-Z]{3}[UJZ]\d{6}\d$/;

/** As it is compared and stored: capitals, without spaces and dashes. */
const toContainerNumber = (text: string): string => text.toUpperCase().replace(/[\s-]/g, '');

/** `right`: the same number with the digit that belongs to it, where its form allows one. */
export function checkContainerNumber(text: string): ContainerNumberCheck {
  const number = toContainerNumber(text);
  if (/^[A-Z]{4}\d{7}$/.test(number)) {
    const right = number.slice(0, 10) + computeCheckDigit(number);
    if (!form.test(number)) {
      const sentence = `${number} has ${number[3]} as its fourth letter; a container has U, a detachable part J, a trailer or chassis Z.`;
      return { kind: 'warning', sentence, right: undefined };
    }
    if (right === number) return { kind: 'ok' };
    return { kind: 'warning', sentence: `${number} has the check digit ${number[10]}; ISO 6346 gives ${right[10]}.`, right };
  }
  if (/^[A-Z]{3}[UJZ]\d{6}$/.test(number)) {
    const right = number + computeCheckDigit(number);
    return { kind: 'warning', sentence: `${number} lacks its check digit; ISO 6346 gives ${right[10]}.`, right };
  }
  return { kind: 'warning', sentence: `“${text}” is not a container number: four letters and seven digits, as MSKU0000006.`, right: undefined };
}

/** Of the first ten characters: letters are worth 10, 12, 13 … without the multiples of 11, each character counts twice its neighbour to the left. */
const computeCheckDigit = (number: string): number => (sumOf(number) % 11) % 10;

const sumOf = (number: string): number => {
  let sum = 0;
  for (let i = 0; i < 10; i++) sum += worthOf(number.charCodeAt(i)) * 2 ** i;
  return sum;
};

const firstLetter = 65;
const worthOf = (code: number): number => {
  if (code < firstLetter) return code - 48;
  const plain = code - firstLetter + 10;
  return plain + Math.floor((plain - 1) / 10);
};
