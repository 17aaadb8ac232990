import assert from "node:assert/strict";
import fc from "fast-check";
import { loadEnvironment } from "../../shared/config";
import { subnetBlocks } from "../../shared/config/subnets";
import { environments } from "../../shared/naming";

/** architecture.md 1.2. */
const documented = [
  { tier: "public", zone: "eu-central-1a", cidr: "10.0.1.0/24" },
  { tier: "public", zone: "eu-central-1b", cidr: "10.0.2.0/24" },
  { tier: "private", zone: "eu-central-1a", cidr: "10.0.11.0/24" },
  { tier: "private", zone: "eu-central-1b", cidr: "10.0.12.0/24" },
  { tier: "database", zone: "eu-central-1a", cidr: "10.0.21.0/24" },
  { tier: "database", zone: "eu-central-1b", cidr: "10.0.22.0/24" },
];

/** Arithmetic of its own, independent of the library that divides the block. */
const textOf = (bits: number): string =>
  [24, 16, 8, 0].map((shift) => String((bits >>> shift) & 255)).join(".");
const sizeOf = (prefix: number): number => 2 ** (32 - prefix);
function rangeOf(cidr: string): { first: number; last: number; prefix: number } {
  const [address = "", prefix = ""] = cidr.split("/");
  const first = address.split(".").reduce((bits, octet) => bits * 256 + Number(octet), 0);
  return { first, last: first + sizeOf(Number(prefix)) - 1, prefix: Number(prefix) };
}

/** The blocks of RFC 1918. */
const privateBlocks = [
  { first: 0x0a000000, prefix: 8 },
  { first: 0xac100000, prefix: 12 },
  { first: 0xc0a80000, prefix: 16 },
];

/** A VPC that is divided: a block of RFC 1918 with a prefix of /16 to /18, in CIDR notation. */
const vpc = fc
  .constantFrom(...privateBlocks)
  .chain(({ first, prefix }) =>
    fc
      .integer({ min: 16, max: 18 })
      .chain((length) =>
        fc
          .nat(2 ** (length - prefix) - 1)
          .map((place) => `${textOf(first + place * sizeOf(length))}/${length}`),
      ),
  );
const zones = fc.constantFrom(
  ["eu-central-1a", "eu-central-1b"],
  ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
);

describe("subnets", () => {
  for (const environment of environments) {
    it(`are others than the six documented ones: ${environment}`, () => {
      assert.deepEqual(subnetBlocks(loadEnvironment(environment)), documented);
    });
  }

  it("of a smaller VPC are not the same parts of it", () => {
    const plan = { network: { cidr: "192.168.64.0/18" }, zones: ["eu-central-1a", "eu-central-1b"] };
    assert.deepEqual(
      subnetBlocks(plan).map(({ cidr }) => cidr),
      [
        "192.168.64.64/26",
        "192.168.64.128/26",
        "192.168.66.192/26",
        "192.168.67.0/26",
        "192.168.69.64/26",
        "192.168.69.128/26",
      ],
    );
  });

  it("miss a tier in some zone, or are in another order than tiers and zones", () => {
    fc.assert(
      fc.property(vpc, zones, (cidr, all) => {
        assert.deepEqual(
          subnetBlocks({ network: { cidr }, zones: all }).map(({ tier, zone }) => `${tier} ${zone}`),
          ["public", "private", "database"].flatMap((tier) => all.map((zone) => `${tier} ${zone}`)),
        );
      }),
    );
  });

  it("lie outside some VPC", () => {
    fc.assert(
      fc.property(vpc, zones, (cidr, all) => {
        const whole = rangeOf(cidr);
        for (const subnet of subnetBlocks({ network: { cidr }, zones: all })) {
          const { first, last } = rangeOf(subnet.cidr);
          assert.ok(first >= whole.first && last <= whole.last, `${subnet.cidr} in ${cidr}`);
        }
      }),
    );
  });

  it("of some VPC share addresses, or are the same block twice", () => {
    fc.assert(
      fc.property(vpc, zones, (cidr, all) => {
        const ranges = subnetBlocks({ network: { cidr }, zones: all })
          .map((subnet) => rangeOf(subnet.cidr))
          .sort((a, b) => a.first - b.first);
        ranges.slice(1).forEach(({ first }, index) => {
          assert.ok(first > (ranges[index]?.last ?? Infinity), `subnets of ${cidr}`);
        });
      }),
    );
  });

  it("of some VPC are written with an address inside the block, or are of a size that AWS refuses", () => {
    fc.assert(
      fc.property(vpc, zones, (cidr, all) => {
        for (const subnet of subnetBlocks({ network: { cidr }, zones: all })) {
          const { first, prefix } = rangeOf(subnet.cidr);
          assert.equal(first % sizeOf(prefix), 0, `${subnet.cidr} of ${cidr}`);
          assert.equal(subnet.cidr, `${textOf(first)}/${prefix}`);
          assert.ok(prefix >= 16 && prefix <= 28, `${subnet.cidr} of ${cidr}`);
        }
      }),
    );
  });

  it("are derived although they are stated", () => {
    const tiers = {
      public: ["192.168.16.0/24", "192.168.17.0/24"],
      private: ["192.168.20.0/22", "192.168.24.0/22"],
      database: ["192.168.18.0/28", "192.168.18.16/28"],
    };
    const plan = {
      network: { cidr: "192.168.16.0/20", tiers },
      zones: ["eu-central-1a", "eu-central-1b"],
    };
    assert.deepEqual(subnetBlocks(plan), [
      { tier: "public", zone: "eu-central-1a", cidr: "192.168.16.0/24" },
      { tier: "public", zone: "eu-central-1b", cidr: "192.168.17.0/24" },
      { tier: "private", zone: "eu-central-1a", cidr: "192.168.20.0/22" },
      { tier: "private", zone: "eu-central-1b", cidr: "192.168.24.0/22" },
      { tier: "database", zone: "eu-central-1a", cidr: "192.168.18.0/28" },
      { tier: "database", zone: "eu-central-1b", cidr: "192.168.18.16/28" },
    ]);
  });
});
