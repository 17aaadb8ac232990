import assert from "node:assert/strict";
import fc from "fast-check";
import { linesFor } from "./support/folder";
import { blockFault, overlap } from "../../shared/config/rules/network";

/** Writes the addresses of the network; its other settings stay as they are committed. */
const network = (addresses: object) => (config: Record<string, unknown>) => {
  config["tradai:network"] = { ...(config["tradai:network"] as object), ...addresses };
};

const good = {
  public: ["10.0.1.0/24", "10.0.2.0/24"],
  private: ["10.0.11.0/24", "10.0.12.0/24"],
  database: ["10.0.21.0/24", "10.0.22.0/24"],
};

const vpc = "tradai:network.cidr: address block of the VPC";

/** What is written as the addresses of the network, and the lines that it costs. */
const cases: readonly (readonly [title: string, addresses: object, lines: readonly string[]])[] = [
  ["the documented subnets", { cidr: "10.0.0.0/16", tiers: good }, []],
  ["the smallest block that is divided", { cidr: "192.168.64.0/18" }, []],
  [
    "the smallest block, with its subnets stated",
    {
      cidr: "192.168.16.0/20",
      tiers: {
        public: ["192.168.16.0/24", "192.168.17.0/24"],
        private: ["192.168.20.0/22", "192.168.24.0/22"],
        database: ["192.168.18.0/28", "192.168.18.16/28"],
      },
    },
    [],
  ],
  [
    "a block too small to be divided into six subnets",
    { cidr: "192.168.32.0/19" },
    [
      `${vpc}; found "192.168.32.0/19", allowed: a prefix of /16 to /18, or tiers stated; derived subnets would be too small`,
    ],
  ],
  [
    "the smallest block, without its subnets",
    { cidr: "192.168.16.0/20" },
    [
      `${vpc}; found "192.168.16.0/20", allowed: a prefix of /16 to /18, or tiers stated; derived subnets would be too small`,
    ],
  ],
  [
    "a block that is not in CIDR notation",
    { cidr: "10.0.0.0" },
    [
      `${vpc}; found "10.0.0.0", allowed: a network address of RFC 1918 with a prefix of /16 to /18, or to /20 with tiers; for example 10.0.0.0/16`,
    ],
  ],
  [
    "an address beyond 255",
    { cidr: "10.0.256.0/16" },
    [`${vpc}; found "10.0.256.0/16", allowed: an IPv4 network address with a prefix of /16 to /20`],
  ],
  [
    "an address inside the block instead of the block's own",
    { cidr: "10.0.1.0/16" },
    [`${vpc}; found "10.0.1.0/16", allowed: the network address of that block, 10.0.0.0/16`],
  ],
  [
    "a block smaller than the smallest",
    { cidr: "10.0.0.0/21" },
    [`${vpc}; found "10.0.0.0/21", allowed: a prefix of /16 to /20`],
  ],
  [
    "a block larger than AWS accepts",
    { cidr: "10.0.0.0/8" },
    [`${vpc}; found "10.0.0.0/8", allowed: a prefix of /16 to /20`],
  ],
  [
    "public addresses",
    { cidr: "54.1.0.0/16" },
    [`${vpc}; found "54.1.0.0/16", allowed: a block of RFC 1918: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16`],
  ],
  [
    "subnets that overlap",
    { cidr: "10.0.0.0/16", tiers: { ...good, database: ["10.0.21.0/24", "10.0.8.0/21"] } },
    [
      'tradai:network.tiers.database[1]: one database subnet; found "10.0.8.0/21", allowed: a block that does not overlap private[0], 10.0.11.0/24',
    ],
  ],
  [
    "the same subnet in two tiers",
    { tiers: { ...good, database: ["10.0.11.0/24", "10.0.22.0/24"] } },
    [
      'tradai:network.tiers.database[0]: one database subnet; found "10.0.11.0/24", allowed: a block that does not overlap private[0], 10.0.11.0/24',
    ],
  ],
  [
    "the same subnet twice in a tier",
    { tiers: { ...good, public: ["10.0.1.0/24", "10.0.1.0/24"] } },
    [
      'tradai:network.tiers.public[1]: one public subnet; found "10.0.1.0/24", allowed: each value once; this one is also at [0]',
    ],
  ],
  [
    "a tier for one zone of two",
    { tiers: { ...good, private: ["10.0.11.0/24"] } },
    [
      'tradai:network.tiers.private: private subnets, in the order of the zones; found ["10.0.11.0/24"], allowed: one block for each zone, with a prefix of /16 to /28, inside the VPC',
    ],
  ],
  [
    "a tier with a spelling mistake",
    { tiers: { ...good, databases: good.database } },
    [
      "tradai:network.tiers.databases: unknown key; did you mean database? allowed: public, private, database",
    ],
  ],
  [
    "a subnet outside the VPC",
    { cidr: "10.0.0.0/16", tiers: { ...good, public: ["10.1.1.0/24", "10.0.2.0/24"] } },
    [
      'tradai:network.tiers.public[0]: one public subnet; found "10.1.1.0/24", allowed: a block inside the VPC\'s 10.0.0.0/16',
    ],
  ],
  [
    "a subnet smaller than AWS accepts",
    { cidr: "10.0.0.0/16", tiers: { ...good, public: ["10.0.1.0/29", "10.0.2.0/24"] } },
    [
      'tradai:network.tiers.public[0]: one public subnet; found "10.0.1.0/29", allowed: a prefix of /16 to /28',
    ],
  ],
  [
    "more subnets than zones",
    { cidr: "10.0.0.0/16", tiers: { ...good, public: ["10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24"] } },
    [
      'tradai:network.tiers.public: public subnets, in the order of the zones; found ["10.0.1.0/24","10.0.2.0/24","10.0.3.0/24"], allowed: 2 blocks, one for each zone',
    ],
  ],
  [
    "a tier left out",
    { cidr: "10.0.0.0/16", tiers: { public: good.public, private: good.private } },
    [
      "tradai:network.tiers.database: database subnets, in the order of the zones; missing, allowed: one block for each zone, with a prefix of /16 to /28, inside the VPC",
    ],
  ],
];

describe("addresses of the network", () => {
  for (const [title, value, lines] of cases) {
    it(`are judged wrongly: ${title}`, () => {
      assert.deepEqual(
        linesFor("dev", { dev: network(value) }),
        lines.map((line) => `Pulumi.dev.yaml: ${line}`),
      );
    });
  }

  /** Arithmetic of its own, independent of the library that the rule uses. */
  const textOf = (bits: number): string =>
    [24, 16, 8, 0].map((shift) => String((bits >>> shift) & 255)).join(".");
  const maskOf = (prefix: number): number => (prefix === 0 ? 0 : (0xffffffff << (32 - prefix)) >>> 0);
  const block = fc.record({ bits: fc.nat(0xffffffff), prefix: fc.integer({ min: 0, max: 32 }) });

  it("are accepted with host bits set, or refused without, for some block", () => {
    fc.assert(
      fc.property(block, ({ bits, prefix }) => {
        const isNetwork = (bits & maskOf(prefix)) >>> 0 === bits;
        const fault = blockFault(`${textOf(bits)}/${prefix}`, 16, 28);
        assert.equal(fault === undefined, isNetwork && prefix >= 16 && prefix <= 28);
      }),
      { examples: [[{ bits: 0x0a000000, prefix: 16 }], [{ bits: 0x0a000001, prefix: 16 }]] },
    );
  });

  it("overlap without being told so, or the other way round, for some pair of blocks", () => {
    // Few distinct bits, so that pairs that overlap are common.
    const near = fc.record({
      bits: fc.integer({ min: 0, max: 63 }),
      prefix: fc.integer({ min: 26, max: 32 }),
    });
    fc.assert(
      fc.property(near, near, (one, other) => {
        const range = ({ bits, prefix }: { bits: number; prefix: number }): [number, number] => {
          const first = (bits & maskOf(prefix)) >>> 0;
          return [first, first + 2 ** (32 - prefix) - 1];
        };
        const [[a, b], [c, d]] = [range(one), range(other)];
        const [left, right] = [`${textOf(one.bits)}/${one.prefix}`, `${textOf(other.bits)}/${other.prefix}`];
        assert.equal(overlap(left, right), a <= d && c <= b);
      }),
    );
  });
});
