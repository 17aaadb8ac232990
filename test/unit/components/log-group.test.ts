import assert from "node:assert/strict";
import { LayerContext, createLogGroup } from "../../../shared/components";
import { loadEnvironment } from "../../../shared/config";
import { only, registeredBy } from "../support/mocks";
import type { Registered } from "../support/mocks";

const name = "/tradai/dev/backend-api";

function groupWith(dataProtection: "mask" | "none"): Promise<Registered[]> {
  return registeredBy("dev", "tradai-compute", () => {
    const context = new LayerContext("compute", loadEnvironment("dev"));
    createLogGroup(context, "backend-api-logs", {
      name,
      retentionInDays: 30,
      kmsKeyArn: undefined,
      dataProtection,
    });
  });
}

describe("log-group component", () => {
  it("shows credentials and e-mail addresses to whoever reads an application's logs", async () => {
    const registered = await groupWith("mask");
    const policy = only(
      registered,
      "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy",
      "logGroupName",
      name,
    );
    const { Statement: statements } = JSON.parse(policy.inputs.policyDocument as string) as {
      Statement: { DataIdentifier: string[]; Operation: { Deidentify?: object; Audit?: object } }[];
    };
    const masked = statements.find(({ Operation }) => Operation.Deidentify);
    const audited = statements.find(({ Operation }) => Operation.Audit);
    for (const identifier of ["AwsSecretKey", "EmailAddress"]) {
      const arn = `arn:aws:dataprotection::aws:data-identifier/${identifier}`;
      assert.ok(masked?.DataIdentifier.includes(arn), identifier);
    }
    // CloudWatch Logs refuses a policy whose two statements differ in their identifiers.
    assert.deepEqual(masked?.DataIdentifier, audited?.DataIdentifier);
  });

  it("masks a group that asked for none, or loses its retention", async () => {
    const registered = await groupWith("none");
    assert.deepEqual(
      registered.filter(({ type }) => type.includes("logDataProtectionPolicy")),
      [],
    );
    const group = only(registered, "aws:cloudwatch/logGroup:LogGroup", "name", name);
    assert.equal(group.inputs.retentionInDays, 30);
  });
});
