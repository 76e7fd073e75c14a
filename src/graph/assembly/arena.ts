/**
 * AssemblyScript: one arena at the end of the memory, in slots of 64 bytes, a line of cache. Labels and blocks of fronts come out of it in the order they are
 * made, and it grows where it is: nothing is copied. The id of a label is its slot.
 */
let next: u32 = 0;
let room: u32 = 0;

/** Forgets all that was taken; the arena begins at, or just behind, `begin`. */
export function openArena(begin: usize): void {
  next = <u32>((begin + 63) >> 6);
  room = (<u32>memory.size()) << 10;
}

export function addressOf(slot: u32): usize {
  return (<usize>slot) << 6;
}

export function takeSlots(count: u32): u32 {
  if (next + count > room) grow(next + count - room);
  const slot = next;
  next += count;
  return slot;
}

function grow(slots: u32): void {
  const least = (slots >> 10) + 1;
  const more = max(least, room >> 12);
  if (memory.grow(more) >= 0) {
    room += more << 10;
    return;
  }
  if (memory.grow(least) < 0) unreachable(); // the host has no memory left
  room += least << 10;
}
