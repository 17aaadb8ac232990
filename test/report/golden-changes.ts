import type { Layer } from "../../shared/naming";
import type { Edit } from "../../tools/rehearse/changes/edit";

/** A change of one value of the program, and every line of the layer's golden file in dev that it changes. */
export interface GoldenChange {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly layer: Layer;
  /** In the file's order: the sign, and the line without its indentation; `DIGEST` stands for any SHA-256. */
  readonly lines: readonly string[];
}

const blocks = 2;

export const goldenChanges: readonly GoldenChange[] = [
  {
    title: "one action",
    edits: [
      {
        file: "persistent/bucket-policies.ts",
        from: '.deny(["s3:DeleteObject", "s3:DeleteObjectVersion"])',
        to: '.deny(["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObjectAcl"])',
      },
    ],
    layer: "persistent",
    lines: ["+- s3:PutObjectAcl"],
  },
  {
    title: "one port",
    edits: [
      {
        file: "shared/inventory/network-acls.ts",
        from: 'ports: port(80),\n    peer: "private",\n    id: "http-from-private"',
        to: 'ports: port(8080),\n    peer: "private",\n    id: "http-from-private"',
      },
    ],
    layer: "foundation",
    // One rule for the block of each zone.
    lines: Array.from({ length: blocks }, () => [
      "-fromPort: 80",
      "+fromPort: 8080",
      "-toPort: 80",
      "+toPort: 8080",
    ]).flat(),
  },
  {
    title: "one retention",
    edits: [{ file: "shared/inventory/queues.ts", from: "retentionDays: 4,", to: "retentionDays: 5," }],
    layer: "foundation",
    lines: ["-messageRetentionSeconds: 345600", "+messageRetentionSeconds: 432000"],
  },
  {
    title: "one size",
    edits: [
      {
        file: "shared/inventory/functions-of-infrastructure.ts",
        from: 'at a new NAT instance",\n    code: "bundle",\n    memoryMb: 256,',
        to: 'at a new NAT instance",\n    code: "bundle",\n    memoryMb: 512,',
      },
    ],
    layer: "foundation",
    lines: ["-memorySize: 256", "+memorySize: 512"],
  },
  {
    title: "one route",
    edits: [
      {
        file: "shared/inventory/routes.ts",
        from: 'summary: "Lists backtests",\n    scope: "read"',
        to: 'summary: "Lists backtests",\n    scope: "write"',
      },
    ],
    layer: "edge",
    // A deployment of the API is made anew where the digest of its definition differs.
    lines: ["-definition: DIGEST", "+definition: DIGEST", "-- tradai-api/read", "+- tradai-api/write"],
  },
];
