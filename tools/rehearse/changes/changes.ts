import { fileSource, type SettingsSource } from "../../../shared/config";
import type { Change } from "./change";
import type { Edit } from "./edit";

type Written = SettingsSource["values"];
type Setting = Readonly<Record<string, unknown>>;

/** Another value inside a setting that is a map. */
function within(written: Written, key: string, inside: Setting): Written {
  return { ...written, [key]: { ...(written[key] as Setting), ...inside } };
}

const newFunction: readonly Edit[] = [
  {
    file: "shared/inventory/functions-scheduled.ts",
    from: "  orphanScanner: {\n",
    to: `  marketWatch: {
    id: "market-watch",
    purpose: "notices a market that stands still",
    code: "image",
    memoryMb: 256,
    timeoutSeconds: 60,
    reservedConcurrency: 1,
    trigger: { kind: "schedule", everyMinutes: 5 },
    network: "vpc",
    layer: "compute",
    wiring: { tables: ["trading-state"], publishesTo: ["alerts"], metrics: true },
  },
  orphanScanner: {
`,
  },
];

const newRoute: readonly Edit[] = [
  {
    file: "shared/inventory/routes.ts",
    from: `    path: "/api/v1/trading/status",
    summary: "Shows whether trading is on, and how it goes",
    scope: "read",
    target: backend,
  },
`,
    to: `    path: "/api/v1/trading/status",
    summary: "Shows whether trading is on, and how it goes",
    scope: "read",
    target: backend,
  },
  {
    method: "GET",
    path: "/api/v1/trading/orders",
    summary: "Lists orders",
    scope: "read",
    target: backend,
  },
`,
  },
];

const newRevision: Edit = {
  file: "edge/api/deployment.ts",
  from: "const revision = 1;",
  to: "const revision = 2;",
};

const newTable: readonly Edit[] = [
  {
    file: "shared/inventory/tables.ts",
    from: "  healthState: {\n",
    to: `  scanState: {
    id: "scan-state",
    purpose: "what the last scan found",
    hash: text("task"),
    indexes: [],
    stream: true,
  },
  healthState: {
`,
  },
  {
    file: "shared/inventory/functions-scheduled.ts",
    from: 'tables: ["workflow-state"], publishesTo: ["alerts"], stopsTasks: true',
    to: 'tables: ["workflow-state", "scan-state"], publishesTo: ["alerts"], stopsTasks: true',
  },
];

/** The persistent layer as it was before its contract knew the trail's log group. */
const olderContract: readonly Edit[] = [
  {
    file: "shared/contracts/persistent.ts",
    from: `  trailLogGroup: named("logs", "the trail's log group"),\n`,
    to: "",
  },
  {
    file: "persistent/outputs.ts",
    from: "    trailLogGroup: { name: made.trail.logs.name, arn: made.trail.logs.arn },\n",
    to: "",
  },
];

/** Prod's way out of the network and its firewall, as prod's own file has them. */
function withProdsNetwork(written: Written): Written {
  const { "tradai:network": network } = fileSource("prod").values;
  return { ...written, "tradai:network": network, "tradai:deletionProtection": true };
}

/** What else makes prod's shape; account, names and addresses stay dev's. */
const shapeKeys = [
  "tradai:database",
  "tradai:services",
  "tradai:containers",
  "tradai:threatDetection",
  "tradai:retention",
] as const;

function inProdsShape(written: Written): Written {
  const prod = fileSource("prod").values;
  const shape = Object.fromEntries(shapeKeys.map((key) => [key, prod[key]]));
  const { tier } = prod["tradai:identity"] as Setting;
  const whole = within({ ...withProdsNetwork(written), ...shape }, "tradai:identity", { tier });
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key !== "tradai:host"));
}

/** What is done to an environment of dev's shape once it is deployed. */
export const changes: readonly Change[] = [
  {
    title: "version bump of all images",
    stages: [
      {
        title: "tradai:images.version raised",
        settings: (written) => within(written, "tradai:images", { version: "v0.2.0" }),
        note: "callers of functions have the new version after `npm run shift`",
      },
    ],
  },
  {
    title: "a function added and removed",
    comesBack: true,
    stages: [
      { title: "added", edits: newFunction },
      {
        title: "removed, from above",
        layers: ["compute", "edge", "persistent", "foundation"],
        meantToGo: ["lambda-market-watch", "function-market-watch-logs"],
        note: "persistent last: its repository holds the image that the function runs from",
      },
    ],
  },
  {
    title: "a route added and removed",
    stages: [
      { title: "added", edits: newRoute },
      { title: "removed" },
      {
        title: "the API's revision raised",
        edits: [newRevision],
        note: "takes the removed route out of service",
      },
    ],
  },
  {
    title: "interface endpoints switched off",
    stages: [
      {
        title: "tradai:network.interfaceEndpoints: false",
        settings: (written) => within(written, "tradai:network", { interfaceEndpoints: false }),
      },
    ],
  },
  {
    title: "retention raised",
    stages: [
      {
        title: "tradai:retention: 90 and 400 days",
        settings: (written) => within(written, "tradai:retention", { logsDays: 90, auditDays: 400 }),
      },
    ],
  },
  {
    title: "a table added",
    stages: [{ title: "with its reader", edits: newTable }],
  },
  {
    title: "a layer deployed by an older contract",
    stages: [
      { title: "persistent of then", edits: olderContract, layers: ["persistent"] },
      {
        title: "foundation of now",
        layers: ["foundation"],
        refused: {
          layer: "foundation",
          says: ["organization/tradai-persistent/", "trailLogGroup: missing"],
        },
      },
      { title: "persistent of now, then the others" },
    ],
    comesBack: true,
  },
  {
    title: "dev shape to prod shape",
    stages: [
      {
        title: "tradai:deletionProtection alone",
        settings: (written) => ({ ...written, "tradai:deletionProtection": true }),
        note: "first, so that Pulumi refuses what would replace data",
      },
      {
        title: "prod's tradai:network",
        settings: withProdsNetwork,
        unprotect: { layer: "foundation", resource: { type: "aws:ec2/eip:Eip", name: "nat-address" } },
        meantToGo: ["function-nat-route-updater-logs"],
        note:
          "before: `pulumi state unprotect` of the NAT address, which goes with the instance, and `aws ec2 delete-route` of " +
          "the default routes that the updater made: AWS takes no second one",
      },
      {
        title: "prod's services and sizes, first half",
        settings: inProdsShape,
        layers: ["persistent", "foundation"],
        refused: {
          layer: "foundation",
          says: ["security-group-consolidated: DependencyViolation"],
          halfway: true,
        },
        note: "foundation ends at the group of the host, which compute still runs",
      },
      {
        title: "the same, second half",
        settings: inProdsShape,
        layers: ["compute", "foundation", "edge"],
        meantToGo: ["function-deregistration-logs"],
        destroyedFirst: [
          {
            layer: "edge",
            resources: [{ type: "aws:cloudwatch/compositeAlarm:CompositeAlarm", name: "alarm-system" }],
          },
          {
            layer: "compute",
            resources: ["backend-api", "mlflow"].map((service) => ({
              type: "aws:lb/listenerRule:ListenerRule",
              name: `listener-rule-${service}`,
            })),
          },
        ],
        note:
          "before: `pulumi destroy --target-dependents --target` in edge of the composite alarm, which names the host's, and in " +
          "compute of the listener rules of both services, with which the host goes: AWS keeps target groups, whose names " +
          "those of the tasks take, as long as a rule names them",
      },
    ],
  },
];
