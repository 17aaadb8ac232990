import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { Run } from "../../policy-pack/analysis/run";
import { host } from "../../policy-pack/examples/containers";
import { dockerRunsOf } from "../../policy-pack/graph/docker-runs";
import { ResourceGraph } from "../../policy-pack/graph/graph";
import { loadRules } from "../../policy-pack/rules";
import type { Fixture } from "../../policy-pack/rule";
import { factsOf } from "./fixtures";

function runsOf(fixture: Fixture): ReturnType<typeof dockerRunsOf> {
  const graph = new ResourceGraph(factsOf({ environment: "dev", resources: [fixture] }), {});
  return graph.resources.flatMap((resource) => dockerRunsOf(resource));
}

const optionsOf = (line: string): Record<string, readonly string[]> =>
  Object.fromEntries(runsOf(host([line]))[0]?.options ?? []);

describe("containers of a start script", () => {
  it("are read with long, short, joined and repeated options, or a bad one goes unseen", () => {
    const found = optionsOf(
      'docker run -dit -u 1000 --memory=1g -v /data:/data -v "/my logs:/logs" --rm api --user root',
    );
    assert.deepEqual(found, {
      d: ["true"],
      i: ["true"],
      t: ["true"],
      user: ["1000"],
      memory: ["1g"],
      volume: ["/data:/data", "/my logs:/logs"],
      rm: ["true"],
    });
  });

  it("are read across continued lines, behind other commands and in compressed user data", () => {
    const script = "#!/bin/bash\nset -e; docker pull api && docker run \\\n    --name api \\\n    api\n";
    const compressed = host([], { userData: gzipSync(script).toString("base64") });
    assert.deepEqual(
      runsOf(compressed).map(({ label }) => label),
      ["api"],
    );
    assert.deepEqual(runsOf(host(["# docker run --name api api", "docker ps"])), []);
  });

  for (const [title, line] of [
    ["an array", 'docker run --name api "${options[@]}" api'],
    ["a variable", "docker run $OPTIONS --name api api"],
    ["the arguments of a function", 'start() { docker run --name api "$@"; }'],
    ["a file of Compose", "docker compose --file /etc/tradai/compose.yaml up --detach"],
  ] as const) {
    it(`are not guessed at where ${title} holds their options`, () => {
      const rule = loadRules().rules.find(({ name }) => name === "container-hardened");
      assert.ok(rule);
      const facts = factsOf({ environment: "dev", resources: [host([line])] });
      const result = new Run(facts, { config: { environments: {} }, stackConfig: {} }).resultOf(rule);
      assert.deepEqual(
        result.violations.map(({ found }) => found),
        [],
      );
      assert.equal(result.notEvaluated.length, 1);
    });
  }
});
