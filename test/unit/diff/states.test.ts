import assert from "node:assert/strict";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../../shared/errors";
import { statesInBackend } from "../../../tools/diff/state-backend";
import { statesInFolder } from "../../../tools/diff/state-folder";
import { exported, folderWith, layers } from "./exports";

const stack = { type: "pulumi:pulumi:Stack", name: "stack", outputs: { a: 1 } };
const persistent = exported("persistent", [stack]);
const foundation = exported("foundation", [stack]);

function read(files: Readonly<Record<string, string>>): readonly string[] {
  return statesInFolder(folderWith(files), "dev", layers).map(({ layer }) => layer);
}

describe("npm run diff reads a folder of states and", () => {
  const expected = "expected what `pulumi stack export` writes";
  const mistakes: readonly { title: string; files: Readonly<Record<string, string>>; says: string }[] = [
    {
      title: "takes an empty folder for an environment without any layer",
      files: { "dev.json": persistent },
      says: "--state FOLDER: holds none of persistent.json, foundation.json, compute.json, edge.json",
    },
    {
      title: "stumbles over what is no JSON",
      files: { "persistent.json": "{" },
      says: `FOLDER/persistent.json: not JSON (.*); ${expected}`,
    },
    {
      title: "stumbles over an empty file",
      files: { "persistent.json": "" },
      says: `FOLDER/persistent.json: not JSON (.*); ${expected}`,
    },
    {
      title: "stumbles over JSON that is no export",
      files: { "persistent.json": '["a"]' },
      says: `FOLDER/persistent.json: Invalid input: expected object, received array; ${expected}`,
    },
    {
      title: "takes the file of a backend for an export",
      files: { "persistent.json": '{"checkpoint":{"latest":{}}}' },
      says: `FOLDER/persistent.json: version: Invalid input: expected number, received undefined; ${expected}`,
    },
    {
      title: "believes a resource without a URN",
      files: { "persistent.json": '{"version":3,"deployment":{"resources":[{"type":"a","custom":true}]}}' },
      says: `FOLDER/persistent.json: deployment.resources.0.urn: Invalid input: expected string, received undefined; ${expected}`,
    },
    {
      title: "believes a resource whose URN is none",
      files: {
        "persistent.json": '{"version":3,"deployment":{"resources":[{"urn":"x","type":"a","custom":true}]}}',
      },
      says: 'FOLDER/persistent.json: holds "x"; expected stack dev of project tradai-persistent',
    },
    {
      title: "compares dev with what is deployed of prod",
      files: { "persistent.json": exported("persistent", [stack], {}, "prod") },
      says:
        "FOLDER/persistent.json: holds stack prod of project tradai-persistent; " +
        "expected stack dev of project tradai-persistent",
    },
    {
      title: "takes one layer's state for another's",
      files: { "persistent.json": foundation },
      says:
        "FOLDER/persistent.json: holds stack dev of project tradai-foundation; " +
        "expected stack dev of project tradai-persistent",
    },
    {
      title: "would create a layer that was forgotten below one that is there",
      files: { "persistent.json": persistent, "compute.json": exported("compute", [stack]) },
      says: "--state FOLDER: compute is there, but foundation, which it rests on, is not",
    },
  ];
  for (const { title, files, says } of mistakes) {
    it(title, () => {
      const folder = folderWith(files);
      const lines = says.replaceAll("FOLDER", folder).split("(.*)");
      assert.throws(
        () => statesInFolder(folder, "dev", layers),
        (error: unknown) => {
          assert.ok(error instanceof UserError);
          assert.equal(error.exitCode, 1);
          assert.ok(error.message.startsWith(lines[0] ?? ""), error.message);
          assert.ok(error.message.endsWith(lines.at(-1) ?? ""), error.message);
          return !error.message.includes("\n");
        },
      );
    });
  }

  for (const title of ["a folder that does not exist", "a file"]) {
    it(`takes ${title} for an environment without any layer`, () => {
      const folder = folderWith({ "persistent.json": persistent });
      const given = join(folder, title === "a file" ? "persistent.json" : "nowhere");
      assert.throws(() => statesInFolder(given, "dev", layers), {
        name: "UserError",
        message: `--state ${given}: no such folder; allowed are a folder and a URL such as s3://bucket`,
      });
    });
  }

  it("refuses an environment of which the upper layers are not deployed yet", () => {
    assert.deepEqual(read({ "persistent.json": persistent, "foundation.json": foundation }), [
      "persistent",
      "foundation",
    ]);
  });

  for (const [title, text] of [
    ["was only made", '{"version":3,"deployment":{"manifest":{}}}'],
    ["was only made, in a service's words", '{"version":3,"deployment":null}'],
    ["was destroyed", exported("foundation", [])],
  ] as const) {
    it(`refuses a stack that ${title}`, () => {
      assert.deepEqual(read({ "persistent.json": persistent, "foundation.json": text }), ["persistent"]);
    });
  }
});

describe("npm run diff reads a backend and", function () {
  this.timeout(20_000);

  /** A CLI that answers as its script says, and notes how it was called. */
  function cli(script: string): { command: string; version: string; path: string; calls: () => string } {
    const folder = folderWith({
      pulumi: `#!/bin/sh\necho "$PULUMI_BACKEND_URL $PWD $*" >> "$0.calls"\n${script}\n`,
    });
    const command = join(folder, "pulumi");
    chmodSync(command, 0o755);
    const calls = (): string =>
      existsSync(`${command}.calls`) ? readFileSync(`${command}.calls`, "utf8") : "";
    return { command, version: "3.259.0", path: process.env.PATH ?? "", calls };
  }

  it("does more there than to export the four stacks", async () => {
    const engine = cli(`case "$PWD" in */persistent) echo '${persistent}';; *) exit 6;; esac`);
    const states = await statesInBackend({ url: "s3://states", environment: "dev", layers, engine });
    assert.deepEqual(
      states.map(({ layer }) => layer),
      ["persistent"],
    );
    const calls = engine.calls().trim().split("\n");
    assert.deepEqual(
      calls.map((call) => call.replace(/ \S*\//, " ")),
      layers.map((layer) => `s3://states ${layer} stack export --stack dev --non-interactive --color=never`),
    );
  });

  it("takes an older CLI's answer that there is no such stack for a failure", async () => {
    const engine = cli("echo \"error: no stack named 'dev' found\" >&2; exit 255");
    assert.deepEqual(await statesInBackend({ environment: "dev", layers, engine }), []);
  });

  it("takes a backend that cannot be reached for an empty one", async () => {
    const engine = cli('echo "error: AccessDenied" >&2; exit 255');
    await assert.rejects(statesInBackend({ url: "s3://states", environment: "dev", layers, engine }), {
      name: "UserError",
      message: "s3://states: stack dev of tradai-persistent: error: AccessDenied",
    });
  });
});
