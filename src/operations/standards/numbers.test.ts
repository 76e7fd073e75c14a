import { describe, expect, test } from 'vitest';
import { checkContainerNumber } from './container-number.js';
import { checkWagonNumber } from './wagon-number.js';

describe('ST1: ISO 6346 container numbers', () => {
  // CSQU3054383 is the worked example of ISO 6346; APZU4812090 is DCSA's; the others are computed by hand
  test.each(['CSQU3054383', 'APZU4812090', 'MSKU0000006', 'TCLU1234568', 'msku 000000-6'])('%s is right', (number) => {
    expect(checkContainerNumber(number)).toEqual({ kind: 'ok' });
  });

  test('a wrong digit is a warning that names the right one', () => {
    expect(checkContainerNumber('CSQU3054384')).toEqual({
      kind: 'warning',
      sentence: 'CSQU3054384 has the check digit 4; ISO 6346 gives 3.',
      right: 'CSQU3054383',
    });
  });

  test('a remainder of ten is the digit 0', () => {
    // M 24, S 30, K 21, U 32, then digits; 24 + 60 + 84 + 256 = 424, and 424 mod 11 is 6; so serial digits that add 4 give 10: 64 × 9 = 576, 576 mod 11 = 4
    expect(checkContainerNumber('MSKU0090000')).toEqual({ kind: 'ok' });
  });

  test('a number without its digit is told which', () => {
    expect(checkContainerNumber('MSKU000000')).toMatchObject({ kind: 'warning', right: 'MSKU0000006' });
  });

  test('the second example of the DCSA standard is taken with a warning', () => {
    expect(checkContainerNumber('APNR7744962')).toMatchObject({ kind: 'warning', right: undefined });
  });

  test.each(['', 'MSKU', '123', 'КОНТ1234567', 'MSKU00000061'])('“%s” is no container number and gets a sentence', (text) => {
    const check = checkContainerNumber(text);
    expect(check.kind === 'warning' && check.sentence).toContain('is not a container number');
  });

  test('one digit changed is always noticed, unless 10 and 0 share it', () => {
    for (let place = 4; place < 10; place++)
      for (let digit = 0; digit <= 9; digit++) {
        const changed = `CSQU305438`.slice(0, place) + digit + 'CSQU305438'.slice(place + 1);
        if (changed === 'CSQU305438') continue;
        // 3 is the remainder of the example, so no other serial digit can give it: the weights 2^4 … 2^9 are coprime to 11
        expect(checkContainerNumber(`${changed}3`).kind).toBe('warning');
      }
  });
});

describe('ST2: wagon numbers', () => {
  // 31 81 665 0 285-4: doubled 6 1 16 1 12 6 10 0 4 8 10, digit sums 6+1+7+1+3+6+1+0+4+8+1 = 38, up to 40: 2
  test('twelve digits by the sum of the UIC', () => {
    expect(checkWagonNumber('31 81 665 0 285-2').kind).toBe('ok');
    expect(checkWagonNumber('318166502854')).toEqual({
      kind: 'warning',
      sentence: 'Wagon 318166502854 has the check digit 4; its other digits give 2.',
    });
  });

  test('eight digits of the 1520 mm network', () => {
    // 5236423: 10→1, 2, 6, 6, 8, 2, 6 → 1+2+6+6+8+2+6 = 31, up to 40: 9
    expect(checkWagonNumber('52364239').kind).toBe('ok');
    expect(checkWagonNumber('52364230').kind).toBe('warning');
  });

  test('anything else is no wagon number', () => {
    expect(checkWagonNumber('1234567').kind).toBe('warning');
  });
});
