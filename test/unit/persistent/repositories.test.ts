import assert from "node:assert/strict";
import { functionNames, serviceNames } from "../../facts/persistent";
import { valuesOf } from "../support/mocks";
import { describePersistentLayer } from "./layer";

const repositoryType = "awsx:ecr:Repository";

describePersistentLayer("repositories", ({ environment, facts, registered }) => {
  it("has an image repository too many, too few or by another name", () => {
    const expected = [
      ...functionNames.map((name) => `tradai-lambda-${name}-${environment}`),
      ...serviceNames.map((name) => `tradai-${name}-${environment}`),
      ...facts.strategies.map((name) => `tradai-strategy-${name}-${environment}`),
    ].sort();
    assert.equal(expected.length, 26);
    assert.deepEqual(valuesOf(registered(), repositoryType, "name"), expected);
  });

  it("lets a tag move, skips the scan, drops the lifecycle or encrypts otherwise than the switch says", () => {
    for (const { name, type, inputs } of registered()) {
      if (type !== repositoryType) continue;
      assert.equal(inputs.imageTagMutability, "IMMUTABLE", name);
      assert.deepEqual(inputs.imageScanningConfiguration, { scanOnPush: true }, name);
      const [encryption] = inputs.encryptionConfigurations as { encryptionType: string }[];
      assert.equal(encryption?.encryptionType, facts.customerKeys ? "KMS" : "AES256", name);
      const lifecycle = inputs.lifecyclePolicy as { skip?: boolean; rules: unknown[] };
      assert.equal(lifecycle.skip, undefined, name);
      assert.equal(lifecycle.rules.length, 2, name);
      assert.equal(inputs.forceDelete, !facts.protected, name);
    }
  });

  it("lets Lambda pull from a service's repository, or keeps it from a function's", () => {
    const withPolicy = valuesOf(registered(), "aws:ecr/repositoryPolicy:RepositoryPolicy", "policy");
    assert.equal(withPolicy.length, functionNames.length);
  });
});
