import type { Path } from "../path";
import type { Values } from "../keys";
import { valueProblem } from "../problem";
import { rule } from "./rule";

/** A value that prod may not fall below. */
interface Floor {
  readonly key:
    | "canary"
    | "containers"
    | "customerKeys"
    | "database"
    | "deletionProtection"
    | "domain"
    | "identity"
    | "images"
    | "network"
    | "retention"
    | "services"
    | "threatDetection";
  readonly below: Path;
  readonly value: (values: Pick<Values, Floor["key"]>) => unknown;
  readonly holds: (value: unknown) => boolean;
  readonly allowed: string;
}

const atLeast =
  (least: number) =>
  (value: unknown): boolean =>
    typeof value === "number" && value >= least;
const on = (value: unknown): boolean => value === true;
const present = (value: unknown): boolean => value !== undefined;

/** The values of decisions.md section 8 that cannot be turned off in prod, and what section 4 demands there. */
export const productionFloors: readonly Floor[] = [
  {
    key: "domain",
    below: [],
    value: (values) => values.domain,
    holds: present,
    allowed: "name, zone and zoneId, required in prod",
  },
  {
    key: "images",
    below: [],
    value: (values) => values.images,
    holds: present,
    allowed: "version and collector, required in prod",
  },
  {
    key: "identity",
    below: ["tier"],
    value: (values) => values.identity.tier,
    holds: (value) => value === "PLUS",
    allowed: "PLUS in prod",
  },
  {
    key: "threatDetection",
    below: [],
    value: (values) => values.threatDetection,
    holds: on,
    allowed: "true in prod",
  },
  {
    key: "canary",
    below: ["everyMinutes"],
    value: (values) => values.canary.everyMinutes,
    holds: (value) => typeof value === "number" && value <= 15,
    allowed: "at most 15 in prod",
  },
  {
    key: "customerKeys",
    below: [],
    value: (values) => values.customerKeys,
    holds: on,
    allowed: "true in prod",
  },
  {
    key: "deletionProtection",
    below: [],
    value: (values) => values.deletionProtection,
    holds: on,
    allowed: "true in prod",
  },
  {
    key: "retention",
    below: ["logsDays"],
    value: (values) => values.retention.logsDays,
    holds: atLeast(90),
    allowed: "at least 90 in prod",
  },
  {
    key: "retention",
    below: ["auditDays"],
    value: (values) => values.retention.auditDays,
    holds: atLeast(365),
    allowed: "at least 365 in prod",
  },
  {
    key: "services",
    below: [],
    value: (values) => values.services,
    holds: (value) => value === "fargate",
    allowed: "fargate in prod",
  },
  {
    key: "network",
    below: ["nat"],
    value: (values) => values.network.nat,
    holds: (value) => value === "gateway",
    allowed: "gateway in prod",
  },
  {
    key: "network",
    below: ["interfaceEndpoints"],
    value: (values) => values.network.interfaceEndpoints,
    holds: on,
    allowed: "true in prod",
  },
  {
    key: "network",
    below: ["flowLogs", "days"],
    value: (values) => values.network.flowLogs.days,
    holds: atLeast(90),
    allowed: "at least 90 in prod",
  },
  {
    key: "network",
    below: ["flowLogs", "inBucket"],
    value: (values) => values.network.flowLogs.inBucket,
    holds: on,
    allowed: "true in prod",
  },
  {
    key: "network",
    below: ["dnsFirewall", "on"],
    value: (values) => values.network.dnsFirewall.on,
    holds: on,
    allowed: "true in prod",
  },
  {
    key: "containers",
    below: ["serviceConnectTls"],
    value: (values) => values.containers.serviceConnectTls,
    holds: on,
    allowed: "true in prod",
  },
  {
    key: "database",
    below: ["multiAz"],
    value: (values) => values.database.multiAz,
    holds: on,
    allowed: "true in prod",
  },
  {
    key: "database",
    below: ["backupDays"],
    value: (values) => values.database.backupDays,
    holds: atLeast(14),
    allowed: "at least 14 in prod",
  },
];

/** What protects production is on there, whatever it costs. */
export const productionRules = productionFloors.map((floor) =>
  rule([floor.key], (values, { environment }) => {
    const value = floor.value(values);
    return environment !== "prod" || floor.holds(value)
      ? []
      : [valueProblem(floor.key, floor.below, value, floor.allowed)];
  }),
);

/** An audit trail that ends before the logs it explains is of little use. */
export const auditOutlivesLogs = rule(["retention"], ({ retention }) =>
  retention.auditDays >= retention.logsDays
    ? []
    : [
        valueProblem(
          "retention",
          ["auditDays"],
          retention.auditDays,
          `at least logsDays, which is ${retention.logsDays}`,
        ),
      ],
);
