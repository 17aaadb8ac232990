import { existsIn, functionRows, serviceRow, servicesOnEcs, serviceIds } from "../../inventory";
import { fargateSizes, sizeAllowed, sizeLimitsOf } from "../../inventory/sizes";
import type { TaskSize } from "../../inventory/sizes";
import type { Environment } from "../../naming";
import type { Path } from "../path";
import { valueProblem } from "../problem";
import type { Problem } from "../problem";
import { rule } from "./rule";

/** Executions that no function may reserve; AWS keeps so many for the functions without a reservation. */
const unreserved = 100;

/** Reservations above the account's quota are refused by AWS at the first function that passes it (decisions.md 4). */
export const reservationsFit = rule(
  ["services", "network", "lambdaConcurrencyLimit"],
  ({ services, network, lambdaConcurrencyLimit }) => {
    const rows = functionRows.filter((row) => existsIn(row, { services, network }));
    const reserved = rows.reduce((sum, { reservedConcurrency }) => sum + reservedConcurrency, 0);
    return reserved <= lambdaConcurrencyLimit - unreserved
      ? []
      : [
          valueProblem(
            "lambdaConcurrencyLimit",
            [],
            lambdaConcurrencyLimit,
            `at least ${reserved + unreserved}: the functions reserve ${reserved}, and ${unreserved} stay for the others`,
          ),
        ];
  },
);

/** Where prod's services run is a floor of its own, which is told once and not in its consequences too. */
function shapeOf(services: "consolidated" | "fargate", environment: Environment): typeof services {
  return environment === "prod" ? "fargate" : services;
}

/** The host exists where the services are consolidated, with an instance type that the environment may pay for. */
export const hostPresent = rule(["services", "host"], ({ services, host }, { environment }) => {
  if (shapeOf(services, environment) === "fargate") {
    return host === undefined
      ? []
      : [valueProblem("host", [], host, "no host where services is fargate: leave it out")];
  }
  const allowed = sizeLimitsOf(environment).hosts;
  if (host === undefined) {
    return [valueProblem("host", [], undefined, "instanceType, required where services is consolidated")];
  }
  return allowed.includes(host.instanceType)
    ? []
    : [valueProblem("host", ["instanceType"], host.instanceType, `one of ${allowed.join(", ")}`)];
});

function sizeProblems(below: Path, size: TaskSize, environment: Environment): Problem[] {
  if (sizeAllowed(size, environment)) return [];
  const largest = sizeLimitsOf(environment).cpu;
  const units = Object.keys(fargateSizes).filter((cpu) => Number(cpu) <= largest);
  const memory = fargateSizes[size.cpu];
  return size.cpu > largest || memory === undefined
    ? [
        valueProblem(
          "containers",
          [...below, "cpu"],
          size.cpu,
          `one of ${units.join(", ")} in ${environment}`,
        ),
      ]
    : [
        valueProblem(
          "containers",
          [...below, "memoryMb"],
          size.memoryMb,
          `one of ${memory.join(", ")} with ${size.cpu} processor units`,
        ),
      ];
}

/** Sizes that Fargate offers and the environment may pay for (EDGAR-68). */
export const taskSizes = rule(["containers"], ({ containers }, { environment }) => [
  ...serviceIds.flatMap((id) => {
    const size = containers.services[id];
    return size === undefined ? [] : sizeProblems(["services", id], size, environment);
  }),
  ...sizeProblems(["strategyTasks"], containers.strategyTasks, environment),
]);

/** Every service that runs on ECS here is configured, and no other one. */
export const servicesConfigured = rule(
  ["services", "containers"],
  ({ containers, ...values }, { environment }) => {
    const services = shapeOf(values.services, environment);
    const expected = servicesOnEcs({ services }).map(({ id }) => id);
    return serviceIds.flatMap((id) => {
      const found = containers.services[id];
      if (expected.includes(id) === (found !== undefined)) return [];
      const allowed =
        found === undefined
          ? `cpu, memoryMb, desired, min and max: it runs on ECS where services is ${services}`
          : `nothing: it runs on the host where services is ${services}`;
      return [valueProblem("containers", ["services", id], found, allowed)];
    });
  },
);

/** Bounds of the scaling: fewest, to begin with, most; at most one of what would trade twice (decisions.md 5). */
export const taskCounts = rule(["containers"], ({ containers }, { environment }) =>
  serviceIds.flatMap((id): Problem[] => {
    const counts = containers.services[id];
    if (counts === undefined) return [];
    const { desired, max, min } = counts;
    const problem = (key: "desired" | "max" | "min", value: number, allowed: string): Problem =>
      valueProblem("containers", ["services", id, key], value, allowed);
    if (serviceRow(id).singleton) {
      return (["desired", "min", "max"] as const)
        .filter((key) => counts[key] > 1)
        .map((key) => problem(key, counts[key], `0 or 1: two of ${id} would trade twice`));
    }
    if (environment === "prod" && min < 2) {
      return [problem("min", min, "at least 2 in prod, one in each zone")];
    }
    if (min > desired) return [problem("min", min, `at most desired, which is ${desired}`)];
    return desired > max ? [problem("max", max, `at least desired, which is ${desired}`)] : [];
  }),
);
