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
  return large !== undefined && small?.isInSubnet(large) === true;
}

export function overlaps(one: string, other: string): boolean {
  return contains(one, other) || contains(other, one);
}

/** True where the blocks, none of which overlap, hold every address of `whole` between them. */
export function fill(whole: string, blocks: readonly string[]): boolean {
  const large = parse(whole);
  if (!large) {
    return false;
  }
  // Stryker disable next-line ArrayDeclaration: held by test/policies/network.test.ts; a subnet has a block of addresses
  const parts = blocks.flatMap((each) => parse(each) ?? []);
  const share = parts
    .filter((each) => each.isInSubnet(large))
    .reduce((sum, { subnetMask }) => sum + 2 ** (large.subnetMask - subnetMask), 0);
  return share === 1 || parts.some((each) => large.isInSubnet(each));
}

/**
 * True for a block so wide that it stands for the internet: `0.0.0.0/0`, `::/0`, and the halves and quarters by
 * which a check for these two alone is passed by.
 */
export function isWorld(text: string): boolean {
  const block = parse(text);
  return block !== undefined && block.subnetMask < (block instanceof Address4 ? 8 : 16);
}
