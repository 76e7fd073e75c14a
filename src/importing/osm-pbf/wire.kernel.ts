/**
 * The wire format of protocol buffers, as far as OpenStreetMap files need it (protobuf.dev, "Encoding", read November 2026): varints,
 * length-delimited fields, packed lists. Our own reader: docs/decisions/0049-own-pbf-reader.md.
 *
 * Bounds: `at` never passes `end`, and `end` never passes the bytes of the buffer; every read checks before it looks, and every length is
 * checked against what is left before anything is allocated. A message that breaks a promise throws `WireFault` with the byte it stands at.
 */

/** Caught where a block is read, and told as a located problem. */
export class WireFault extends Error {
  readonly at: number;
  constructor(sentence: string, at: number) {
    super(sentence);
    this.at = at;
  }
}

export const VARINT = 0;
export const FIXED64 = 1;
export const DELIMITED = 2;
export const FIXED32 = 5;

export class Wire {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;
  /** Number and wire type of the field that `next` found. */
  field = 0;
  type = 0;

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  /** Moves to the next field; false at the end of the message. */
  next(): boolean {
    if (this.at >= this.end) return false;
    const key = this.varint();
    this.type = key & 7;
    this.field = Math.floor(key / 8);
    if (this.field === 0 || key > 0xffff_ffff) throw new WireFault(`a field has the number ${this.field}`, this.at);
    return true;
  }

  /** Unsigned; throws above 2^53 − 1, which no id, count or coordinate of a sound file reaches. */
  varint(): number {
    const { bytes, end } = this;
    let at = this.at;
    let value = 0;
    let scale = 1;
    for (let length = 0; length < 10; length++) {
      if (at >= end) throw new WireFault('a number is cut off', at);
      const byte = bytes[at++]!;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        this.at = at;
        if (value > Number.MAX_SAFE_INTEGER) throw new WireFault('a number is larger than any that such a file can hold', at);
        return value;
      }
      scale *= 128;
    }
    throw new WireFault('a number has more than ten bytes', at);
  }

  /** Zigzag: sint32, sint64. */
  signed(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** int32 and int64, whose negative values stand as ten bytes. */
  integer(): number {
    const { bytes, end } = this;
    let at = this.at;
    let low = 0;
    let high = 0;
    for (let length = 0; length < 10; length++) {
      if (at >= end) throw new WireFault('a number is cut off', at);
      const byte = bytes[at++]!;
      const shift = 7 * length;
      if (shift < 28) low |= (byte & 0x7f) << shift;
      else if (shift === 28) {
        low |= (byte & 0x7f) << 28;
        high |= (byte & 0x7f) >>> 4;
      } else if (shift < 63) high |= (byte & 0x7f) << (shift - 32);
      else high |= (byte & 1) << 31;
      if (byte < 0x80) {
        this.at = at;
        const value = high * 0x1_0000_0000 + (low >>> 0);
        if (!Number.isSafeInteger(value)) throw new WireFault('a number is larger than any that such a file can hold', at);
        return value;
      }
    }
    throw new WireFault('a number has more than ten bytes', at);
  }

  /** The extent of a length-delimited field; `at` moves behind it. */
  extent(): { readonly from: number; readonly to: number } {
    if (this.type !== DELIMITED) throw new WireFault(`field ${this.field} has wire type ${this.type}, expected ${DELIMITED}`, this.at);
    const length = this.varint();
    if (length > this.end - this.at) throw new WireFault(`field ${this.field} says ${length} bytes, ${this.end - this.at} are left`, this.at);
    const from = this.at;
    this.at += length;
    return { from, to: this.at };
  }

  message(): Wire {
    const { from, to } = this.extent();
    return new Wire(this.bytes, from, to);
  }

  slice(): Uint8Array {
    const { from, to } = this.extent();
    return this.bytes.subarray(from, to);
  }

  /** A varint field, refused when it is written in another way. */
  number(): number {
    if (this.type !== VARINT) throw new WireFault(`field ${this.field} has wire type ${this.type}, expected ${VARINT}`, this.at);
    return this.integer();
  }

  skip(): void {
    if (this.type === VARINT) {
      for (let length = 0; length < 10; length++) {
        if (this.at >= this.end) throw new WireFault('a number is cut off', this.at);
        if (this.bytes[this.at++]! < 0x80) return;
      }
      throw new WireFault('a number has more than ten bytes', this.at);
    }
    if (this.type === DELIMITED) {
      this.extent();
      return;
    }
    const length = this.type === FIXED64 ? 8 : this.type === FIXED32 ? 4 : -1;
    if (length < 0 || length > this.end - this.at) throw new WireFault(`field ${this.field} has wire type ${this.type}`, this.at);
    this.at += length;
  }
}
