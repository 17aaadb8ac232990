import { problemOfKey } from "../checks/customer-key";
import { key } from "../examples/key";
import { scalable, table, tableKey } from "../examples/table";
import { show, UNKNOWN } from "../graph/values";
import type { Check, Rule } from "../rule";

const recoverable: Check = function* ({ inputs }) {
  if (inputs.flag("pointInTimeRecovery.enabled") !== true) {
    yield { found: "point-in-time recovery is off", expected: "`pointInTimeRecovery.enabled: true`" };
  }
};

const customerKey: Check = function* (subject, context) {
  if (!context.settings.customerKeys) {
    return;
  }
  const isOn = subject.inputs.flag("serverSideEncryption.enabled") === true;
  const path = "serverSideEncryption.kmsKeyArn";
  const problem = isOn && subject.inputs.has(path) ? problemOfKey(context, subject, path) : "";
  if (problem !== undefined) {
    yield {
      found: problem === "" ? "the table is encrypted with the key that AWS owns" : problem,
      expected: "`serverSideEncryption` with a customer key",
    };
  }
};

const protectedFromDeletion: Check = function* ({ inputs }, { settings }) {
  if (settings.deletionProtection && inputs.flag("deletionProtectionEnabled") !== true) {
    yield { found: "deletion protection is off", expected: "`deletionProtectionEnabled: true`" };
  }
};

const scales: Check = function* (subject, { graph }) {
  const mode = subject.inputs.text("billingMode") ?? "PROVISIONED";
  if (mode === "PAY_PER_REQUEST") {
    return;
  }
  const names = graph.identitiesOf(subject).map((name) => `table/${name}`);
  const scaled = graph
    .ofType("aws:appautoscaling/target:Target")
    .filter(({ inputs }) => names.some((name) => name === inputs.text("resourceId")))
    .map(({ inputs }) => inputs.text("scalableDimension"));
  for (const dimension of ["Read", "Write"]) {
    if (!scaled.includes(`dynamodb:table:${dimension}CapacityUnits`)) {
      yield {
        found: `the billing mode is ${show(mode)} and ${dimension.toLowerCase()} capacity does not scale`,
        expected: "PAY_PER_REQUEST, or an autoscaling target for reads and for writes",
      };
    }
  }
};

const rule: Rule = {
  name: "ddb-hardened",
  title: "Tables are recoverable and encrypted",
  description:
    "Every DynamoDB table has point-in-time recovery, and where the environment says so a customer key and deletion protection.",
  rationale:
    "The tables hold the state of trading: an accidental delete or a bad deployment is undone only from a point in time before it.",
  remediation: "Set pointInTimeRecovery, serverSideEncryption.kmsKeyArn and deletionProtectionEnabled.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: ["DynamoDB.1", "DynamoDB.2", "DynamoDB.6"],
    cdkNag: ["DDB3"],
    checkov: ["CKV_AWS_28", "CKV_AWS_119", "CKV2_AWS_16"],
  },
  findings: ["TRADAI-S-11", "TRADAI-S-39", "USDCOP-46", "ORION-10"],
  types: ["aws:dynamodb/table:Table"],
  checks: [recoverable, customerKey, protectedFromDeletion, scales],
  examples: {
    compliant: [
      { title: "A table as prod wants it", resources: [table({})] },
      {
        title: "A table without key and protection where neither is on",
        environment: "dev",
        resources: [table({}, ["serverSideEncryption", "deletionProtectionEnabled"])],
      },
      {
        title: "A key that is known after the update",
        resources: [
          {
            ...table({ serverSideEncryption: { enabled: true, kmsKeyArn: UNKNOWN } }),
            references: { serverSideEncryption: ["logs"] },
          },
          ...key(),
        ],
      },
      ...["aws:kms/alias:Alias", "aws:kms/replicaKey:ReplicaKey"].map((type) => ({
        title: `The ARN of ${type.replace(/.*:/, "")}, known after the update`,
        resources: [
          {
            ...table({ serverSideEncryption: { enabled: true, kmsKeyArn: UNKNOWN } }),
            references: { serverSideEncryption: ["suffix", "data"] },
          },
          { type: "random:index/randomId:RandomId", name: "suffix", inputs: { byteLength: 2 } },
          { type, name: "data", inputs: { description: "Data" } },
        ],
      })),
      {
        title: "A key of which nobody tells whether it is of the own account",
        resources: [{ ...table({}), provider: { region: "eu-central-1" } }],
      },
      {
        title: "Provisioned capacity that scales",
        resources: [table({ billingMode: "PROVISIONED" }), scalable("Read"), scalable("Write")],
      },
    ],
    violating: [
      {
        title: "No point-in-time recovery",
        environment: "dev",
        resources: [table({ pointInTimeRecovery: { enabled: false } })],
        resource: "deployments",
        says: "point-in-time recovery is off",
      },
      {
        title: "No customer key in prod",
        resources: [table({}, ["serverSideEncryption"])],
        resource: "deployments",
        says: "the key that AWS owns",
      },
      {
        title: "A customer key that is named but not switched on",
        resources: [table({ serverSideEncryption: { enabled: false, kmsKeyArn: tableKey } })],
        resource: "deployments",
        says: "the key that AWS owns",
      },
      {
        title: "A key of another account",
        resources: [
          table({
            serverSideEncryption: {
              enabled: true,
              kmsKeyArn: tableKey.replace("600802701449", "111122223333"),
            },
          }),
        ],
        resource: "deployments",
        says: "belongs to another account",
      },
      {
        title: "The alias of the key that AWS manages",
        resources: [
          table({
            serverSideEncryption: {
              enabled: true,
              kmsKeyArn: tableKey.replace(/key\/.*/, "alias/aws/dynamodb"),
            },
          }),
        ],
        resource: "deployments",
        says: "which AWS manages",
      },
      {
        title: "A table that prod can lose by one click",
        resources: [table({ deletionProtectionEnabled: false })],
        resource: "deployments",
        says: "deletion protection is off",
      },
      {
        title: "Provisioned writes that do not scale",
        resources: [table({}, ["billingMode"]), scalable("Read")],
        resource: "deployments",
        says: '"PROVISIONED" and write capacity does not scale',
      },
      {
        title: "Reads of which those of another table scale",
        resources: [
          table({ billingMode: "PROVISIONED" }),
          scalable("Write"),
          scalable("Read", "tradai-others-prod"),
        ],
        resource: "deployments",
        says: '"PROVISIONED" and read capacity does not scale',
      },
    ],
    undecided: [
      {
        title: "A key that is known after the update and may be anybody's",
        resources: [
          {
            ...table({ serverSideEncryption: { enabled: true, kmsKeyArn: UNKNOWN } }),
            references: { serverSideEncryption: ["role"] },
          },
          { type: "aws:iam/role:Role", name: "role", inputs: { name: "tradai-role-prod" } },
        ],
        resource: "deployments",
        says: "serverSideEncryption.kmsKeyArn",
      },
    ],
  },
};

export default rule;
