import assert from "node:assert/strict";
import { resolve } from "node:path";
import { layers } from "../../../shared/naming";
import { repositoryRoot } from "../../../tools/engine/repository";
import { steps, textOf } from "./files";
import { faultOf, pulumiCalls } from "./pulumi-calls";

const pack = resolve(repositoryRoot, "policy-pack");

/** Folders that a step may run in: `matrix.layer` stands for each layer. */
function foldersOf(folder: string): readonly string[] {
  return folder === "${{ matrix.layer }}" ? layers : [folder];
}

describe("calls of pulumi in the pipelines", () => {
  const calls = steps.flatMap(({ at, step, folder }) =>
    pulumiCalls(step.run ?? "").map((call) => ({ at, call, folders: foldersOf(folder) })),
  );

  it("preview or deploy a layer without the policy pack, or change it where no policy looks", () => {
    const faults = calls.flatMap(({ at, call, folders }) => {
      const isPack = (path: string): boolean =>
        folders.every((folder) => resolve(repositoryRoot, folder, path) === pack);
      const fault = faultOf(call, isPack);
      return fault === undefined ? [] : [`${at}: ${fault}`];
    });
    assert.deepEqual(faults, []);
  });

  it("are not found by the test above", () => {
    const commands = calls.map(({ call }) => call.command).sort();
    assert.deepEqual(commands, ["preview", "preview", "up", "up", "up", "up"]);
  });

  it("stand where the test above does not look: in a script, or behind Pulumi's own action", () => {
    const script = textOf(".github/scripts/push-images.sh");
    assert.deepEqual(pulumiCalls(script), []);
    const action = steps.filter(({ step }) => step.uses?.startsWith("pulumi/")).map(({ at }) => at);
    assert.deepEqual(action, []);
  });

  it("leave the policies out of the preview that needs no account", () => {
    const without = steps.filter(({ step }) => step.run?.includes("--no-policy")).map(({ at }) => at);
    assert.deepEqual(without, []);
  });

  for (const [script, fault] of [
    ["pulumi up --yes", "pulumi up without --policy-pack"],
    ["cd edge && pulumi preview", "pulumi preview without --policy-pack"],
    ["pulumi --non-interactive pre \\\n  --diff", "pulumi pre without --policy-pack"],
    ["out=$(pulumi up)", "pulumi up without --policy-pack"],
    ["~/.pulumi/bin/pulumi up --policy-pack other", "pulumi up with other, which is not the policy pack"],
    ["pulumi up --policy-pack-config levels.json", "pulumi up without --policy-pack"],
    ["pulumi destroy --yes", "pulumi destroy, which no policy looks at"],
    ["true | pulumi refresh --yes", "pulumi refresh, which no policy looks at"],
    ["pulumi refresh --preview-only", undefined],
    ["pulumi up --policy-pack=pack", undefined],
    ["pulumi up \\\n  --policy-pack pack", undefined],
    ["# pulumi up", undefined],
    ["echo hello # pulumi is not called", undefined],
    ["pulumi login s3://state", undefined],
  ] as const) {
    it(`judge "${script.replace("\n", " ")}" wrongly`, () => {
      const faults = pulumiCalls(script).map((call) => faultOf(call, (path) => path === "pack"));
      assert.deepEqual(
        faults.filter((found) => found !== undefined),
        fault === undefined ? [] : [fault],
      );
    });
  }
});
