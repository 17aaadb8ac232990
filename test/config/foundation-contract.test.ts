import assert from "node:assert/strict";
import { foundationContract, publishFoundation, readLayer } from "../../shared/contracts";
import type { FoundationOutputs, FoundationState } from "../../shared/contracts";
import { storedStack } from "./support/stored";

const { engineWith, refused } = storedStack("foundation", "compute");
const account = "600802701449";
const arn = (service: string, rest: string): string => `arn:aws:${service}:eu-central-1:${account}:${rest}`;

/** Outputs of the foundation layer as an operator would find them in dev with a domain. */
function sample(): FoundationState {
  const zones = (last: string): Record<string, string> => ({
    "eu-central-1a": `subnet-0${last}a`,
    "eu-central-1b": `subnet-0${last}b`,
  });
  const queue = (name: string): { name: string; arn: string; url: string } => ({
    name,
    arn: arn("sqs", name),
    url: `https://sqs.eu-central-1.amazonaws.com/${account}/${name}`,
  });
  const topic = (name: string): { name: string; arn: string } => ({ name, arn: arn("sns", name) });
  return {
    vpc: { id: "vpc-0828db9a63c49b746", cidr: "10.0.0.0/16" },
    subnets: { public: zones("1"), private: zones("2"), database: zones("3") },
    securityGroups: {
      link: "sg-01",
      alb: "sg-02",
      functions: "sg-03",
      tasks: "sg-04",
      database: "sg-05",
      consolidated: "sg-06",
      "live-trading": "sg-07",
      "dry-run-trading": "sg-08",
      endpoints: "sg-09",
      nat: "sg-0a",
    },
    certificate: { arn: arn("acm", "certificate/1a2b3c") },
    database: { identifier: "tradai-mlflow-dev", arn: arn("rds", "db:tradai-mlflow-dev") },
    queues: {
      "backtest-queue": queue("tradai-backtest-queue-dev.fifo"),
      "backtest-dlq": queue("tradai-backtest-dlq-dev.fifo"),
      "events-dlq": queue("tradai-events-dlq-dev"),
    },
    topics: {
      alerts: topic("tradai-alerts-dev"),
      registration: topic("tradai-registration-dev"),
      escalation: topic("tradai-escalation-dev"),
    },
    parameters: {
      "database/address": "/tradai/dev/database/address",
      "database/port": "/tradai/dev/database/port",
      "database/secret-arn": "/tradai/dev/database/secret-arn",
      "database/pool-size": "/tradai/dev/database/pool-size",
      "mlflow/tracking-uri": "/tradai/dev/mlflow/tracking-uri",
    },
    flowLogGroup: {
      name: "/aws/vpc/tradai-dev/flow-logs",
      arn: arn("logs", "log-group:/aws/vpc/tradai-dev/flow-logs"),
    },
    functionDeployments: {
      application: "tradai-functions-dev",
      roleArn: `arn:aws:iam::${account}:role/tradai-function-deployments-dev`,
    },
  };
}

/** One thing that is wrong, and the line that it costs. */
const faults: readonly (readonly [title: string, change: (s: FoundationState) => object, line: string])[] = [
  [
    "a group that every environment has",
    (s) => ({ ...s, securityGroups: { ...s.securityGroups, functions: undefined } }),
    "securityGroups.functions: missing, expected the identifier of the security group functions, sg-...",
  ],
  [
    "the database tier",
    (s) => ({ ...s, subnets: { ...s.subnets, database: undefined } }),
    "subnets.database: missing, expected a subnet for each zone",
  ],
  ["a whole part", (s) => ({ ...s, queues: undefined }), "queues: missing, expected a map"],
  [
    "the form of an identifier",
    (s) => ({ ...s, vpc: { ...s.vpc, id: "tradai-dev" } }),
    'vpc.id: found "tradai-dev", expected the identifier of the VPC, vpc-...',
  ],
  [
    "a subnet's identifier in one zone",
    (s) => ({ ...s, subnets: { ...s.subnets, private: { "eu-central-1a": "10.0.11.0/24" } } }),
    'subnets.private.eu-central-1a: found "10.0.11.0/24", expected the identifier of a private subnet, subnet-...',
  ],
  [
    "an ARN of the right service",
    (s) => ({ ...s, topics: { ...s.topics, alerts: { name: "x", arn: s.queues["events-dlq"].arn } } }),
    `topics.alerts.arn: found "${arn("sqs", "tradai-events-dlq-dev")}", expected an ARN of sns`,
  ],
  [
    "a queue's URL",
    (s) => ({
      ...s,
      queues: { ...s.queues, "events-dlq": { ...s.queues["events-dlq"], url: "http://localhost:9324" } },
    }),
    'queues.events-dlq.url: found "http://localhost:9324", expected the https URL of the queue',
  ],
  [
    "a type",
    (s) => ({ ...s, database: { ...s.database, identifier: 7 } }),
    "database.identifier: found 7, expected the identifier of the database",
  ],
];

describe("what the foundation layer hands on", () => {
  it("is refused although it is as agreed", async () => {
    await engineWith(sample());
    assert.deepEqual(await refused(() => publishFoundation(sample())), []);
    assert.deepEqual(await refused(() => readLayer("foundation", foundationContract)), []);
  });

  it("is refused in prod, where there is neither a NAT instance nor a host", async () => {
    const { securityGroups, certificate, ...rest } = sample();
    assert.ok(certificate);
    const { nat, consolidated, endpoints, ...others } = securityGroups;
    assert.ok(nat && consolidated && endpoints);
    const outputs = { ...rest, securityGroups: { ...others, mlflow: "sg-0b" } };
    await engineWith(outputs);
    assert.deepEqual(await refused(() => publishFoundation(outputs)), []);
    assert.deepEqual(await refused(() => readLayer("foundation", foundationContract)), []);
  });

  for (const [title, change, line] of faults) {
    it(`lacks ${title}, and the producer does not say which field of which stack`, async () => {
      const outputs = change(sample());
      await engineWith({});
      assert.deepEqual(await refused(() => publishFoundation(outputs as FoundationOutputs)), [line]);
    });

    it(`lacks ${title}, and the reader does not say which field of which stack`, async () => {
      await engineWith(JSON.parse(JSON.stringify(change(sample()))) as object);
      assert.deepEqual(await refused(() => readLayer("foundation", foundationContract)), [line]);
    });
  }

  it("holds what nobody agreed to, or a secret", async () => {
    await engineWith(sample(), ["database"]);
    const more = { ...sample(), password: "none" } as FoundationOutputs;
    assert.deepEqual(await refused(() => publishFoundation(more)), ["password: not part of the contract"]);
    assert.deepEqual(await refused(() => readLayer("foundation", foundationContract)), [
      "database: a secret, expected plain outputs",
    ]);
  });
});
