import * as aws from "@pulumi/aws";
import { createHost } from "../../../compute/host/host";
import { LayerContext } from "../../../shared/components";
import { loadEnvironment } from "../../../shared/config";
import type { Settings } from "../../../shared/config";
import type { FoundationOutputs } from "../../../shared/contracts";
import { declaredBy } from "../support/declared";
import type { Declared } from "../support/declared";
import type { Registered } from "../support/mocks";

export type { Declared } from "../support/declared";

/** The environments that have a host. */
export const hostEnvironments = ["dev", "staging"] as const;
export type HostEnvironment = (typeof hostEnvironments)[number];

/** The four services of the host, in the order of architecture.md 1.3, and the two that run elsewhere. */
export const hosted = ["backend-api", "data-collection", "strategy-service", "mlflow"] as const;
const elsewhere = ["live-trading", "dry-run-trading"] as const;

/** What is in the way of the host: stands for listener rules, deregistration and the rest that comes before it. */
const readyName = "deregistration-target";

function foundation(environment: HostEnvironment): FoundationOutputs {
  const subnets = { "eu-central-1a": "subnet-a", "eu-central-1b": "subnet-b" };
  const topic = (name: string): { name: string; arn: string } => ({ name, arn: `arn-of-${name}` });
  const outputs: Partial<FoundationOutputs> = {
    subnets: { public: {}, private: subnets, database: {} },
    securityGroups: { consolidated: "sg-c0" } as FoundationOutputs["securityGroups"],
    topics: {
      alerts: topic(`tradai-alerts-${environment}`),
      registration: topic(`tradai-registration-${environment}`),
      escalation: topic(`tradai-escalation-${environment}`),
    },
  };
  return outputs as FoundationOutputs;
}

/** One resource for each service, named after it. */
function each<R>(ids: readonly string[], create: (id: string) => R): Record<string, R> {
  return Object.fromEntries(ids.map((id) => [id, create(id)]));
}

function build(settings: Settings, environment: HostEnvironment): void {
  const context = new LayerContext("compute", settings);
  const all = [...hosted, ...elsewhere];
  const { names } = context;
  createHost(context, {
    foundation: foundation(environment),
    namespace: new aws.servicediscovery.PrivateDnsNamespace("namespace", { vpc: "vpc-1" }),
    discovery: each(all, (id) => new aws.servicediscovery.Service(`discovery-${id}`)) as never,
    targetGroups: each(
      ["backend-api", "mlflow", ...elsewhere],
      (id) => new aws.lb.TargetGroup(`target-group-${id}`),
    ),
    logGroups: hosted.map(
      (id) => new aws.cloudwatch.LogGroup(`service-${id}-logs`, { name: `/tradai/${environment}/${id}` }),
    ),
    ready: [new aws.cloudwatch.EventTarget(readyName, { rule: names.eventRule("x"), arn: "arn-of-x" })],
  });
}

/** Builds the host alone, on parts that stand for the layer's others. One call at a time: mocks are global. */
export async function buildHost(environment: HostEnvironment): Promise<readonly Declared[]> {
  const outputs = ({ name, inputs }: Registered): Record<string, unknown> => ({
    arn: `arn-of-${name}`,
    latestVersion: 7,
    ...inputs,
  });
  return declaredBy(environment, "tradai-compute", { outputs }, () => {
    build(loadEnvironment(environment), environment);
  });
}

/** The start script of the host. */
export function scriptOf(registered: readonly Declared[]): string {
  const template = registered.find(({ type }) => type === "aws:ec2/launchTemplate:LaunchTemplate");
  return Buffer.from(String(template?.inputs.userData), "base64").toString();
}

/** Declares the same tests for the hosts of dev and staging. */
export function describeHost(
  part: string,
  tests: (environment: HostEnvironment, registered: () => readonly Declared[]) => void,
): void {
  describe(`consolidated host: ${part}`, () => {
    for (const environment of hostEnvironments) {
      describe(environment, () => {
        let registered: readonly Declared[] = [];
        before(async function () {
          this.timeout(180_000);
          registered = await buildHost(environment);
        });
        tests(environment, () => registered);
      });
    }
  });
}
