import { UNKNOWN } from "../graph/values";
import type { Example, ViolatingExample } from "../rule";
import { accompaniedAtEdges, unaccompaniedAtEdges } from "./companion-edges";
import { fixture } from "./companion-pairs";
import {
  admission,
  bucket,
  canary,
  canaryGroup,
  dataPairs,
  firewallRecords,
  group,
  ownership,
  pull,
  repository,
  scanning,
  worker,
} from "./companions-of-data";
import {
  answer,
  declared,
  defaultTable,
  detector,
  domain,
  integration,
  programPairs,
  record,
  role,
  vpc,
} from "./companions-of-programs";

const pairs = [...dataPairs, ...programPairs];
const owned = { "tradai:ownsAccount": "false" };

export const accompanied: readonly Example[] = [
  ...pairs.map(({ title, parent, companions, others = [] }) => ({
    title,
    resources: [parent, ...companions, ...others],
  })),
  {
    title: "A bucket and a detector in an account that another environment owns",
    stackConfig: owned,
    resources: [
      ...[bucket, ownership, repository, pull, detector],
      fixture("aws:backup/plan:Plan", "plan", { name: "tradai-backup-prod" }),
    ],
  },
  {
    title: "A network, a vault and a detector of dev",
    environment: "dev",
    resources: [vpc, defaultTable, fixture("aws:backup/vault:Vault", "vault", { name: "v" }), detector],
  },
  {
    title: "A role whose policies stand in it",
    resources: [{ ...role("r"), inputs: { name: "r", inlinePolicies: [{ name: "own", policy: "{}" }] } }],
  },
  {
    title: "A function with a queue for its failures",
    resources: [{ ...worker, inputs: { ...worker.inputs, deadLetterConfig: { targetArn: "q" } } }],
  },
  { title: "A group that AWS alone writes to", resources: [group] },
  {
    title: "A repository for services, from which no function is made",
    resources: [{ ...repository, inputs: { name: "tradai-backend-prod" } }, scanning],
  },
  { title: "A domain with one kind of address", resources: [domain("ipv4"), record("A")] },
  { title: "An integration that passes answers on", resources: [declared, integration("AWS_PROXY")] },
  {
    title: "A certificate that is confirmed by mail",
    resources: [fixture("aws:acm/certificate:Certificate", "certificate", { validationMethod: "EMAIL" })],
  },
  {
    title: "A database without enhanced monitoring",
    resources: [fixture("aws:rds/instance:Instance", "database")],
  },
  {
    title: "Records of a firewall in a bucket",
    resources: [
      { ...firewallRecords, inputs: { logDestinationConfigs: ["arn:aws:s3:::aws-waf-logs-tradai-prod"] } },
    ],
  },
  {
    title: "A canary's group whose name only the update will tell",
    resources: [canary, canaryGroup(UNKNOWN, "canary")],
  },
  ...accompaniedAtEdges,
];

export const unaccompanied: readonly ViolatingExample[] = [
  ...pairs.map(({ title, parent, others = [], says }) => ({
    title: `Not so: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    resources: [parent, ...others],
    resource: parent.name,
    says,
  })),
  {
    title: "A log group that a firewall's records are not admitted to",
    resources: [firewallRecords, admission("vpc-flow-logs.amazonaws.com")],
    resource: "firewall-records",
    says: "delivery.logs.amazonaws.com",
  },
  {
    title: "A method that answers with another status",
    resources: [declared, integration("AWS"), answer("200")],
    resource: "declared",
    says: "POST 202",
  },
  ...unaccompaniedAtEdges,
];
