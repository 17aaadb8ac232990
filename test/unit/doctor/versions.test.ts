import assert from "node:assert/strict";
import { GetAliasCommand, ListVersionsByFunctionCommand } from "@aws-sdk/client-lambda";
import { found, remedies, World } from "./world";

describe("versions of functions that nobody calls", () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  afterEach(() => world.restore());
  const examine = (): ReturnType<World["examine"]> => world.examine([], "versions");
  const deploy = (
    id: string,
    live: string,
    published: Readonly<Record<string, string | undefined>>,
  ): void => {
    const FunctionName = `tradai-${id}-dev`;
    world.lambda.on(GetAliasCommand, { FunctionName }).resolves({
      AliasArn: `arn:aws:lambda:eu-central-1:600802701449:function:${FunctionName}:live`,
      FunctionVersion: live,
    });
    world.lambda.on(ListVersionsByFunctionCommand, { FunctionName }).resolves({
      Versions: Object.entries({ $LATEST: "2026-03-01T11:59:00.000+0000", ...published }).map(
        ([Version, LastModified]) => ({ Version, ...(LastModified === undefined ? {} : { LastModified }) }),
      ),
    });
  };

  it("are asked for before anything is deployed", async () => {
    const results = await examine();
    assert.deepEqual(found(results), []);
    assert.deepEqual(
      results.map((result) => result.kind === "fine" && result.fine),
      ["no function is deployed yet"],
    );
  });

  it("are told where the alias is at the newest", async () => {
    deploy("health-check", "10", { 9: "2026-01-01T00:00:00.000+0000", 10: "2026-01-02T00:00:00.000+0000" });
    assert.deepEqual(found(await examine()), []);
  });

  it("wait for hours, or are told while the shift is under way", async () => {
    deploy("health-check", "9", { 9: "2026-01-01T00:00:00.000+0000", 10: "2026-03-01T10:59:59.000+0000" });
    deploy("drift-monitor", "1", { 1: "2026-01-01T00:00:00.000+0000", 2: "2026-03-01T11:00:00.000+0000" });
    const results = await examine();
    assert.deepEqual(found(results), [["warns", "tradai-health-check-dev"]]);
    assert.deepEqual(remedies(results), ["npm run shift -- dev --only health-check"]);
    const [result] = results;
    assert.equal(
      result?.kind === "finding" && result.found,
      "live leads to version 9, and the newest is 10, published 1 h ago",
    );
  });

  it("are passed over where AWS does not say since when", async () => {
    deploy("health-check", "1", { 1: undefined, 2: undefined });
    assert.deepEqual(found(await examine()), [["warns", "tradai-health-check-dev"]]);
  });
});
