import assert from "node:assert/strict";
import { only, valuesOf } from "../support/mocks";
import { describePersistentLayer } from "./layer";

const secretType = "aws:secretsmanager/secret:Secret";

describePersistentLayer("secrets, parameters, packages, keys", ({ environment, facts, registered }) => {
  it("has a secret too many, too few or by another name", () => {
    assert.deepEqual(valuesOf(registered(), secretType, "name"), [
      `tradai/${environment}/ci-client-credentials`,
      `tradai/${environment}/exchange-keys`,
      `tradai/${environment}/m2m-client-credentials`,
    ]);
  });

  it("writes a value into the exchange keys, or stores no app client's secret", () => {
    const stored = valuesOf(registered(), "aws:secretsmanager/secretVersion:SecretVersion", "secretId");
    assert.deepEqual(stored, ["id-of-secret-ci-client", "id-of-secret-m2m-client"]);
  });

  it("keeps a deleted secret's name taken where nothing is protected, or loses it at once where it is", () => {
    const { inputs } = only(registered(), secretType, "name", `tradai/${environment}/exchange-keys`);
    assert.equal(inputs.recoveryWindowInDays, facts.protected ? 30 : 0);
    assert.equal(inputs.kmsKeyId !== undefined, facts.customerKeys);
  });

  it("hides from containers what AWS named, or hands it over as a secret", () => {
    assert.deepEqual(
      valuesOf(registered(), "aws:ssm/parameter:Parameter", "name"),
      ["api-client-id", "ci-client-id", "hosted-ui", "issuer", "m2m-client-id", "user-pool-id"].map(
        (id) => `/tradai/${environment}/cognito/${id}`,
      ),
    );
    assert.deepEqual(
      new Set(valuesOf(registered(), "aws:ssm/parameter:Parameter", "type")),
      new Set(["String"]),
    );
  });

  it("connects our own packages to the outside, or has no package repository", () => {
    const repository = "aws:codeartifact/repository:Repository";
    assert.deepEqual(valuesOf(registered(), "aws:codeartifact/domain:Domain", "domain"), [
      `tradai-${environment}`,
    ]);
    const python = only(registered(), repository, "repository", `tradai-python-${environment}`);
    assert.equal(python.inputs.externalConnections, undefined);
    const pypi = only(registered(), repository, "repository", `tradai-pypi-${environment}`);
    assert.deepEqual(pypi.inputs.externalConnections, { externalConnectionName: "public:pypi" });
  });

  it("has a customer key that the environment's switch does not ask for, or lacks one", () => {
    const ids = facts.customerKeys ? ["alerts", "data", "logs", "recovery", "trail"] : ["alerts"];
    assert.deepEqual(
      valuesOf(registered(), "aws:kms/alias:Alias", "name"),
      ids.map((id) => `alias/tradai-${id}-${environment}`),
    );
    for (const { type, name, inputs } of registered()) {
      if (type !== "aws:kms/key:Key") continue;
      assert.equal(inputs.enableKeyRotation, true, name);
      assert.equal(inputs.deletionWindowInDays, 30, name);
    }
  });
});
