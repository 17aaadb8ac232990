import { Address4, Address6 } from "ip-address";

type Block = Address4 | Address6;

function parse(text: string): Block | undefined {
  if (Address4.isValid(text)) {
    return new Address4(text);
  }
  return Address6.isValid(text) ? new Address6(text) : undefined;
}

/** True where every address of `inner` lies in `outer`; false where one of them is no block of addresses. */
export function contains(outer: string, inner: string): boolean {
  const [large, small] = [parse(outer), parse(inner)];
  if (large instanceof Address4) {
    return small instanceof Address4 && large.subnetMask <= small.subnetMask && small.isInSubnet(large);
  }
  return (
    large instanceof Address6 &&
    small instanceof Address6 &&
    large.subnetMask <= small.subnetMask &&
    small.isInSubnet(large)
  );
}

export function overlaps(one: string, other: string): boolean {
  return contains(one, other) || contains(other, one);
}

/** True where the blocks, none of which overlap, hold every address of `whole` between them. */
export function fill(whole: string, blocks: readonly string[]): boolean {
  if (blocks.some((each) => contains(each, whole))) {
    return true;
  }
  const width = (text: string): number => 2 ** -(parse(text)?.subnetMask ?? Infinity);
  const distinct = [...new Set(blocks)].filter((each) => contains(whole, each));
  return parse(whole) !== undefined && distinct.reduce((sum, each) => sum + width(each), 0) === width(whole);
}

/**
 * True for a block so wide that it stands for the internet: `0.0.0.0/0`, `::/0`, and the halves and quarters by
 * which a check for these two alone is passed by.
 */
export function isWorld(text: string): boolean {
  const block = parse(text);
  return block !== undefined && block.subnetMask < (block instanceof Address4 ? 8 : 16);
}
