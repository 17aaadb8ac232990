import assert from "node:assert/strict";
import {
  CreateDeploymentCommand,
  DeploymentGroupDoesNotExistException,
  DeploymentLimitExceededException,
  GetDeploymentCommand,
} from "@aws-sdk/client-codedeploy";
import { GetAliasCommand, TooManyRequestsException } from "@aws-sdk/client-lambda";
import { loadEnvironment } from "../../../shared/config";
import { reportText } from "../../../tools/shift/report";
import { functionsIn } from "../../../tools/shift/shift";
import { account, World } from "./aws";
import type { FunctionInAws } from "./aws";

const behind: FunctionInAws = {
  live: 3,
  versions: [
    [1, 2, 3],
    [4, 10],
  ],
};
const newest: FunctionInAws = { live: 2, versions: [[1, 2]] };

describe("npm run shift", () => {
  let world: World;
  const of = (functions: Readonly<Record<string, FunctionInAws>>): World => {
    world = new World(functions);
    return world;
  };
  afterEach(() => world.restore());

  it("starts no deployment, or another one than from the live version to the newest", async () => {
    of({ "health-check": behind });
    const shifted = await world.shift(["health-check"]);
    assert.deepEqual(world.created(), [
      {
        group: "tradai-health-check-dev",
        type: "AppSpecContent",
        content: {
          version: 0,
          Resources: [
            {
              "tradai-health-check-dev": {
                Type: "AWS::Lambda::Function",
                Properties: {
                  Name: "tradai-health-check-dev",
                  Alias: "live",
                  CurrentVersion: "3",
                  TargetVersion: "10",
                },
              },
            },
          ],
        },
      },
    ]);
    assert.deepEqual(shifted, [
      {
        function: "health-check",
        from: "3",
        to: "10",
        deployment: "d-health-check",
        seconds: 0,
        ok: true,
        verdict: "shifted",
      },
    ]);
  });

  it("touches functions that are at their newest version, or says much about them", async () => {
    of({ "health-check": newest, "drift-monitor": newest });
    const shifted = await world.shift(["health-check", "drift-monitor"]);
    assert.deepEqual(shifted, []);
    assert.deepEqual(world.codeDeploy.calls(), []);
    assert.equal(
      reportText("dev", shifted, 2),
      "dev: nothing to do, 2 functions are at the newest version\n",
    );
  });

  it("starts one deployment too many or too few among functions of both kinds", async () => {
    of({ "health-check": behind, "drift-monitor": newest, "update-status": behind });
    const shifted = await world.shift(["update-status", "health-check", "drift-monitor"]);
    assert.deepEqual(
      world.created().map(({ group }) => group),
      ["tradai-update-status-dev", "tradai-health-check-dev"],
    );
    assert.deepEqual(
      shifted.map((each) => each.function),
      ["health-check", "update-status"],
    );
  });

  it("asks without a pause, forgets to tell how it goes, or reports before it has ended", async () => {
    of({
      "health-check": {
        ...behind,
        ends: [
          { status: "Created" },
          ...Array.from({ length: 6 }, () => ({ status: "InProgress" }) as const),
          { status: "Succeeded" },
        ],
      },
    });
    const [shifted] = await world.shift(["health-check"]);
    assert.deepEqual(world.lines, [
      "tradai-health-check-dev: d-health-check Created",
      "tradai-health-check-dev: d-health-check InProgress",
      "tradai-health-check-dev: d-health-check Succeeded",
    ]);
    assert.equal(world.waited.length, 7);
    assert.ok(world.waited.every((pause) => pause >= 5_000 && pause <= 20_000));
    assert.ok(Number(world.waited.at(-1)) > Number(world.waited[0]), "asks as often after minutes");
    assert.equal(shifted?.seconds, Math.round(world.waited.reduce((sum, pause) => sum + pause) / 1000));
  });

  it("calls a deployment that was rolled back a success, or does not wait for its rollback", async () => {
    of({
      "health-check": {
        ...behind,
        ends: [
          { status: "InProgress" },
          {
            status: "Stopped",
            errorInformation: { code: "ALARM_ACTIVE", message: "tradai-health-check-errors-dev went off" },
            rollbackInfo: { rollbackDeploymentId: "d-back" },
          },
        ],
      },
      "drift-monitor": behind,
    });
    world.ending("d-back", [{ status: "InProgress" }, { status: "Succeeded" }]);
    const shifted = await world.shift(["drift-monitor", "health-check"]);
    assert.deepEqual(
      shifted.map(({ ok, verdict }) => [ok, verdict]),
      [
        [true, "shifted"],
        [false, "rolled back by d-back (ALARM_ACTIVE: tradai-health-check-errors-dev went off)"],
      ],
    );
    assert.ok(world.lines.includes("tradai-health-check-dev: d-back Succeeded"));
  });

  it("hides that a rollback failed as well", async () => {
    of({
      "health-check": {
        ...behind,
        ends: [{ status: "Failed", rollbackInfo: { rollbackDeploymentId: "d-back" } }],
      },
    });
    world.ending("d-back", [{ status: "Failed" }]);
    const [shifted] = await world.shift(["health-check"]);
    assert.deepEqual([shifted?.ok, shifted?.verdict], [false, "Failed, and its rollback d-back too"]);
  });

  it("waits for ever, or gives no hint of what goes on without it", async () => {
    of({ "health-check": { ...behind, ends: [{ status: "InProgress" }] } });
    const [shifted] = await world.shift(["health-check"], { timeoutMinutes: 2 });
    assert.equal(shifted?.ok, false);
    assert.match(
      shifted.verdict,
      /still InProgress .* aws deploy get-deployment --deployment-id d-health-check/,
    );
    assert.ok(shifted.seconds <= 120);
  });

  it("lets a function that is not in AWS stop the others, or passes it over", async () => {
    of({ "health-check": { versions: [] }, "drift-monitor": behind });
    const shifted = await world.shift(["health-check", "drift-monitor"]);
    assert.deepEqual(
      shifted.map((each) => [each.function, each.ok]),
      [
        ["drift-monitor", true],
        ["health-check", false],
      ],
    );
    assert.match(
      shifted[1]?.verdict ?? "",
      /no tradai-health-check-dev with the alias live: deploy its layer/,
    );
  });

  it("takes the unpublished code for a version", async () => {
    of({ "health-check": { live: 1, versions: [[]] } });
    const [shifted] = await world.shift(["health-check"]);
    assert.deepEqual([shifted?.ok, shifted?.verdict], [false, "it has no published version"]);
    assert.deepEqual(world.created(), []);
  });

  it("starts a second deployment beside one that brings the newest version already", async () => {
    of({ "health-check": { ...behind, running: [{ status: "InProgress" }, { status: "Succeeded" }] } });
    const tell = (line: string): void => {
      world.lines.push(line);
      if (line.endsWith("Succeeded")) world.move("health-check", 10);
    };
    const [shifted] = await world.shift(["health-check"], { tell });
    assert.deepEqual(world.created(), []);
    assert.equal(world.lines[0], "tradai-health-check-dev: d-running-health-check is under way already");
    assert.deepEqual(
      [shifted?.ok, shifted?.deployment, shifted?.verdict],
      [true, "d-running-health-check", "shifted by a deployment of before"],
    );
  });

  it("stops at an older version that a deployment was bringing", async () => {
    of({ "health-check": { ...behind, running: [{ status: "Succeeded" }] } });
    const tell = (line: string): void => {
      if (line.endsWith("d-running-health-check Succeeded")) world.move("health-check", 4);
    };
    const [shifted] = await world.shift(["health-check"], { tell });
    assert.deepEqual([shifted?.from, shifted?.to, shifted?.deployment], ["4", "10", "d-health-check"]);
    assert.equal(world.created().length, 1);
  });

  it("tries once more what a deployment under way has just failed at", async () => {
    of({
      "health-check": { ...behind, running: [{ status: "Failed", errorInformation: { code: "TIMEOUT" } }] },
    });
    const [shifted] = await world.shift(["health-check"]);
    assert.deepEqual([shifted?.ok, shifted?.verdict], [false, "Failed (TIMEOUT)"]);
    assert.deepEqual(world.created(), []);
  });

  it("starts something in a dry run", async () => {
    of({ "health-check": behind, "drift-monitor": newest });
    const shifted = await world.shift(["health-check", "drift-monitor"], { dryRun: true });
    assert.deepEqual(world.codeDeploy.calls(), []);
    assert.deepEqual(
      shifted.map(({ from, to, ok, verdict }) => [from, to, ok, verdict]),
      [["3", "10", true, "would be shifted"]],
    );
  });

  it("works on functions of the account that the credentials happen to be of", async () => {
    of({ "health-check": behind });
    world.lambda.on(GetAliasCommand).resolves({
      AliasArn: "arn:aws:lambda:eu-central-1:111122223333:function:tradai-health-check-dev:live",
      FunctionVersion: "3",
    });
    await assert.rejects(world.shift(["health-check"]), {
      name: "UserError",
      message: `the credentials are of the account 111122223333; the environment's is ${account}`,
    });
    assert.deepEqual(world.codeDeploy.calls(), []);
  });

  const named = (name: string, message: string): Error =>
    Object.assign(new Error(message), { name, $metadata: {} });
  for (const { title, error, says } of [
    {
      title: "nobody is signed in",
      error: named("CredentialsProviderError", "Could not load credentials"),
      says: /^no AWS credentials: sign in .*Could not load credentials/,
    },
    {
      title: "the session has expired",
      error: named("ExpiredTokenException", "The security token is expired"),
      says: /^AWS does not accept the credentials: sign in again/,
    },
    {
      title: "a permission is missing",
      error: named("AccessDeniedException", "not authorized to perform: lambda:GetAlias"),
      says: /^the credentials do not allow it: not authorized to perform: lambda:GetAlias$/,
    },
    {
      title: "AWS is asked too much",
      error: new TooManyRequestsException({ message: "Rate exceeded", $metadata: {} }),
      says: /^AWS takes no more calls for now.*try again in a minute/,
    },
    {
      title: "there is no network",
      error: Object.assign(new Error("getaddrinfo ENOTFOUND lambda"), { code: "ENOTFOUND" }),
      says: /^AWS cannot be reached: /,
    },
  ]) {
    it(`shows a stack trace where ${title}`, async () => {
      of({});
      world.lambda.on(GetAliasCommand).rejects(error);
      await assert.rejects(world.shift(["health-check"]), { name: "UserError", message: says });
    });
  }

  for (const { title, error, says } of [
    {
      title: "another deployment was quicker",
      error: new DeploymentLimitExceededException({ message: "active", $metadata: {} }),
      says: /another deployment of it has begun meanwhile/,
    },
    {
      title: "there is no deployment group",
      error: new DeploymentGroupDoesNotExistException({ message: "no group", $metadata: {} }),
      says: /deploy its layer first \(no group\)/,
    },
    {
      title: "CodeDeploy throttles",
      error: named("ThrottlingException", "Rate exceeded"),
      says: /try again in a minute/,
    },
  ]) {
    it(`leaves the others alone where ${title}`, async () => {
      of({ "health-check": behind, "drift-monitor": behind });
      world.codeDeploy
        .on(CreateDeploymentCommand, { deploymentGroupName: "tradai-health-check-dev" })
        .rejects(error);
      const shifted = await world.shift(["drift-monitor", "health-check"]);
      assert.deepEqual(
        shifted.map(({ ok }) => ok),
        [true, false],
      );
      assert.match(shifted[1]?.verdict ?? "", says);
    });
  }

  it("loses the deployment that it started when CodeDeploy stops answering", async () => {
    of({ "health-check": behind });
    world.codeDeploy.on(GetDeploymentCommand).rejects(named("ThrottlingException", "Rate exceeded"));
    const [shifted] = await world.shift(["health-check"]);
    assert.deepEqual([shifted?.ok, shifted?.deployment], [false, "d-health-check"]);
  });

  for (const [when, fail] of [
    ["before", (known: World) => known.lambda.on(GetAliasCommand).rejects(new TypeError("x is undefined"))],
    [
      "after",
      (known: World) => known.codeDeploy.on(CreateDeploymentCommand).rejects(new TypeError("x is undefined")),
    ],
  ] as const) {
    it(`has a mistake of its own told as one of AWS, ${when} the first deployment`, async () => {
      fail(of({ "health-check": behind }));
      await assert.rejects(world.shift(["health-check"]), { name: "TypeError" });
    });
  }
});

describe("the functions that npm run shift looks at", () => {
  it("are not those of the environment", () => {
    const [dev, prod] = (["dev", "prod"] as const).map((environment) =>
      functionsIn(loadEnvironment(environment)),
    );
    for (const id of ["nat-route-updater", "deregistration"] as const) {
      assert.ok(dev?.includes(id) && !prod?.includes(id), id);
    }
    for (const id of ["deployment-gate", "migration-gate"] as const) {
      assert.ok(!dev?.includes(id) && prod?.includes(id), id);
    }
    // architecture.md 1.3: 18 documented in dev, one of them the NAT updater; three are additions.
    assert.deepEqual([dev?.length, prod?.length], [19, 19]);
  });
});
