import type { FoundationState, PersistentState } from "../../../shared/contracts";
import type { Environment } from "../../../shared/naming";
import { persistentSample } from "../../config/support/persistent-sample";
import { environmentFacts, inEnvironment, serviceFacts } from "../../facts/compute";

const region = "eu-central-1";

/** The identifier of a group: hexadecimal as at AWS, and made of its name, so that a test can tell whose it is. */
export function groupId(name: string): string {
  return `sg-${Buffer.from(name).toString("hex")}`;
}

/** The private subnets, by zone. */
export const privateSubnets = { "eu-central-1a": "subnet-0a", "eu-central-1b": "subnet-0b" };

/** The ARN of something of an environment. */
export function arnIn(environment: Environment, service: string, resource: string): string {
  const { account } = environmentFacts[environment];
  return `arn:aws:${service}:${region}:${account}:${inEnvironment(resource, environment)}`;
}

/** The outputs of the persistent layer: the key of the logs only where decisions.md section 8 has one. */
export function persistentOf(environment: Environment): PersistentState {
  const sample = persistentSample();
  const { keys, buckets } = sample;
  const logs = `tradai-logs-${environment}`;
  return {
    ...sample,
    keys: environmentFacts[environment].logsKey ? keys : { alerts: keys.alerts },
    buckets: { ...buckets, logs: { name: logs, arn: `arn:aws:s3:::${logs}` } },
  };
}

/** Groups of foundation: those of every shape, and those of hosts or of services on their own. */
function securityGroups(environment: Environment): FoundationState["securityGroups"] {
  const shaped = environmentFacts[environment].consolidated
    ? ["consolidated", "nat", "live-trading", "dry-run-trading"]
    : serviceFacts.map(({ id }) => id);
  const names = ["alb", "link", "functions", "tasks", "endpoints", "database", ...shaped];
  return Object.fromEntries(
    names.map((name) => [name, groupId(name)]),
  ) as unknown as FoundationState["securityGroups"];
}

/** The outputs of the foundation layer, named as decisions.md section 5 names what they lead to. */
export function foundationOf(environment: Environment): FoundationState {
  const queue = (name: string): FoundationState["queues"]["events-dlq"] => ({
    name: inEnvironment(name, environment),
    arn: arnIn(environment, "sqs", name),
    url: `https://sqs.${region}.amazonaws.com/1/${inEnvironment(name, environment)}`,
  });
  const topic = (id: string): { name: string; arn: string } => ({
    name: `tradai-${id}-${environment}`,
    arn: arnIn(environment, "sns", `tradai-${id}-{env}`),
  });
  const { account, domain } = environmentFacts[environment];
  const database = `tradai-mlflow-${environment}`;
  const parameters = ["address", "port", "secret-arn", "pool-size"].map((id) => `database/${id}`);
  return {
    vpc: { id: "vpc-0a", cidr: "10.0.0.0/16" },
    subnets: { public: {}, private: privateSubnets, database: {} },
    securityGroups: securityGroups(environment),
    ...(domain === undefined ? {} : { certificate: { arn: arnIn(environment, "acm", "certificate/1a2b") } }),
    database: { identifier: database, arn: arnIn(environment, "rds", `db:${database}`) },
    queues: {
      "backtest-queue": queue("tradai-backtest-queue-{env}.fifo"),
      "backtest-dlq": queue("tradai-backtest-dlq-{env}.fifo"),
      "events-dlq": queue("tradai-events-dlq-{env}"),
    },
    topics: {
      alerts: topic("alerts"),
      registration: topic("registration"),
      escalation: topic("escalation"),
    },
    parameters: Object.fromEntries(
      [...parameters, "mlflow/tracking-uri"].map((id) => [id, `/tradai/${environment}/${id}`]),
    ) as FoundationState["parameters"],
    flowLogGroup: {
      name: `/aws/vpc/tradai-${environment}/flow-logs`,
      arn: arnIn(environment, "logs", `log-group:/aws/vpc/tradai-{env}/flow-logs`),
    },
    functionDeployments: {
      application: `tradai-functions-${environment}`,
      roleArn: `arn:aws:iam::${account}:role/tradai-function-deployments-${environment}`,
    },
  };
}
